//! Information on paper (P6). A sheet promises nothing, so that nothing of it is journaled; and it is printed only
//! while no other paper is on its way, so that a ticket never waits for more than one.

use super::App;
use super::jobs::{Paper, Sheet};
use crate::paper::{self, DocumentPaper, InformationPaper};
use anyhow::{Context, Result};
use config::Language;
use domain::screen::{About, Event as ScreenEvent};
use domain::time::ClockTrust;
use hardware::{Bitmap, JobEnd, PrinterHandle, Stop};

impl App {
    /// Prints what is read, if the printer is free for it; else says at once that it did not come.
    pub(super) fn print_information(&mut self, visit: u64, about: About, language: Language) {
        let state = self.printer.as_ref().map(PrinterHandle::state);
        let ready = state.is_some_and(|state| Stop::of(state).is_none());
        let sheet = Sheet { visit, about };
        if !ready || !self.jobs.none() {
            return self.sheet_came(sheet, false);
        }
        match self.typeset_information(&sheet.about, language) {
            Ok(bitmap) => self.send(Paper::Sheet(sheet), bitmap),
            Err(error) => {
                tracing::error!("a sheet of information cannot be drawn: {error:#}");
                self.sheet_came(sheet, false);
            }
        }
    }

    /// Tells whoever asked how their sheet ended. Where all was taken and only the answer is missing, the visitor sees
    /// for themselves whether it is out.
    pub(super) fn sheet_ended(&mut self, sheet: Sheet, end: JobEnd) {
        let out = matches!(
            end,
            JobEnd::Confirmed(_) | JobEnd::Unconfirmed(Stop::NoAnswer)
        );
        if !out {
            tracing::warn!("a sheet of information was not printed: {end:?}");
        }
        self.sheet_came(sheet, out);
    }

    /// Tells whoever asked that their sheet is out, or is not to be waited for.
    pub(super) fn sheet_came(&mut self, sheet: Sheet, printed: bool) {
        self.tell_screen(ScreenEvent::Information {
            visit: sheet.visit,
            about: sheet.about,
            printed,
        });
    }

    fn typeset_information(&mut self, about: &About, language: Language) -> Result<Bitmap> {
        let branch = &self.settings.branch;
        let now = self.clock.now();
        let local = now.at.with_timezone(&branch.time_zone);
        let date = (now.clock != ClockTrust::Untrusted).then(|| local.date_naive());
        let (words, typesetter) = (self.face.words(language), &mut self.typesetter);
        let drawn = match about {
            About::Service(id) => {
                let service = branch.service(id);
                let service = service.context("the settings do not name its service")?;
                let paper = InformationPaper {
                    branch,
                    service,
                    date,
                };
                paper::draw_information(&paper, words, typesetter)
            }
            About::Document(name) => {
                let document = self.face.document(name);
                let document = document.context("its document is there no more")?;
                let paper = DocumentPaper {
                    branch,
                    document,
                    date,
                };
                paper::draw_document(&paper, words, typesetter)
            }
        };
        Ok(drawn?)
    }
}
