//! `sync-agent`: arguments. This version knows `status`; it says so when asked to deliver.

use anyhow::{Context, Result, bail};
use clap::{Parser, Subcommand};
use config::Settings;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Delivers the journal's records to the main case system.
#[derive(Debug, Parser)]
#[command(name = "sync-agent", version, disable_help_subcommand = true)]
struct Arguments {
    /// Settings file; without it the shipped Manarat branch
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Data folder; without it one under the user's state directory
    #[arg(long, global = true, value_name = "DIR")]
    data: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// One JSON object: how delivery to each target stands
    Status,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("sync-agent: {error:#}");
            ExitCode::from(if error.is::<config::Faults>() { 2 } else { 1 })
        }
    }
}

fn run(arguments: &Arguments) -> Result<()> {
    let Some(Command::Status) = arguments.command else {
        bail!(
            "this version does not deliver yet; `sync-agent status` tells what waits, and nothing is lost: the journal keeps every fact"
        );
    };
    let data = config::data_folder(arguments.data.clone())
        .context("no folder for the data: name one with --data")?;
    let settings = match &arguments.config {
        Some(file) => Settings::read(file)?,
        None => Settings::shipped(),
    };
    let status = sync_agent::status(&data, &settings.targets)?;
    writeln!(std::io::stdout(), "{}", serde_json::to_string(&status)?)?;
    Ok(())
}
