//! The board in the hall.

use super::{STAFFED, check};

#[test]
fn a_slip_in_the_board_is_named_with_its_cure() {
    let named = "languages = [\"en\", \"ar\"]";
    let (languages, services) = ("board.languages", "board.services");
    let (second, third) = ("board.languages[1]", "board.languages[2]");
    check(
        STAFFED,
        &[
            (named, "languages = []", 70, languages, "[\"ar\"], [\"en\"]"),
            (
                named,
                "languages = \"ar\"",
                70,
                languages,
                "square brackets",
            ),
            (named, "languages = [\"ar\", \"fr\"]", 70, second, "en"),
            (
                named,
                "languages = [\"ar\", \"en\", \"ar\"]",
                70,
                third,
                "each language once",
            ),
            ("\"slides\"", "\"\"", 71, "board.notices", "a path"),
            (
                "slide_seconds = 30",
                "slide_seconds = 4",
                72,
                "board.slide_seconds",
                "5 to 300",
            ),
            (
                "slide_seconds = 30",
                "slide_seconds = 301",
                72,
                "board.slide_seconds",
                "5 to 300",
            ),
            ("[\"giving\"]", "[]", 73, services, "then shows all"),
            (
                "[\"giving\"]",
                "[\"givin\"]",
                73,
                "board.services[0]",
                "\"giving\"",
            ),
            (
                "[\"giving\"]",
                "[\"help\", \"help\"]",
                73,
                "board.services[1]",
                "each service once",
            ),
            (
                "[\"giving\"]",
                "[5]",
                73,
                "board.services[0]",
                "double quotes",
            ),
            (
                "slide_seconds",
                "slides_second",
                72,
                "board.slides_second",
                "`slide_seconds`",
            ),
        ],
    );
}
