//! Bringing a ticket to paper and keeping its truth: `sending` is durable before the first byte, an
//! ended job is journaled by its evidence, and nothing is sent twice (facts.md, "Printing").

use super::App;
use super::jobs::Paper;
use crate::paper::{self, TicketPaper};
use anyhow::{Context, Result};
use chrono::{DateTime, Utc};
use config::Language;
use domain::print::Evidence;
use domain::screen::{Event as ScreenEvent, PrinterTrouble};
use domain::staff_screen::Printer;
use domain::time::ClockTrust;
use hardware::{Bitmap, JobEnd, PrintJob, PrinterEvent, PrinterHandle, PrinterState, Proof, Stop};
use store::{Issued, PrintOutcome};
use uuid::Uuid;

impl App {
    /// Prints a promised ticket, if the printer can; else says at once that there will be no paper.
    pub(super) fn print(&mut self, issued: &Issued, ahead: Option<u32>, wait: Option<(u32, u32)>) {
        self.bring(issued, Paperwork::First { ahead, wait });
    }

    /// Prints a copy of a ticket that was issued at this moment.
    pub(super) fn print_copy(&mut self, issued: &Issued, at: (DateTime<Utc>, ClockTrust)) {
        self.bring(issued, Paperwork::Copy { at });
    }

    fn bring(&mut self, issued: &Issued, what: Paperwork) {
        let ticket = issued.ticket.id;
        let Some(job) = issued.job else {
            return;
        };
        let state = self.printer.as_ref().map(PrinterHandle::state);
        if let Some(stop) = state.map_or(Some(Stop::Shutdown), Stop::of) {
            self.ended(ticket, job, JobEnd::Failed(stop));
            return;
        }
        let bitmap = match self.typeset(issued, what) {
            Ok(bitmap) => bitmap,
            Err(error) => {
                tracing::error!("a ticket cannot be drawn: {error:#}");
                self.journal_end(job, PrintOutcome::Failed("not-typeset".to_owned()));
                self.staff_copy_ended(job, JobEnd::Failed(Stop::Faulty));
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
            self.staff_copy_ended(job, JobEnd::Failed(Stop::Faulty));
            self.no_paper(ticket, PrinterTrouble::Fault);
            return;
        }
        self.send(Paper::Ticket { ticket, job }, bitmap);
    }

    /// Gives the printer a paper to print.
    pub(super) fn send(&mut self, paper: Paper, bitmap: Bitmap) {
        let id = self.jobs.begin(paper);
        if let Some(printer) = &self.printer {
            printer.print(PrintJob { id, bitmap });
        }
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

    fn typeset(&mut self, issued: &Issued, what: Paperwork) -> Result<Bitmap> {
        let ticket = &issued.ticket;
        let branch = &self.settings.branch;
        let service = branch
            .service(&ticket.service)
            .context("the settings no longer name its service")?;
        let now = self.clock.now();
        let (ahead, wait, (issued_at, clock), copy) = match what {
            Paperwork::First { ahead, wait } => (ahead, wait, (now.at, now.clock), false),
            // Who was ahead then is not ahead now.
            Paperwork::Copy { at } => (None, None, at, true),
        };
        let paper = TicketPaper {
            branch,
            service,
            number: ticket.number,
            priority: ticket.priority,
            ahead,
            wait,
            issued: issued_at,
            clock,
            business_day: ticket.business_day,
            code: &issued.long_code,
            short_code: &ticket.code,
            copy,
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
                let printer = for_staff(state);
                self.tell_staff(domain::staff_screen::Event::Printer(printer));
            }
            PrinterEvent::Waiting { job, stop } => self.waiting(job, stop),
            PrinterEvent::Ended { job, end } => match self.jobs.end(job) {
                Some(Paper::Ticket { ticket, job }) => self.ended(ticket, job, end),
                Some(Paper::Sheet(sheet)) => self.sheet_ended(sheet, end),
                Some(Paper::Test) => self.staff_paper_ended(end),
                Some(Paper::Receipt) => self.receipt_ended(&end),
                None => {}
            },
        }
    }

    /// What holds one paper holds every ticket behind it: nobody waits for what does not come.
    fn waiting(&mut self, job: u32, stop: Stop) {
        if let Some(Paper::Sheet(sheet)) = self.jobs.paper(job).cloned() {
            self.sheet_came(sheet, false);
        }
        if self.jobs.paper(job) == Some(&Paper::Test) || self.staff.copy.is_some() {
            self.staff_paper_waits(stop);
        }
        for ticket in self.jobs.tickets() {
            self.no_paper(ticket, trouble(stop));
        }
    }

    fn ended(&mut self, ticket: Uuid, job: Uuid, end: JobEnd) {
        self.staff_copy_ended(job, end);
        match end {
            JobEnd::Confirmed(proof) => {
                self.journal_end(job, PrintOutcome::Confirmed(evidence(proof)));
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

/// What a ticket's paper is.
#[derive(Debug, Clone, Copy)]
enum Paperwork {
    /// The first, with how many were ahead and the wait that was told as it was issued.
    First {
        ahead: Option<u32>,
        wait: Option<(u32, u32)>,
    },
    /// A copy of what was issued at this moment, by a clock so far trusted.
    Copy { at: (DateTime<Utc>, ClockTrust) },
}

/// A printer's proof as the journal's evidence.
pub(super) fn evidence(proof: Proof) -> Evidence {
    match proof {
        Proof::ProcessId => Evidence::ProcessId,
        Proof::Status => Evidence::Status,
    }
}

fn for_staff(state: PrinterState) -> Printer {
    match state {
        PrinterState::Unknown => Printer::Unknown,
        PrinterState::Ready { paper_low: false } => Printer::Ready,
        PrinterState::Ready { paper_low: true } => Printer::PaperLow,
        PrinterState::PaperOut => Printer::PaperOut,
        PrinterState::CoverOpen => Printer::CoverOpen,
        PrinterState::CutterJammed => Printer::CutterJammed,
        PrinterState::Overheated => Printer::Overheated,
        PrinterState::Faulty => Printer::Faulty,
        PrinterState::Stalled => Printer::Stalled,
        PrinterState::Disconnected => Printer::Disconnected,
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
