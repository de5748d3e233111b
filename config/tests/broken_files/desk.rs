//! The branch service, and the addresses by which it is reached.

use super::{STAFFED, check};

#[test]
fn a_place_to_listen_that_is_none_is_refused() {
    let (listen, page) = ("desk.listen", "desk.page_listen");
    check(
        STAFFED,
        &[
            ("\"0.0.0.0\"", "\"localhost\"", 60, listen, "\"127.0.0.1\""),
            ("\"0.0.0.0\"", "\"0.0.0.0:8443\"", 60, listen, "\"0.0.0.0\""),
            (
                "\"0.0.0.0\"",
                "\"٠.٠.٠.٠\"",
                60,
                listen,
                "with the digits 0-9",
            ),
            ("9443", "0", 61, "desk.port", "1 to 65535"),
            ("9443", "65536", 61, "desk.port", "1 to 65535"),
            (
                "\"0.0.0.0:8080\"",
                "\"0.0.0.0\"",
                64,
                page,
                "\"0.0.0.0:8080\"",
            ),
            (
                "\"0.0.0.0:8080\"",
                "\"0.0.0.0:0\"",
                64,
                page,
                "\"0.0.0.0:8080\"",
            ),
            ("\"0.0.0.0:8080\"", "8080", 64, page, "double quotes"),
            (
                "= false",
                "= \"no\"",
                62,
                "desk.plain_on_loopback",
                "true or false",
            ),
        ],
    );
}

#[test]
fn a_page_that_listens_where_the_service_does_is_refused() {
    let key = "desk.page_listen";
    check(
        STAFFED,
        &[
            (
                "\"0.0.0.0:8080\"",
                "\"0.0.0.0:9443\"",
                64,
                key,
                "another port",
            ),
            (
                "\"0.0.0.0:8080\"",
                "\"192.168.1.10:9443\"",
                64,
                key,
                "another port",
            ),
            ("9443", "8080", 64, key, "another port"),
        ],
    );
}

#[test]
fn a_name_that_no_certificate_can_be_for_is_refused() {
    let (all, first) = ("desk.names", "desk.names[0]");
    let written = "\"Reception-1.west.lan\"";
    check(
        STAFFED,
        &[
            (
                written,
                "\"https://west.lan\"",
                63,
                first,
                "without https:// and port",
            ),
            (
                written,
                "\"west.lan:8443\"",
                63,
                first,
                "without https:// and port",
            ),
            (written, "\"*.west.lan\"", 63, first, "\"reception.local\""),
            (
                written,
                "\"the reception\"",
                63,
                first,
                "\"reception.local\"",
            ),
            (written, "\"الاستقبال\"", 63, first, "\"reception.local\""),
            (written, "\"-west.lan\"", 63, first, "\"reception.local\""),
            (written, "\"west..lan\"", 63, first, "\"reception.local\""),
            (written, "\"west.lan.\"", 63, first, "\"reception.local\""),
            (written, "\"\"", 63, first, "\"reception.local\""),
            (written, "\"192.168.1\"", 63, first, "\"192.168.1.10\""),
            (written, "\"192.168.1.256\"", 63, first, "\"192.168.1.10\""),
            (written, "\"0.0.0.0\"", 63, first, "\"192.168.1.10\""),
            (written, "5", 63, first, "double quotes"),
            (
                "\"192.168.1.10\"",
                "\"reception-1.WEST.lan\"",
                63,
                "desk.names[1]",
                "each name once",
            ),
            (
                "[\"Reception-1.west.lan\", \"192.168.1.10\"]",
                "[]",
                63,
                all,
                "at least one",
            ),
            (
                "[\"Reception-1.west.lan\", \"192.168.1.10\"]",
                "\"west.lan\"",
                63,
                all,
                "[ … ]",
            ),
        ],
    );
}

#[test]
fn a_name_of_parts_too_long_is_refused_and_the_longest_is_not() {
    let named = |name: String| STAFFED.replace("\"Reception-1.west.lan\"", &format!("{name:?}"));
    let faults = |name: String| super::faults(&named(name)).len();
    let label = "a".repeat(63);
    assert_eq!(faults(format!("{label}.lan")), 0);
    assert_eq!(faults(format!("{label}a.lan")), 1);
    let longest = format!("{label}.{label}.{label}.{}", "b".repeat(61));
    assert_eq!((longest.len(), faults(longest.clone())), (253, 0));
    assert_eq!(faults(format!("{longest}b")), 1);
}

#[test]
fn a_figure_of_the_service_out_of_its_range_is_refused() {
    check(
        STAFFED,
        &[
            (
                "session_minutes = 30",
                "session_minutes = 4",
                65,
                "desk.session_minutes",
                "5 to 1440",
            ),
            (
                "session_minutes = 30",
                "session_minutes = 1441",
                65,
                "desk.session_minutes",
                "5 to 1440",
            ),
            (
                "= 600",
                "= 59",
                66,
                "desk.requests_per_minute",
                "60 to 100000",
            ),
            (
                "= 600",
                "= 100001",
                66,
                "desk.requests_per_minute",
                "60 to 100000",
            ),
            (
                "connections = 64",
                "connections = 15",
                67,
                "desk.connections",
                "16 to 4096",
            ),
            (
                "connections = 64",
                "connections = 4097",
                67,
                "desk.connections",
                "16 to 4096",
            ),
            ("[desk]", "[dask]", 59, "dask", "did you mean `desk`?"),
            (
                "connections",
                "conections",
                67,
                "desk.conections",
                "did you mean `connections`?",
            ),
        ],
    );
}

/// Tokens and visitors' words go there: never in plain over the network.
#[test]
fn a_service_or_page_reached_over_plain_http_is_refused() {
    let (service, page) = ("device.branch_service", "branch.public_address");
    let (at, queue) = (
        "\"https://reception-1.west.lan:8443\"",
        "\"https://queue.example.org\"",
    );
    check(
        STAFFED,
        &[
            (
                at,
                "\"http://reception-1.west.lan:8443\"",
                57,
                service,
                "https://",
            ),
            (at, "\"http://127.0.0.1.west.lan\"", 57, service, "https://"),
            (at, "\"reception-1.west.lan:8443\"", 57, service, "https://"),
            (at, "\"https://:8443\"", 57, service, "https://"),
            (at, "\"https://\"", 57, service, "https://"),
            (queue, "\"http://queue.example.org\"", 5, page, "https://"),
        ],
    );
    for near in [
        "\"http://127.0.0.1:8443\"",
        "\"http://localhost:8443\"",
        "\"http://[::1]:8443\"",
    ] {
        assert!(
            super::faults(&STAFFED.replace(at, near)).is_empty(),
            "{near}"
        );
    }
}
