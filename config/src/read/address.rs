//! Addresses on the network, of services and of printers.
//!
//! Checked by their form only: whether anybody answers there is found out by those who call.

use super::report::Wrong;
use super::scalar::in_latin_digits;
use std::net::{IpAddr, SocketAddr};

/// The longest host name and the longest part of one between dots (RFC 1035).
const LONGEST_HOST: usize = 253;
const LONGEST_LABEL: usize = 63;

/// An address that speaks HTTP: `https://`, or plain `http://` on this very machine.
pub(crate) fn http(text: &str) -> Result<String, Wrong> {
    let local = ["127.0.0.1", "[::1]", "localhost"];
    let host_of = |rest: &str| {
        rest.split(['/', '?', '#'])
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    let machine = |host: &str| match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name.to_owned(),
        _ => host.to_owned(),
    };
    let good = !text.chars().any(|c| c.is_whitespace() || c.is_control())
        && match text.split_once("://") {
            Some(("https", rest)) => !machine(&host_of(rest)).is_empty(),
            Some(("http", rest)) => local.contains(&machine(&host_of(rest)).as_str()),
            _ => false,
        };
    if good {
        return Ok(text.trim_end_matches('/').to_owned());
    }
    let right = "write an https:// address, such as \"https://cases.example.org/facts\" (plain http:// only on 127.0.0.1)";
    Err(Wrong::new(format!("{text:?} is not a safe address"), right))
}

/// `host:port` of a network printer; without a port 9100, the port of raw printing.
pub(crate) fn printer(text: &str) -> Result<String, Wrong> {
    let wrong = || {
        let right =
            "write the printer's address, such as \"192.168.1.50\" or \"192.168.1.50:9100\"";
        Wrong::new(format!("{text:?} is not an address"), right)
    };
    let (host, port) = match text.rsplit_once(':') {
        Some((host, port)) if !host.contains(':') || host.ends_with(']') => (host, port),
        _ => (text, "9100"),
    };
    let allowed = |c: char| c.is_ascii_alphanumeric() || ".-_:[]".contains(c);
    let port: u16 = port.parse().map_err(|_| wrong())?;
    if host.is_empty() || port == 0 || !host.chars().all(allowed) {
        return Err(wrong());
    }
    match host.contains(':') && !host.starts_with('[') {
        true => Ok(format!("[{host}]:{port}")),
        false => Ok(format!("{host}:{port}")),
    }
}

/// An address of this machine, at which it listens.
pub(crate) fn own(text: &str) -> Result<IpAddr, Wrong> {
    in_latin_digits(text)?.parse().map_err(|_| {
        let right = "write \"127.0.0.1\" (this machine alone), \"0.0.0.0\" (every network it is on) or one of its addresses";
        Wrong::new(format!("{text:?} is not an address to listen at"), right)
    })
}

/// An address of this machine with its port.
pub(crate) fn listener(text: &str) -> Result<SocketAddr, Wrong> {
    let listener = in_latin_digits(text)?.parse().ok();
    let listener = listener.filter(|listener: &SocketAddr| listener.port() != 0);
    listener.ok_or_else(|| {
        let right = "write an address and a port, such as \"0.0.0.0:8080\" or \"[::]:8080\"";
        Wrong::new(format!("{text:?} is not an address to listen at"), right)
    })
}

/// What others call a machine by: a host name, given in lower case, or an IP address.
pub(crate) fn host(text: &str) -> Result<String, Wrong> {
    let ip = text.parse::<IpAddr>().ok();
    let ip = ip.filter(|ip| !ip.is_unspecified() && !ip.is_multicast());
    let name = is_name(text).then(|| text.to_ascii_lowercase());
    ip.map(|ip| ip.to_string()).or(name).ok_or_else(|| {
        let right = "write a name such as \"reception.local\" or an address such as \"192.168.1.10\", without https:// and port";
        Wrong::new(format!("{text:?} is not a host's name"), right)
    })
}

/// Whether `text` is a DNS name of letters, digits and hyphens whose last part is no number, so that it is not
/// taken for an address.
fn is_name(text: &str) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let good = |label: &str| {
        let length = (1..=LONGEST_LABEL).contains(&label.len());
        length && label.chars().all(allowed) && !label.starts_with('-') && !label.ends_with('-')
    };
    let last = text.rsplit('.').next().unwrap_or_default();
    let number = last.chars().all(|c| c.is_ascii_digit());
    text.len() <= LONGEST_HOST && text.split('.').all(good) && !number
}
