//! Slips in the mapping of a case system.

use super::{check, faults};

/// The good file with a small mapping behind it.
fn mapped(target: &str) -> String {
    format!("{}\n{target}", super::GOOD)
}

const REST: &str = r#"
[[targets]]
name = "desk"
kind = "rest"
url = "https://desk.example.org/rest"
login_file = "desk.login"

[[targets.records]]
name = "ticket"
key = "{{ subject }}"
lookup = { url = "issues?key={{ key }}", records = "/items", id = "/id", key = "/key" }
read = { url = "issues/{{ record }}", key = "/key" }
create = { kinds = ["ticket.issued"], url = "issues", id = "/id", json = { title = "{{ data.number }}" } }

[[targets.records.updates]]
kinds = ["ticket.called", "ticket.finished"]
url = "issues/{{ record }}"
form = { state = "{{ kind }}", when = "{{ at | date('%H:%M') }}" }
"#;

/// The line of the mapping's first one.
fn first() -> usize {
    super::GOOD.lines().count() + 3
}

#[test]
fn a_slip_in_a_mapping_is_named_with_its_cure() {
    let good = mapped(REST);
    let at = first();
    check(
        &good,
        &[
            (
                "kind = \"rest\"",
                "kind = \"soap\"",
                at + 2,
                "targets[1].kind",
                "http, rest",
            ),
            (
                "login_file",
                "gzip = true\nlogin_file",
                at + 4,
                "targets[1].gzip",
                "known here",
            ),
            (
                "login_file",
                "login_fil",
                at + 4,
                "targets[1].login_fil",
                "did you mean `login_file`?",
            ),
            (
                "login_file",
                "token_file = \"t\"\nlogin_file",
                at + 5,
                "targets[1].login_file",
                "the one that the system wants",
            ),
            (
                "login_file",
                "most_per_second = 0\nlogin_file",
                at + 4,
                "targets[1].most_per_second",
                "from 1",
            ),
            (
                "login_file",
                "why = \"error.msg\"\nlogin_file",
                at + 4,
                "targets[1].why",
                "a slash before each",
            ),
            (
                "login_file",
                "headers = { Authorization = \"Bearer x\" }\nlogin_file",
                at + 4,
                "targets[1].headers.Authorization",
                "token_file or login_file",
            ),
            (
                "login_file",
                "headers = { \"X Y\" = \"1\" }\nlogin_file",
                at + 4,
                "targets[1].headers.X Y",
                "letters, digits and hyphens",
            ),
            (
                "name = \"ticket\"",
                "name = \"Ticket\"",
                at + 7,
                "targets[1].records[0].name",
                "\"ticket\"",
            ),
            (
                "{{ subject }}",
                "{{ subject }",
                at + 8,
                "targets[1].records[0].key",
                "as Jinja does",
            ),
            (
                "{{ subject }}",
                "{{ subjekt }}",
                at + 8,
                "targets[1].records[0].key",
                "\"subject\"",
            ),
            (
                "{{ subject }}",
                "{{ personal.comment }}",
                at + 8,
                "targets[1].records[0].key",
                "personal = true",
            ),
            (
                "{{ subject }}",
                "{{ record }}",
                at + 8,
                "targets[1].records[0].key",
                "write one of",
            ),
            (
                "{{ subject }}",
                "{{ subject | uper }}",
                at + 8,
                "targets[1].records[0].key",
                "\"upper\"",
            ),
            (
                "\"/items\"",
                "\"items\"",
                at + 9,
                "targets[1].records[0].lookup.records",
                "a slash before each",
            ),
            (
                "url = \"issues?",
                "metod = \"GET\", url = \"issues?",
                at + 9,
                "targets[1].records[0].lookup.metod",
                "did you mean `method`?",
            ),
            (
                "\"issues/{{ record }}\", key",
                "\"https://elsewhere.example.org\", key",
                at + 10,
                "targets[1].records[0].read.url",
                "follows the target's url",
            ),
            (
                "[\"ticket.issued\"]",
                "[\"ticket.isued\"]",
                at + 11,
                "targets[1].records[0].create.kinds[0]",
                "\"ticket.issued\"",
            ),
            (
                "[\"ticket.issued\"]",
                "[]",
                at + 11,
                "targets[1].records[0].create.kinds",
                "at least one",
            ),
            (
                "url = \"issues\"",
                "url = \"issues/{{ token }}\"",
                at + 11,
                "targets[1].records[0].create.url",
                "write one of",
            ),
            (
                "json = { title",
                "form = { a = \"b\" }, json = { title",
                at + 11,
                "targets[1].records[0].create.form",
                "the one that the system wants",
            ),
            (
                "{ title = \"{{ data.number }}\" }",
                "{ title = 1979-05-27 }",
                at + 11,
                "targets[1].records[0].create.json.title",
                "double quotes",
            ),
            (
                "\"ticket.finished\"]",
                "\"ticket.called\"]",
                at + 14,
                "targets[1].records[0].updates[0].kinds[1]",
                "each kind once",
            ),
            (
                "\"ticket.finished\"]",
                "\"ticket.undone\"]",
                at + 14,
                "targets[1].records[0].updates[0].kinds[1]",
                "leave it out",
            ),
            (
                "{{ kind }}",
                "{{ etag }}",
                at + 16,
                "targets[1].records[0].updates[0].form.state",
                "write one of",
            ),
            (
                "%H:%M'",
                "%H:%Q'",
                at + 16,
                "targets[1].records[0].updates[0].form.when",
                "strftime",
            ),
        ],
    );
}

#[test]
fn what_a_mapping_lacks_is_said_where_it_should_stand() {
    let text = mapped(
        "[[targets]]\nname = \"desk\"\nkind = \"rest\"\nurl = \"https://desk.example.org/rest\"",
    );
    let found = faults(&text);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].key, "targets[1].records");
    let found = faults(&format!("{text}\n[[targets.records]]\nname = \"ticket\""));
    let keys: Vec<&str> = found.iter().map(|fault| fault.key.as_str()).collect();
    assert_eq!(
        keys,
        ["lookup", "read", "create"].map(|part| format!("targets[1].records[0].{part}"))
    );
}

#[test]
fn a_bar_in_a_text_is_no_filter_and_what_is_personal_may_be_named_where_it_is_allowed() {
    let with = REST.replace("name = \"desk\"", "name = \"desk\"\npersonal = true");
    let words =
        "{{ personal.comment | default('a|b') | cut(80) }} | {% if data.priority %}|{% endif %}";
    let found = faults(&mapped(&with.replace("{{ data.number }}", words)));
    assert!(found.is_empty(), "{found:#?}");
}
