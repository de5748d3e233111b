//! Receipts of visits that ended, as the desk asks for them. A receipt promises nothing, so that nothing of it is
//! journaled; and it waits while any other paper is on its way, so that no visitor at the screen waits for it.

use super::App;
use super::jobs::Paper;
use crate::paper::{self, ReceiptPaper};
use anyhow::{Context, Result};
use config::Language;
use hardware::{Bitmap, JobEnd, PrinterHandle, Stop};
use std::collections::VecDeque;
use uuid::Uuid;

/// More than a desk asks for while a roll is changed.
const WAITING: usize = 20;

/// A receipt that is to be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Receipt {
    /// The visit's ticket.
    pub(super) ticket: Uuid,
    /// Papers still missing, as the employee named them.
    pub(super) missing: Vec<String>,
}

/// Receipts in the order in which they were asked for.
#[derive(Debug, Default)]
pub(super) struct Receipts(VecDeque<Receipt>);

impl App {
    /// Prints a receipt when the printer is free for it.
    pub(super) fn want_receipt(&mut self, receipt: Receipt) {
        if self.receipts.0.len() >= WAITING {
            tracing::warn!("too many receipts wait for the printer; this one is not printed");
            return;
        }
        self.receipts.0.push_back(receipt);
        self.print_receipts();
    }

    /// Prints the next receipt that waits, if nothing else is on its way.
    pub(super) fn print_receipts(&mut self) {
        let state = self.printer.as_ref().map(PrinterHandle::state);
        let ready = state.is_some_and(|state| Stop::of(state).is_none());
        if !ready || !self.jobs.none() {
            return;
        }
        let Some(receipt) = self.receipts.0.pop_front() else {
            return;
        };
        match self.typeset_receipt(receipt) {
            Ok(bitmap) => self.send(Paper::Receipt, bitmap),
            Err(error) => tracing::error!("a receipt cannot be drawn: {error:#}"),
        }
    }

    /// Says how a receipt ended; staff see the paper themselves.
    pub(super) fn receipt_ended(&mut self, end: &JobEnd) {
        if !matches!(end, JobEnd::Confirmed(_)) {
            tracing::warn!("a receipt was not surely printed: {end:?}");
        }
        self.print_receipts();
    }

    fn typeset_receipt(&mut self, receipt: Receipt) -> Result<Bitmap> {
        let issued = self
            .with_store("reading a visit", |store| store.issued(receipt.ticket))
            .context("its ticket cannot be read")?;
        let (ticket, branch) = (&issued.ticket, &self.settings.branch);
        let service = branch
            .service(&ticket.service)
            .context("the settings no longer name its service")?;
        let outcome = ticket.outcome.as_deref().and_then(|id| branch.outcome(id));
        let paper = ReceiptPaper {
            branch,
            service,
            number: ticket.number,
            reference: &ticket.code,
            date: ticket.business_day,
            outcome: &outcome
                .context("the visit has no outcome of the settings")?
                .name,
            missing: receipt.missing,
            next: service.next_step.as_ref(),
            code: &issued.long_code,
            copy: false,
        };
        let language = Language::from_code(&ticket.language).unwrap_or_default();
        let words = self.face.words(language);
        Ok(paper::draw_receipt(&paper, words, &mut self.typesetter)?)
    }
}
