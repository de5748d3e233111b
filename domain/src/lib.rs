//! The nouns and rules of a reception: tickets, numbers, business days, printing's truth, signed codes,
//! calling, waiting time, the board, the visit at the screen and at the desk, support requests, ratings, and what is said aloud. Everything here is a pure function of its
//! arguments: no IO, no clock, no randomness. Time, keys and fresh ids come from the caller.

pub mod board;
pub mod calendar;
pub mod calling;
pub mod code;
pub mod day;
pub mod digits;
pub mod estimate;
pub mod exit;
pub mod fact;
pub mod hours;
pub mod numbers;
pub mod people;
pub mod print;
pub mod rating;
pub mod request;
pub mod results;
pub mod screen;
pub mod speech;
pub mod staff_screen;
pub mod ticket;
pub mod time;
pub mod visit;
