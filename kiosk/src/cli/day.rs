//! `kiosk day`: how the business day and its numbers stand, and what staff decide of them.

use super::{Code, Where};
use crate::clock::Clock;
use crate::control::{Request, ask};
use crate::people::BY;
use crate::place;
use anyhow::Result;
use chrono::NaiveDate;
use config::Settings;
use desk::day;
use domain::time::Stamp;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use store::{NumbersState, OpenDay, Reader, Store};

/// `SERVICE=N` as it is typed.
pub(super) fn service_number(typed: &str) -> Result<(String, u32), String> {
    let (service, number) = typed
        .split_once('=')
        .ok_or("write SERVICE=N, for example enquiries=146")?;
    let number = number
        .parse()
        .map_err(|_| format!("`{number}` is no number; write it in digits 0-9"))?;
    Ok((service.to_owned(), number))
}

/// Does what was asked, then shows how the day stands.
pub(super) fn run(date: Option<NaiveDate>, from: Vec<(String, u32)>, place: Where) -> Result<Code> {
    let data = place::data_folder(place.data)?;
    let settings = place::settings(place.config.as_deref(), &data)?;
    if let Some(date) = date {
        change(
            &settings,
            &data,
            &Request::OpenDay { date },
            |store, stamp| Ok(day::open_day(store, &settings, date, stamp, BY)?),
        )?;
    }
    if !from.is_empty() {
        let from: BTreeMap<String, u32> = from.into_iter().collect();
        let request = Request::ResumeNumbers { from: from.clone() };
        change(&settings, &data, &request, |store, stamp| {
            Ok(day::resume_numbers(store, &settings, &from, stamp, BY)?)
        })?;
    }
    let (day, numbers) = Reader::open(&data)?.day(settings.branch.number_gap)?;
    show(day, &numbers)?;
    Ok(Code::Good)
}

/// Through the running kiosk where one runs, else by itself.
fn change(
    settings: &Settings,
    data: &Path,
    request: &Request,
    by_itself: impl FnOnce(&mut Store, &Stamp) -> Result<()>,
) -> Result<()> {
    if ask(data, request)?.is_some() {
        return Ok(());
    }
    let stamp = Clock::new(settings.device.clock_mark.clone()).now();
    let (mut store, _) = Store::open(place::opening(settings, data), &stamp)?;
    by_itself(&mut store, &stamp)
}

fn show(day: OpenDay, numbers: &[NumbersState]) -> Result<()> {
    let mut out = std::io::stdout().lock();
    match day.business_day {
        Some(day) => writeln!(out, "business day {day}")?,
        None => writeln!(
            out,
            "no business day is open; kiosk day --date YYYY-MM-DD opens one"
        )?,
    }
    for state in numbers {
        let left = state
            .run
            .last
            .checked_sub(state.run.next)
            .map_or(0, |span| span + 1);
        writeln!(
            out,
            "{}: numbers {}-{}, next {}, {left} left",
            state.service, state.range.first, state.range.last, state.run.next
        )?;
    }
    if day.numbers_unconfirmed {
        let proposed: BTreeMap<_, _> = numbers
            .iter()
            .map(|state| (&state.service, state.proposed))
            .collect();
        let said: Vec<String> = proposed
            .iter()
            .map(|(service, from)| format!("{service}={from}"))
            .collect();
        writeln!(
            out,
            "numbers on paper may be missing here; no ticket is issued until you confirm from where to go on:"
        )?;
        writeln!(out, "kiosk day --from {}", said.join(" "))?;
    }
    Ok(())
}
