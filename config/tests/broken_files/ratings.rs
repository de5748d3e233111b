//! Results of ratings, and the exit terminal.

use super::{STAFFED, check, faults};

#[test]
fn p10_a_group_so_small_that_its_members_are_known_is_refused() {
    let key = "branch.results.smallest_group";
    let play = "branch.results.leave_out_play";
    check(
        STAFFED,
        &[
            (
                "smallest_group = 10",
                "smallest_group = 2",
                76,
                key,
                "3 to 100",
            ),
            (
                "smallest_group = 10",
                "smallest_group = 101",
                76,
                key,
                "3 to 100",
            ),
            (
                "smallest_group = 10",
                "smallest_group = \"10\"",
                76,
                key,
                "without quotes",
            ),
            (
                "leave_out_play = false",
                "leave_out_play = \"no\"",
                77,
                play,
                "true or false",
            ),
            (
                "smallest_group",
                "smalest_group",
                76,
                "branch.results.smalest_group",
                "`smallest_group`",
            ),
        ],
    );
}

#[test]
fn a_slip_in_the_exit_is_named_with_its_cure() {
    check(
        STAFFED,
        &[
            (
                "best_first = false",
                "best_first = 1",
                80,
                "exit.best_first",
                "true or false",
            ),
            (
                "suggestions = false",
                "suggestions = 1",
                81,
                "exit.suggestions",
                "true or false",
            ),
            (
                "thanks_seconds = 8",
                "thanks_seconds = 1",
                82,
                "exit.thanks_seconds",
                "2 to 60",
            ),
            (
                "apart_seconds = 2",
                "apart_seconds = 61",
                83,
                "exit.apart_seconds",
                "0 to 60",
            ),
            ("most = 12", "most = 0", 84, "exit.most", "1 to 100"),
            (
                "within_seconds = 120",
                "within_seconds = 0",
                85,
                "exit.within_seconds",
                "1 to 3600",
            ),
            (
                "thanks_seconds",
                "thank_seconds",
                82,
                "exit.thank_seconds",
                "`thanks_seconds`",
            ),
        ],
    );
}

#[test]
fn p11_once_a_department_is_named_each_service_is_of_one_that_is() {
    let named = |id: &str| {
        format!(
            "\n[[branch.departments]]\nid = \"{id}\"\nname = {{ ar = \"رعاية\", en = \"Care\" }}\n"
        )
    };
    let found = faults(&format!("{STAFFED}{}", named("care")));
    assert_eq!(found.len(), 1, "{found:#?}");
    let key = "branch.services[1].department";
    assert_eq!((found[0].line, found[0].key.as_str()), (22, key));
    assert!(
        found[0].to_string().contains("one of: care"),
        "{}",
        found[0]
    );
    let both = named("care") + &named("resources");
    assert!(faults(&format!("{STAFFED}{both}")).is_empty());
    let twice = both + &named("care");
    assert_eq!(faults(&format!("{STAFFED}{twice}")).len(), 1);
}
