//! `kiosk check-config`: silent when the file is good, else every fault on a line of its own. Beyond the
//! settings' own rules it sets the papers of every service, so that what paper cannot show is found here.

use super::Code;
use crate::paper::{self, DocumentPaper, PaperError, TicketPaper};
use crate::place;
use crate::words::{self, Words};
use anyhow::Result;
use config::{Branch, Document, Language, Readers, Service, Settings};
use hardware::Typesetter;
use std::io::Write;
use std::path::Path;

/// Reads the file and sets its tickets; the faults are the result.
pub(super) fn run(file: &Path) -> Result<Code> {
    let faults = match Settings::read(file) {
        Ok(settings) => {
            let settings = place::with_documents(settings);
            let mut faults = unprintable(&settings, file)?;
            faults.extend(documents(&settings, file)?);
            faults
        }
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

/// The services whose papers cannot be set, each with its line and why.
fn unprintable(settings: &Settings, file: &Path) -> Result<Vec<String>> {
    let printer = &settings.hardware.printer;
    let branch = &settings.branch;
    let mut typesetter = Typesetter::new(printer.dots, printer.dpi)?;
    let text = std::fs::read_to_string(file)?;
    let mut faults = Vec::new();
    for language in [Language::Arabic, Language::English] {
        let words = words::of(language, branch.digits)?;
        for (index, service) in branch.services.iter().enumerate() {
            let line = line_of(&text, &service.id);
            let place = format!("{}:{line}: branch.services[{index}]", file.display());
            if let Some((paper, error)) = failure(branch, service, &words, &mut typesetter) {
                let why = cause(&error);
                faults.push(format!("{place}: its {paper} cannot be printed; {why}"));
            }
        }
    }
    faults.dedup();
    Ok(faults)
}

/// What is wrong with the documents, or that their folder is not there.
fn documents(settings: &Settings, file: &Path) -> Result<Vec<String>> {
    let Some(folder) = &settings.branch.documents else {
        return Ok(Vec::new());
    };
    if !folder.is_dir() {
        let text = std::fs::read_to_string(file)?;
        let names_it = |line: &str| line.trim_start().starts_with("documents");
        let line = text.lines().position(names_it).map_or(1, |line| line + 1);
        let (file, folder) = (file.display(), folder.display());
        return Ok(vec![format!(
            "{file}:{line}: branch.documents: names {folder}, which is not there; make the folder, or leave the key out"
        )]);
    }
    let (documents, faults) = config::documents(folder);
    let mut faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
    faults.extend(unprintable_documents(settings, &documents)?);
    Ok(faults)
}

/// The documents for visitors that paper cannot show, each with why.
fn unprintable_documents(settings: &Settings, documents: &[Document]) -> Result<Vec<String>> {
    let (branch, printer) = (&settings.branch, &settings.hardware.printer);
    let mut typesetter = Typesetter::new(printer.dots, printer.dpi)?;
    let mut faults = Vec::new();
    for language in [Language::Arabic, Language::English] {
        let words = words::of(language, branch.digits)?;
        let printed = documents.iter().filter(|document| {
            document.readers == Readers::Visitors && paper::is_printable(document.get(language))
        });
        for document in printed {
            let date = None;
            let paper = DocumentPaper {
                branch,
                document,
                date,
            };
            if let Err(error) = paper::draw_document(&paper, &words, &mut typesetter) {
                let (name, code, why) = (&document.name, language.code(), cause(&error));
                faults.push(format!(
                    "{name}.{code}.md:1: text: cannot be printed; {why}"
                ));
            }
        }
    }
    Ok(faults)
}

/// The first paper of a service that cannot be set in a language.
fn failure(
    branch: &Branch,
    service: &Service,
    words: &Words,
    typesetter: &mut Typesetter,
) -> Option<(&'static str, PaperError)> {
    let ticket = TicketPaper {
        number: *service.numbers.end(),
        ..paper::sample_of(branch, service)
    };
    let information = paper::sample_information(branch, service);
    let drawn = [
        ("ticket", paper::draw(&ticket, words, typesetter).map(drop)),
        (
            "information",
            paper::draw_information(&information, words, typesetter).map(drop),
        ),
        (
            "receipt",
            paper::sample_receipt(branch, service, words.language())
                .and_then(|receipt| paper::draw_receipt(&receipt, words, typesetter))
                .map(drop),
        ),
        (
            "receipt of a request",
            request(branch, service, words, typesetter),
        ),
    ];
    drawn
        .into_iter()
        .find_map(|(paper, drawn)| Some((paper, drawn.err()?)))
}

/// Where the service has no form nothing can be wrong with it.
fn request(
    branch: &Branch,
    service: &Service,
    words: &Words,
    typesetter: &mut Typesetter,
) -> Result<(), PaperError> {
    let Some(form) = service.form.as_deref().and_then(|id| branch.form(id)) else {
        return Ok(());
    };
    let sample = paper::sample_request(branch, service, form, words)?;
    paper::draw_request(&sample, words, typesetter).map(drop)
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
