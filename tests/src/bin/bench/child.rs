//! The bench as its own child: work that needs a process of its own, because it is the first in it or
//! because strace counts what it does.

use crate::floor::Floor;
use crate::visit::Reception;
use crate::{branch, ticket};
use anyhow::{Context, Result};
use clap::{Subcommand, ValueEnum};
use domain::print::Evidence;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use store::PrintOutcome;

/// How far each ticket goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Extent {
    /// The floor's bare transaction.
    Bare,
    /// Promised.
    Promised,
    /// To its print's last state, in the journal alone.
    Printed,
    /// To its print's last state by a whole reception, each visitor leaving before the next comes.
    Visited,
}

/// What a child does.
#[derive(Debug, Clone, Subcommand)]
pub(crate) enum Child {
    /// Draws one ticket and writes how many milliseconds that took
    #[command(hide = true)]
    FirstTicket,
    /// Issues tickets
    #[command(hide = true)]
    Tickets {
        /// How far each goes
        extent: Extent,
        /// How many
        count: u32,
        /// The data folder
        folder: PathBuf,
    },
}

impl Child {
    /// Does it.
    ///
    /// # Errors
    /// What stops it.
    pub(crate) fn run(&self) -> Result<()> {
        match self {
            Self::FirstTicket => {
                let took = ticket::first()?;
                writeln!(std::io::stdout(), "{}", took.as_secs_f64() * 1e3)?;
                Ok(())
            }
            Self::Tickets {
                extent,
                count,
                folder,
            } => tickets(*extent, *count, folder),
        }
    }
}

/// This program again, to be given a child's arguments.
///
/// # Errors
/// When the system does not say where it is.
pub(crate) fn command() -> Result<Command> {
    let program = std::env::current_exe().context("cannot find the bench's own program")?;
    Ok(Command::new(program))
}

fn tickets(extent: Extent, count: u32, folder: &Path) -> Result<()> {
    match extent {
        Extent::Bare => {
            let mut floor = Floor::open(folder)?;
            (0..count).try_for_each(|turn| floor.issue(&branch::service(turn)).map(|_| ()))
        }
        Extent::Promised => {
            let mut store = branch::wide_journal(folder)?;
            (0..count).try_for_each(|turn| {
                store.issue(&branch::request(turn), &branch::stamp())?;
                Ok(())
            })
        }
        Extent::Printed => {
            let mut store = branch::wide_journal(folder)?;
            let confirmed = PrintOutcome::Confirmed(Evidence::ProcessId);
            (0..count).try_for_each(|turn| {
                let stamp = branch::stamp();
                let issued = branch::issued(store.issue(&branch::request(turn), &stamp)?);
                let job = issued.job.context("a ticket has no paper")?;
                store.print_sending(job, &stamp)?;
                Ok(store.print_ended(job, &confirmed, &stamp)?)
            })
        }
        Extent::Visited => {
            let mut reception = Reception::open(folder)?;
            (0..count).try_for_each(|turn| {
                reception.visit(turn)?;
                reception.rest();
                Ok(())
            })
        }
    }
}
