//! What visitors and staff live through at the reception, seen from outside: by what is on the screen, on paper, in
//! the journal and on the terminal.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a story that cannot go on has failed"
)]

mod another_branch;
mod board_window;
mod commands;
mod demo;
mod documents;
mod emulator;
mod exit_terminal;
mod exit_window;
mod full_disk;
mod journal_files;
mod kill;
mod listening;
mod people;
mod printer_faults;
mod reception_screens;
mod second_kiosk;
mod settings;
mod staff_screen;
mod window;
