//! `kiosk check-config`: silent when the file is good, else every fault on a line of its own. Beyond the
//! settings' own rules it sets a ticket of every service, so that what paper cannot show is found here.

use super::Code;
use crate::paper::{self, PaperError, TicketPaper};
use crate::words::Words;
use anyhow::Result;
use config::{Language, Settings};
use hardware::Typesetter;
use std::io::Write;
use std::path::Path;

/// Reads the file and sets its tickets; the faults are the result.
pub(super) fn run(file: &Path) -> Result<Code> {
    let faults = match Settings::read(file) {
        Ok(settings) => unprintable(&settings, file)?,
        Err(faults) => vec![faults.to_string()],
    };
    let mut out = std::io::stdout().lock();
    for fault in &faults {
        writeln!(out, "{fault}")?;
    }
    Ok(if faults.is_empty() {
        Code::Good
    } else {
        Code::BadSettings
    })
}

/// The services whose tickets cannot be set, each with its line and why.
fn unprintable(settings: &Settings, file: &Path) -> Result<Vec<String>> {
    let printer = &settings.hardware.printer;
    let mut typesetter = Typesetter::new(printer.dots, printer.dpi)?;
    let text = std::fs::read_to_string(file)?;
    let mut faults = Vec::new();
    for language in [Language::Arabic, Language::English] {
        let words = Words::new(language, settings.branch.digits)?;
        for (index, service) in settings.branch.services.iter().enumerate() {
            let sample = paper::sample(&settings.branch)?;
            let ticket = TicketPaper {
                service,
                number: *service.numbers.end(),
                ..sample
            };
            if let Err(error) = paper::draw(&ticket, &words, &mut typesetter) {
                let line = line_of(&text, &service.id);
                let (file, why) = (file.display(), cause(&error));
                let key = format!("branch.services[{index}]");
                faults.push(format!(
                    "{file}:{line}: {key}: its ticket cannot be printed; {why}"
                ));
            }
        }
    }
    faults.dedup();
    Ok(faults)
}

fn cause(error: &PaperError) -> String {
    std::error::Error::source(error).map_or_else(|| error.to_string(), ToString::to_string)
}

/// The line that gives a service its id, from 1.
fn line_of(text: &str, id: &str) -> usize {
    let names_it = |line: &str| {
        let mut parts = line.splitn(2, '=');
        parts.next().is_some_and(|key| key.trim() == "id")
            && parts.next().is_some_and(|value| {
                value.contains(&format!("\"{id}\"")) || value.contains(&format!("'{id}'"))
            })
    };
    text.lines().position(names_it).map_or(1, |line| line + 1)
}
