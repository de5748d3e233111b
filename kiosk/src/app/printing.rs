//! Bringing a ticket to paper and keeping its truth: `sending` is durable before the first byte, an
//! ended job is journaled by its evidence, and nothing is sent twice (facts.md, "Printing").

use super::App;
use super::jobs::Paper;
use crate::paper::{self, TicketPaper};
use anyhow::{Context, Result};
use config::Language;
use domain::print::Evidence;
use domain::screen::{Event as ScreenEvent, PrinterTrouble};
use hardware::{Bitmap, JobEnd, PrinterEvent, PrinterHandle, PrinterState, Proof, Stop};
use store::{Issued, PrintOutcome};
use uuid::Uuid;

impl App {
    /// Prints a promised ticket, if the printer can; else says at once that there will be no paper.
    pub(super) fn print(&mut self, issued: &Issued, ahead: Option<u32>) {
        let ticket = issued.ticket.id;
        let Some(job) = issued.job else {
            return;
        };
        let state = self.printer.as_ref().map(PrinterHandle::state);
        if let Some(stop) = state.map_or(Some(Stop::Shutdown), Stop::of) {
            self.ended(ticket, job, JobEnd::Failed(stop));
            return;
        }
        let bitmap = match self.typeset(issued, ahead) {
            Ok(bitmap) => bitmap,
            Err(error) => {
                tracing::error!("a ticket cannot be drawn: {error:#}");
                self.journal_end(job, PrintOutcome::Failed("not-typeset".to_owned()));
                self.no_paper(ticket, PrinterTrouble::Fault);
                return;
            }
        };
        let stamp = self.clock.now();
        let sending = self.with_store("telling of a paper", |store| {
            store.print_sending(job, &stamp)
        });
        if sending.is_none() {
            self.jobs
                .late
                .push((job, PrintOutcome::Failed("not-stored".to_owned())));
            self.no_paper(ticket, PrinterTrouble::Fault);
            return;
        }
        self.send(Paper::Ticket { ticket, job }, bitmap);
    }

    /// Draws a ticket that nobody takes, so that the first visitor's does not wait for fonts.
    pub(super) fn warm_up(&mut self) {
        for language in [Language::Arabic, Language::English] {
            let drawn = paper::sample(&self.settings.branch)
                .map_err(anyhow::Error::new)
                .and_then(|sample| {
                    Ok(paper::draw(
                        &sample,
                        self.face.words(language),
                        &mut self.typesetter,
                    )?)
                });
            if let Err(error) = drawn {
                tracing::error!("tickets of this branch cannot be drawn: {error:#}");
            }
        }
    }

    fn typeset(&mut self, issued: &Issued, ahead: Option<u32>) -> Result<Bitmap> {
        let ticket = &issued.ticket;
        let branch = &self.settings.branch;
        let service = branch
            .service(&ticket.service)
            .context("the settings no longer name its service")?;
        let now = self.clock.now();
        let paper = TicketPaper {
            branch,
            service,
            number: ticket.number,
            priority: ticket.priority,
            ahead,
            wait: None,
            issued: now.at,
            clock: now.clock,
            business_day: ticket.business_day,
            code: &issued.long_code,
            short_code: &ticket.code,
            copy: false,
        };
        let language = Language::from_code(&ticket.language).unwrap_or_default();
        Ok(paper::draw(
            &paper,
            self.face.words(language),
            &mut self.typesetter,
        )?)
    }

    /// The printer's thread tells how it is, or how a job goes.
    pub(super) fn printer_told(&mut self, told: PrinterEvent) {
        match told {
            PrinterEvent::State(state) => {
                tell_state(state);
                self.tell_screen(ScreenEvent::Printer(Stop::of(state).map(trouble)));
            }
            PrinterEvent::Waiting { job, stop } => self.waiting(job, stop),
            PrinterEvent::Ended { job, end } => match self.jobs.end(job) {
                Some(Paper::Ticket { ticket, job }) => self.ended(ticket, job, end),
                Some(Paper::Sheet(sheet)) => self.sheet_ended(sheet, end),
                None => {}
            },
        }
    }

    /// What holds one paper holds every ticket behind it: nobody waits for what does not come.
    fn waiting(&mut self, job: u32, stop: Stop) {
        if let Some(Paper::Sheet(sheet)) = self.jobs.paper(job).cloned() {
            self.sheet_came(sheet, false);
        }
        for ticket in self.jobs.tickets() {
            self.no_paper(ticket, trouble(stop));
        }
    }

    fn ended(&mut self, ticket: Uuid, job: Uuid, end: JobEnd) {
        match end {
            JobEnd::Confirmed(proof) => {
                let evidence = match proof {
                    Proof::ProcessId => Evidence::ProcessId,
                    Proof::Status => Evidence::Status,
                };
                self.journal_end(job, PrintOutcome::Confirmed(evidence));
                self.tell_screen(ScreenEvent::Printed { ticket });
            }
            JobEnd::Unconfirmed(stop) => {
                tracing::warn!("a ticket may or may not be printed: {}", stop.code());
                self.journal_end(job, PrintOutcome::Unconfirmed(stop.code().to_owned()));
                self.no_paper(ticket, PrinterTrouble::Unconfirmed);
            }
            JobEnd::Failed(stop) => {
                tracing::warn!("a ticket was not printed: {}", stop.code());
                self.journal_end(job, PrintOutcome::Failed(stop.code().to_owned()));
                self.no_paper(ticket, trouble(stop));
            }
        }
    }

    fn no_paper(&mut self, ticket: Uuid, trouble: PrinterTrouble) {
        self.tell_screen(ScreenEvent::NotPrinted { ticket, trouble });
    }

    fn journal_end(&mut self, job: Uuid, outcome: PrintOutcome) {
        let stamp = self.clock.now();
        let kept = self.with_store("telling of a paper", |store| {
            store.print_ended(job, &outcome, &stamp)
        });
        // What a rule refuses (the job is settled already) stays refused.
        if kept.is_none() && self.screen.faults.cannot_store {
            self.jobs.late.push((job, outcome));
        }
    }

    /// Journals what could not be journaled while the disk failed. A job that a reopened journal has
    /// settled in the meantime stays as it was settled.
    pub(super) fn settle_late(&mut self) {
        for (job, outcome) in std::mem::take(&mut self.jobs.late) {
            self.journal_end(job, outcome);
        }
    }
}

fn trouble(stop: Stop) -> PrinterTrouble {
    match stop {
        Stop::PaperOut => PrinterTrouble::OutOfPaper,
        Stop::CoverOpen => PrinterTrouble::CoverOpen,
        _ => PrinterTrouble::Fault,
    }
}

fn tell_state(state: PrinterState) {
    match state {
        PrinterState::Ready { paper_low: true } => {
            tracing::warn!("the printer's paper is nearly used up")
        }
        PrinterState::Ready { .. } | PrinterState::Unknown => {
            tracing::info!("the printer is ready")
        }
        fault => tracing::warn!("the printer cannot print: {fault:?}"),
    }
}
