//! Addresses on the network, of services and of printers.
//!
//! Checked by their form only: whether anybody answers there is found out by those who call.

use super::report::Wrong;

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
            Some(("https", rest)) => !host_of(rest).is_empty(),
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
