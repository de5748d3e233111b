//! Groups of services and what a service says of itself beyond its name.

use super::{GROUPED, check, faults};

#[test]
fn a_group_that_is_not_there_is_named_with_the_nearest() {
    check(
        GROUPED,
        &[
            (
                "group = \"families\"",
                "group = \"familys\"",
                30,
                "branch.services[0].group",
                "did you mean \"families\"?",
            ),
            (
                "group = \"families\"",
                "group = \"mosques\"",
                30,
                "branch.services[0].group",
                "write one of: care, families, youth",
            ),
            (
                "group = \"families\"",
                "group = 5",
                30,
                "branch.services[0].group",
                "double quotes",
            ),
            (
                "parent = \"care\"",
                "parent = \"caer\"",
                16,
                "branch.groups[1].parent",
                "did you mean \"care\"?",
            ),
            (
                "parent = \"care\"",
                "parent = [\"care\"]",
                16,
                "branch.groups[1].parent",
                "double quotes",
            ),
        ],
    );
}

#[test]
fn a_group_where_the_branch_has_none_is_told_to_be_added() {
    let good = include_str!("../files/good.toml");
    check(
        good,
        &[(
            "department = \"care\"",
            "department = \"care\"\ngroup = \"families\"",
            15,
            "branch.services[0].group",
            "add a [[branch.groups]] table",
        )],
    );
}

#[test]
fn an_id_that_a_group_shares_is_told_apart() {
    check(
        GROUPED,
        &[
            (
                "id = \"youth\"",
                "id = \"care\"",
                19,
                "branch.groups[2].id",
                "its own id",
            ),
            (
                "id = \"families\"",
                "id = \"help\"",
                13,
                "branch.groups[1].id",
                "its own id",
            ),
        ],
    );
}

#[test]
fn groups_that_stand_in_a_circle_are_told_once() {
    let inner = "parent = \"care\"";
    check(
        GROUPED,
        &[
            (
                inner,
                "parent = \"families\"",
                16,
                "branch.groups[1].parent",
                "the first screen",
            ),
            (
                "icon = \"heart\"\n",
                "icon = \"heart\"\nparent = \"families\"\n",
                11,
                "branch.groups[0].parent",
                "the first screen",
            ),
        ],
    );
    let circle = GROUPED.replacen(
        "icon = \"heart\"\n",
        "icon = \"heart\"\nparent = \"youth\"\n",
        1,
    );
    let circle = circle.replacen(
        "icon = \"star\"\n",
        "icon = \"star\"\nparent = \"families\"\n",
        1,
    );
    let found = faults(&circle);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(
        found[0].what,
        "stands in itself: care in youth in families in care"
    );
}

#[test]
fn a_third_level_of_groups_is_refused() {
    check(
        GROUPED,
        &[(
            "icon = \"star\"\n",
            "icon = \"star\"\nparent = \"families\"\n",
            22,
            "branch.groups[2].parent",
            "at most 2 levels",
        )],
    );
}

#[test]
fn a_group_in_which_nothing_stands_is_refused() {
    check(
        GROUPED,
        &[
            (
                "group = \"youth\"\n",
                "",
                18,
                "branch.groups[2]",
                "write group = \"youth\"",
            ),
            (
                "group = \"families\"\n",
                "",
                12,
                "branch.groups[1]",
                "write group = \"families\"",
            ),
        ],
    );
}

/// A line that is not TOML is told alone, and not again as the emptiness of the group that it filled.
#[test]
fn a_broken_line_does_not_make_its_group_seem_empty_or_unknown() {
    check(
        GROUPED,
        &[
            (
                "group = \"youth\"",
                "group = youth",
                46,
                "branch.services[1].group",
                "double quotes",
            ),
            (
                "group = \"youth\"",
                "group: \"youth\"",
                46,
                "branch.services[1]",
                "key = value",
            ),
            (
                "id = \"youth\"",
                "id = youth",
                19,
                "branch.groups[2].id",
                "double quotes",
            ),
            (
                "id = \"youth\"\n",
                "",
                18,
                "branch.groups[2].id",
                "add id =",
            ),
        ],
    );
}

#[test]
fn a_slip_in_a_group_is_named_with_its_cure() {
    check(
        GROUPED,
        &[
            (
                "name = { ar = \"الشباب\", en = \"Youth\" }",
                "name = \"Youth\"",
                20,
                "branch.groups[2].name",
                "both languages",
            ),
            (
                "\"star\"",
                "\"stars\"",
                21,
                "branch.groups[2].icon",
                "did you mean \"star\"?",
            ),
            (
                "icon = \"star\"\n",
                "",
                18,
                "branch.groups[2].icon",
                "add icon =",
            ),
            (
                "icon = \"star\"",
                "icon = \"star\"\ndescription = { ar = \"للشباب.\" }",
                22,
                "branch.groups[2].description.en",
                "the English text",
            ),
            (
                "icon = \"star\"",
                "icon = \"star\"\ndescripton = { ar = \"للشباب.\", en = \"For the young.\" }",
                22,
                "branch.groups[2].descripton",
                "did you mean `description`?",
            ),
            (
                "id = \"families\"",
                "id = \"Families\"",
                13,
                "branch.groups[1].id",
                "\"families\"",
            ),
        ],
    );
}

#[test]
fn a_slip_in_what_a_service_says_of_itself_is_named_with_its_cure() {
    check(
        GROUPED,
        &[
            (
                "ask_visitor = true",
                "ask_visitor = \"yes\"",
                5,
                "branch.ask_visitor",
                "true or false",
            ),
            (
                "\"beneficiary\"",
                "\"benificiary\"",
                31,
                "branch.services[0].visitor",
                "did you mean \"beneficiary\"?",
            ),
            (
                "\"beneficiary\"",
                "\"guest\"",
                31,
                "branch.services[0].visitor",
                "beneficiary, supporter, volunteer, internal, other",
            ),
            (
                ", en = \"Is the need urgent?\"",
                "",
                32,
                "branch.services[0].confirm.en",
                "the English text",
            ),
            (
                "{ ar = \"هل الحاجة عاجلة؟\", en = \"Is the need urgent?\" }",
                "true",
                32,
                "branch.services[0].confirm",
                "ar, en",
            ),
            (
                "en = \"First we listen to you.\"",
                "en = \" \"",
                34,
                "branch.services[0].information[0].en",
                "write the English text",
            ),
            (
                "days = [\"sun\", \"tue\"]",
                "days = [\"sun\", \"tues\"]",
                36,
                "branch.services[0].days[1]",
                "did you mean \"tue\"?",
            ),
            (
                "days = [\"sun\", \"tue\"]",
                "days = []",
                36,
                "branch.services[0].days",
                "at least one day",
            ),
            (
                "last_ticket_minutes = 30",
                "last_ticket_minutes = 721",
                37,
                "branch.services[0].last_ticket_minutes",
                "0 to 720",
            ),
        ],
    );
}

#[test]
fn information_that_no_page_holds_is_refused() {
    let paragraph = "    { ar = \"نسمع منك أولًا.\", en = \"First we listen to you.\" },\n";
    let pages = |count: usize| GROUPED.replacen(paragraph, &paragraph.repeat(count), 1);
    assert!(faults(&pages(12)).is_empty());
    let found = faults(&pages(13));
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(
        found[0].to_string(),
        "south.toml:33: branch.services[0].information: has 13 paragraphs; shorten it to at most 12"
    );
    let long = |count: usize| GROUPED.replacen("First we listen to you.", &"a".repeat(count), 1);
    assert!(faults(&long(600)).is_empty());
    let found = faults(&long(601));
    assert_eq!(found[0].key, "branch.services[0].information[0].en");
    assert!(found[0].right.contains("at most 600"), "{}", found[0]);
}
