//! Where records are delivered: tokens, certificates, bounds.

use super::{GOOD, check, faults};

#[test]
fn a_slip_in_a_target_is_named_with_its_cure() {
    let with = |line: &str| -> &'static str { format!("name = \"cases\"\n{line}").leak() };
    let name = "name = \"cases\"";
    check(
        GOOD,
        &[
            (
                name,
                with("token_env = \"cases token\""),
                44,
                "targets[0].token_env",
                "\"CASES_TOKEN\"",
            ),
            (
                name,
                with("certificate_file = \"a.pem\""),
                42,
                "targets[0].key_file",
                "add key_file",
            ),
            (
                name,
                with("key_file = \"a.key\""),
                42,
                "targets[0].certificate_file",
                "add certificate_file",
            ),
            (
                name,
                with("bandwidth_kib = 0"),
                44,
                "targets[0].bandwidth_kib",
                "from 1",
            ),
            (
                name,
                with("most_per_second = 1.6"),
                44,
                "targets[0].most_per_second",
                "whole number",
            ),
            (
                name,
                with("token = \"secret\""),
                44,
                "targets[0].token",
                "token_",
            ),
        ],
    );
    let both = with("token_file = \"t\"\ntoken_env = \"T\"");
    check(
        GOOD,
        &[(name, both, 45, "targets[0].token_env", "one of the two")],
    );
}

#[test]
fn a_secret_that_stands_where_its_name_should_is_not_repeated() {
    let slip = "name = \"cases\"\ntoken_env = \"s3cr3t-token\"";
    for fault in faults(&GOOD.replacen("name = \"cases\"", slip, 1)) {
        let told = fault.to_string();
        assert!(!told.contains("s3cr3t"), "{told}");
    }
}
