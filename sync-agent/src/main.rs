//! `sync-agent`: arguments and logs. What it does is in the library.

use anyhow::{Context, Result};
use clap::{Parser, Subcommand};
use config::Settings;
use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use tracing_subscriber::EnvFilter;

/// Something was parked, or is left.
const LEFT: u8 = 3;

/// Delivers the journal's records to the branch service and to case systems.
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

#[derive(Debug, Clone, Copy, Subcommand)]
enum Command {
    /// Delivers until stopped; what happens without a command, too
    Run,
    /// Delivers what waits, then exits: 0 all away, 3 something parked or left
    Once,
    /// One JSON object: how delivery to each target stands
    Status,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    start_logging();
    match run(&arguments) {
        Ok(code) => code,
        Err(error) if error.is::<config::Faults>() => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
        Err(error) => {
            eprintln!("sync-agent: {error:#}");
            ExitCode::from(1)
        }
    }
}

/// Human lines on a terminal, JSON otherwise; `RUST_LOG` sets how much.
fn start_logging() {
    let filter = EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| EnvFilter::new("info,rusqlite_migration=warn"));
    let logs = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    if std::io::stderr().is_terminal() {
        logs.without_time().init()
    } else {
        logs.json().init()
    }
}

fn run(arguments: &Arguments) -> Result<ExitCode> {
    let data = config::data_folder(arguments.data.clone())
        .context("no folder for the data: name one with --data")?;
    let settings = match &arguments.config {
        Some(file) => Settings::read(file)?,
        None => Settings::shipped().with_base(&data),
    };
    match arguments.command.unwrap_or(Command::Run) {
        Command::Run => sync_agent::run(&data, &settings)?,
        Command::Once if !sync_agent::once(&data, &settings)? => return Ok(ExitCode::from(LEFT)),
        Command::Once => {}
        Command::Status => {
            let status = sync_agent::status(&data, &settings)?;
            writeln!(std::io::stdout(), "{}", serde_json::to_string(&status)?)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
