//! How a device speaks, and through what.

use super::check;

/// Speaks, with every key of it written.
const SPOKEN: &str = include_str!("../files/spoken.toml");

#[test]
fn a_slip_in_the_voice_is_named_with_its_cure() {
    check(
        SPOKEN,
        &[
            (
                "\"en\", \"ar\"",
                "\"en\", \"fr\"",
                15,
                "voice.languages[1]",
                "ar, en",
            ),
            (
                "\"en\", \"ar\"",
                "\"en\", \"en\"",
                15,
                "voice.languages[1]",
                "once",
            ),
            ("[\"en\", \"ar\"]", "\"ar\"", 15, "voice.languages", "[ … ]"),
            ("repeat = 2", "repeat = 4", 16, "voice.repeat", "1 to 3"),
            ("repeat = 2", "repeat = 0", 16, "voice.repeat", "1 to 3"),
            ("false", "\"no\"", 17, "voice.chime", "true or false"),
            (
                "\"room\"",
                "\"hall\"",
                18,
                "voice.place",
                "counter, desk, room, window",
            ),
            (
                "waiting = 5",
                "waiting = 11",
                19,
                "voice.waiting",
                "1 to 10",
            ),
            ("\"own-voices\"", "\"\"", 20, "voice.folder", "write a path"),
            (
                "\"abdullah\"",
                "\"../abdullah\"",
                23,
                "voice.packs.ar",
                "\"abdullah\"",
            ),
            (
                "repeat",
                "repeats",
                16,
                "voice.repeats",
                "did you mean `repeat`?",
            ),
        ],
    );
}

#[test]
fn a_slip_in_the_volume_is_named_with_its_cure() {
    check(
        SPOKEN,
        &[
            ("= 30", "= 101", 27, "voice.volume[0].percent", "0 to 100"),
            (
                "\"20:00\"",
                "\"8 pm\"",
                26,
                "voice.volume[0].from",
                "24-hour day",
            ),
            (
                "\"06:30\"",
                "\"20:00\"",
                30,
                "voice.volume[1].from",
                "one level for each time",
            ),
            (
                "percent = 90\n",
                "",
                29,
                "voice.volume[1].percent",
                "add percent = 80",
            ),
        ],
    );
}

#[test]
fn a_slip_in_the_loudspeaker_is_named_with_its_cure() {
    let device = "hardware.sound.device";
    check(
        SPOKEN,
        &[
            (
                "\"alsa\"",
                "\"pulse\"",
                34,
                "hardware.sound.kind",
                "alsa, simulated, none",
            ),
            (
                "kind = \"alsa\"\n",
                "",
                33,
                "hardware.sound.kind",
                "add kind =",
            ),
            (
                "\"plughw:1,0\"",
                "\"the big one\"",
                35,
                device,
                "`aplay -L`",
            ),
            (
                "device",
                "folder",
                35,
                "hardware.sound.folder",
                "known here: kind, device",
            ),
            ("\"alsa\"", "\"none\"", 35, device, "known here: kind"),
        ],
    );
}
