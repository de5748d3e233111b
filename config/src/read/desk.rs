//! Reads `[desk]`: where the branch service listens, for which names, and how much it bears.
//!
//! A device that says nothing of it serves itself alone.

use super::address;
use super::report::Wrong;
use super::table::{Table, all};
use super::value::Value;
use crate::Desk;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

pub(super) const KEYS: &[&str] = &[
    "listen",
    "port",
    "plain_on_loopback",
    "names",
    "page_listen",
    "session_minutes",
    "requests_per_minute",
    "connections",
];
const LISTEN: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);
const PORT: u16 = 8443;
const NAME: &str = "reception.local";

/// The branch service of the document `root`.
pub(crate) fn desk(root: &Table<'_>) -> Option<Desk> {
    let table = root.table("desk", KEYS)?;
    let listen = table.or("listen", LISTEN, |v| v.parse(address::own));
    let port = table.or("port", PORT, |v| port(v.number(1..=u16::MAX.into())?));
    let plain_on_loopback = table.or("plain_on_loopback", true, |v| v.yes_or_no());
    let names = names(&table);
    let page_listen = table.or("page_listen", None, |v| {
        v.parse(address::listener).map(Some)
    });
    let session_minutes = table.or("session_minutes", 240, |v| v.number(5..=1440));
    let requests_per_minute = table.or("requests_per_minute", 1200, |v| v.number(60..=100_000));
    let connections = table.or("connections", 256, |v| v.number(16..=4096));
    let (listen, port, page_listen) = (listen?, port?, page_listen?);
    beside(&table, SocketAddr::new(listen, port), page_listen)?;
    Some(Desk {
        listen,
        port,
        plain_on_loopback: plain_on_loopback?,
        names: names?,
        page_listen,
        session_minutes: session_minutes?,
        requests_per_minute: requests_per_minute?,
        connections: connections?,
    })
}

fn port(number: u32) -> Option<u16> {
    u16::try_from(number).ok()
}

fn names(table: &Table<'_>) -> Option<Vec<String>> {
    let Some(value) = table.optional("names") else {
        return Some(vec![NAME.to_owned()]);
    };
    let values = value.list()?;
    if values.is_empty() {
        let right = format!("write at least one, such as [{NAME:?}]");
        return value.wrong(Wrong::new("names no host", right));
    }
    let names = all(values.iter().map(|value| value.parse(address::host)))?;
    once(&values, &names).map(|()| names)
}

/// Reports each of `values` whose name, however it is written, stands among those before it.
fn once(values: &[Value<'_>], names: &[String]) -> Option<()> {
    let each = values.iter().enumerate().map(|(index, value)| {
        let (earlier, own) = names.split_at_checked(index)?;
        match own.first().filter(|own| earlier.contains(own)) {
            None => Some(()),
            Some(own) => {
                let what = format!("{own:?} stands here a second time");
                value.wrong(Wrong::new(what, "write each name once"))
            }
        }
    });
    all(each).map(|_| ())
}

/// Reports a page's listener that would meet the service's own: only one of them could open.
fn beside(table: &Table<'_>, service: SocketAddr, page: Option<SocketAddr>) -> Option<()> {
    let meets = |page: &SocketAddr| {
        let any = page.ip().is_unspecified() || service.ip().is_unspecified();
        page.port() == service.port() && (any || page.ip() == service.ip())
    };
    let Some(page) = page.filter(meets) else {
        return Some(());
    };
    let what = format!("{page} is taken by the branch service itself, at {service}");
    let right = "write another port";
    table
        .optional("page_listen")?
        .wrong(Wrong::new(what, right))
}
