//! Forms, papers, social research, documents and who sees what is personal.

use super::check;

const REQUESTS: &str = include_str!("../files/requests.toml");

/// The line of the good file on which this stands first.
fn line_of(text: &str) -> usize {
    let before = REQUESTS.split(text).next().unwrap_or_default();
    before.matches('\n').count() + 1
}

/// (what stands there, what stands instead, key path, part of the cure): the line is that of what stands there.
fn check_lines(cases: &[(&'static str, &'static str, &'static str, &'static str)]) {
    for (from, to, key, right) in cases {
        check(REQUESTS, &[(from, to, line_of(from), key, right)]);
    }
}

#[test]
fn h3_h6_a_slip_in_the_branch_is_named_with_its_cure() {
    check_lines(&[
        (
            "social_research = \"research\"",
            "social_research = \"reserch\"",
            "branch.social_research",
            "did you mean \"research\"?",
        ),
        (
            "social_research = \"research\"",
            "social_research = 5",
            "branch.social_research",
            "double quotes",
        ),
        (
            "documents = \"papers\"",
            "documents = \" \"",
            "branch.documents",
            "write a path",
        ),
        (
            "form = \"aid\"",
            "form = \"aids\"",
            "branch.services[0].form",
            "did you mean \"aid\"?",
        ),
        (
            "form = \"aid\"",
            "form = \"Aid\"",
            "branch.services[0].form",
            "did you mean \"aid\"?",
        ),
    ]);
}

#[test]
fn h2_a_slip_in_a_paper_is_named_with_its_cure() {
    check_lines(&[
        (
            "{ id = \"photo\", optional",
            "{ id = \"identity\", optional",
            "branch.services[0].papers[2].id",
            "its own id",
        ),
        (
            "{ id = \"photo\", optional",
            "{ id = \"paper-2\", optional",
            "branch.services[0].papers[2].id",
            "what the paper is",
        ),
        (
            "{ id = \"photo\", optional",
            "{ id = \"Photo\", optional",
            "branch.services[0].papers[2].id",
            "\"photo\"",
        ),
        (
            "optional = true",
            "optional = 1",
            "branch.services[0].papers[2].optional",
            "true or false",
        ),
        (
            "{ ar = \"عقد الإيجار\", en = \"Lease\" }",
            "{ ar = \"عقد الإيجار\" }",
            "branch.services[0].papers[1].en",
            "the English text",
        ),
        (
            "{ ar = \"عقد الإيجار\", en = \"Lease\" }",
            "\"Lease\"",
            "branch.services[0].papers[1]",
            "both languages",
        ),
    ]);
}

#[test]
fn a_slip_in_who_sees_what_is_personal_is_named_with_its_cure() {
    check_lines(&[
        (
            "[\"manager\", \"admin\"]",
            "[]",
            "privacy.see_personal",
            "at least one role",
        ),
        (
            "[\"manager\", \"admin\"]",
            "[\"manager\", \"manager\"]",
            "privacy.see_personal[1]",
            "each role once",
        ),
        (
            "[\"manager\", \"admin\"]",
            "[\"employee\"]",
            "privacy.see_personal[0]",
            "clerk, manager, admin",
        ),
        ("see_personal", "see", "privacy.see", "see_personal"),
    ]);
}

#[test]
fn h5_a_slip_in_a_form_is_named_with_its_cure() {
    check_lines(&[
        (
            "earliest_answer_days = 7",
            "earliest_answer_days = 366",
            "forms[0].earliest_answer_days",
            "0 to 365",
        ),
        (
            "latest_answer_days = 21",
            "latest_answer_days = 6",
            "forms[0].latest_answer_days",
            "7 or more",
        ),
        (
            "latest_answer_days = 21",
            "latest_answer_days = 731",
            "forms[0].latest_answer_days",
            "1 to 730",
        ),
        (
            "silence_days = 10",
            "silence_days = 0",
            "forms[0].silence_days",
            "1 to 365",
        ),
        (
            "silence_days = 10",
            "silent_days = 10",
            "forms[0].silent_days",
            "`silence_days`",
        ),
        (
            "committee = { ar = \"لجنة العون\",",
            "committee = { ar = \" \",",
            "forms[0].committee.ar",
            "the Arabic text",
        ),
    ]);
    let before = line_of("[[forms]]");
    let again = "[[forms]]\nid = \"aid\"\nname = { ar = \"طلب\", en = \"Request\" }\n\
        [[forms.fields]]\nid = \"a\"\nlabel = { ar = \"أ\", en = \"A\" }\ntype = \"date\"\n[[forms]]";
    check(
        REQUESTS,
        &[("[[forms]]", again, before + 8, "forms[1].id", "its own id")],
    );
}

#[test]
fn p14_a_slip_in_a_field_is_named_with_its_cure() {
    check_lines(&[
        (
            "id = \"card\"",
            "id = \"name\"",
            "forms[0].fields[1].id",
            "its own id",
        ),
        (
            "label = { ar = \"رقم الهوية\", en = \"Card number\" }",
            "label = \"Card\"",
            "forms[0].fields[1].label",
            "both languages",
        ),
        (
            "type = \"date\"",
            "type = \"day\"",
            "forms[0].fields[4].type",
            "text, number, date",
        ),
        (
            "longest = 60",
            "longest = 1001",
            "forms[0].fields[0].longest",
            "1 to 1000",
        ),
        (
            "longest = 60",
            "personal = false",
            "forms[0].fields[0].personal",
            "leave it out",
        ),
        (
            "longest = 60",
            "least = 3",
            "forms[0].fields[0].least",
            "take it away",
        ),
        (
            "type = \"phone\"",
            "choices = []
type = \"phone\"",
            "forms[0].fields[5].choices",
            "take it away",
        ),
        (
            "most = 30",
            "most = 0",
            "forms[0].fields[2].most",
            "1 or more",
        ),
        (
            "required = false",
            "required = \"no\"",
            "forms[0].fields[2].required",
            "true or false",
        ),
        (
            "{ id = \"rent\", ar",
            "{ id = \"food\", ar",
            "forms[0].fields[3].choices[1].id",
            "its own id",
        ),
        (
            "{ id = \"rent\", ar",
            "{ ar",
            "forms[0].fields[3].choices[1].id",
            "add id",
        ),
        (
            "choices = [\n    { id = \"food\", ar = \"غذاء\", en = \"Food\" },\n    { id = \"rent\", ar = \"إيجار\", en = \"Rent\" },\n]",
            "choices = [{ id = \"food\", ar = \"غذاء\", en = \"Food\" }]",
            "forms[0].fields[3].choices",
            "at least two",
        ),
    ]);
}
