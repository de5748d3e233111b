//! The program on the device: wires rules, journal, printer and screens together, one file per role.
//! What a ticket says is composed here from `domain` and words; the rules themselves are not here.

pub mod app;
pub mod board;
pub mod cli;
pub mod client;
pub mod clock;
pub mod control;
pub mod demo;
pub mod exit;
mod hours;
mod menu;
pub mod paper;
pub mod people;
pub mod place;
pub mod qr;
pub mod reception;
mod retention;
pub mod screens;
mod tell;
pub mod voice;
pub mod words;
