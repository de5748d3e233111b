//! `kiosk render`: the very bitmap that the printer would get, as a picture; and a call as it would be heard.

mod call;

use super::Code;
use crate::paper::{self, PaperError};
use crate::place;
use crate::words::{self, Words};
use anyhow::{Context, Result};
use clap::ValueEnum;
use config::{Branch, Language, Service};
use hardware::{Bitmap, Typesetter};
use std::path::{Path, PathBuf};

/// What to draw or say.
#[derive(Debug, clap::Subcommand)]
pub(super) enum Wish {
    /// A ticket
    Ticket(Drawing),
    /// What a service is and which papers it asks for
    Information(Drawing),
    /// What a visit came to; of a service with a form, the receipt of a request
    Receipt(Drawing),
    /// A call, as sound
    Call(call::Wish),
}

/// What can be drawn.
#[derive(Debug, Clone, Copy)]
enum Paper {
    Ticket,
    Information,
    Receipt,
}

/// A language as it is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Tongue {
    /// Arabic
    Ar,
    /// English
    En,
}

impl From<Tongue> for Language {
    fn from(tongue: Tongue) -> Self {
        match tongue {
            Tongue::Ar => Language::Arabic,
            Tongue::En => Language::English,
        }
    }
}

/// How to draw it.
#[derive(Debug, clap::Args)]
pub(super) struct Drawing {
    /// The picture to write
    out: PathBuf,
    #[arg(long, value_enum, default_value_t = Tongue::Ar)]
    language: Tongue,
    /// The service it is of; without it the branch's first
    #[arg(long, value_name = "ID")]
    service: Option<String>,
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

/// Draws a sample paper of the branch, or says a call.
pub(super) fn run(wish: &Wish) -> Result<Code> {
    match wish {
        Wish::Ticket(drawing) => draw(Paper::Ticket, drawing),
        Wish::Information(drawing) => draw(Paper::Information, drawing),
        Wish::Receipt(drawing) => draw(Paper::Receipt, drawing),
        Wish::Call(wish) => call::run(wish),
    }
}

fn draw(paper: Paper, wish: &Drawing) -> Result<Code> {
    let settings = place::settings(wish.config.as_deref(), Path::new("."))?;
    let printer = &settings.hardware.printer;
    let mut typesetter = Typesetter::new(printer.dots, printer.dpi)?;
    let words = words::of(wish.language.into(), settings.branch.digits)?;
    let service = service(&settings.branch, wish.service.as_deref())?;
    let bitmap = match paper {
        Paper::Ticket => paper::draw(
            &paper::sample_of(&settings.branch, service),
            &words,
            &mut typesetter,
        )?,
        Paper::Information => paper::draw_information(
            &paper::sample_information(&settings.branch, service),
            &words,
            &mut typesetter,
        )?,
        Paper::Receipt => receipt(&settings.branch, service, &words, &mut typesetter)?,
    };
    bitmap
        .to_png(&wish.out)
        .with_context(|| format!("cannot write {}", wish.out.display()))?;
    Ok(Code::Good)
}

/// Of a visit, or of the request that is made at the service.
fn receipt(
    branch: &Branch,
    service: &Service,
    words: &Words,
    typesetter: &mut Typesetter,
) -> Result<Bitmap, PaperError> {
    let form = service.form.as_deref().and_then(|id| branch.form(id));
    match form {
        Some(form) => {
            let sample = paper::sample_request(branch, service, form, words)?;
            paper::draw_request(&sample, words, typesetter)
        }
        None => {
            let sample = paper::sample_receipt(branch, service, words.language())?;
            paper::draw_receipt(&sample, words, typesetter)
        }
    }
}

fn service<'a>(branch: &'a Branch, id: Option<&str>) -> Result<&'a Service> {
    let Some(id) = id else {
        return branch.services.first().context(PaperError::NoService);
    };
    branch.service(id).with_context(|| {
        let known = branch.services.iter().map(|service| service.id.as_str());
        format!(
            "the branch has no service {id}; it has {}",
            known.collect::<Vec<_>>().join(", ")
        )
    })
}
