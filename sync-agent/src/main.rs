//! `sync-agent`: arguments and logs. What it does is in the library.

use anyhow::{Context, Result};
use clap::builder::NonEmptyStringValueParser;
use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, Subcommand};
use config::Settings;
use serde::Serialize;
use std::io::{IsTerminal, Write};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use sync_agent::{Listening, ReceiveError};
use tracing_subscriber::EnvFilter;
use uuid::Uuid;

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

#[derive(Debug, Clone, Subcommand)]
enum Command {
    /// Delivers until stopped; what happens without a command, too
    Run {
        /// Address of this machine at which figures are read: http://ADDR/metrics, Prometheus text; port 0 takes a free one,
        /// which the log tells. Default: none are read
        #[arg(long, value_name = "ADDR")]
        metrics: Option<SocketAddr>,
    },
    /// Delivers what waits, then exits: 0 all away, 3 something parked or left
    Once,
    /// One JSON object: how delivery to each target stands
    Status,
    /// Lists the records that targets have not got, one JSON object a line, or steers one of them; a running agent notices by itself
    Parked {
        /// Of this target alone
        #[arg(long, value_name = "NAME")]
        target: Option<String>,
        /// Sends the record with this id again, and after it what waits behind it
        #[arg(long, value_name = "ID", conflicts_with_all = ["drop", "why"])]
        retry: Option<Uuid>,
        /// Gives the record with this id up for good; what waits behind it goes on
        #[arg(long, value_name = "ID", requires = "why")]
        drop: Option<Uuid>,
        /// Why it is given up; kept with the user's name
        #[arg(long, value_name = "TEXT", requires = "drop", value_parser = NonEmptyStringValueParser::new())]
        why: Option<String>,
    },
    /// Receives what others deliver, for trying out: POST of batches on any path, kept in the folder that --data names
    /// (received.db, and delivered.jsonl with one event a line). Plain HTTP, so on this machine alone. What it receives,
    /// personal values too, stands there in the clear
    Receive {
        /// Address of this machine to listen on; port 0 takes a free one
        #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8470")]
        listen: SocketAddr,
        /// File with the bearer token that senders must show; without it whoever reaches it may send
        #[arg(long, value_name = "FILE")]
        token_file: Option<PathBuf>,
    },
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
    let command = arguments.command.clone();
    let command = command.unwrap_or(Command::Run { metrics: None });
    if let Command::Receive { listen, token_file } = command {
        return receive(arguments, listen, token_file);
    }
    let data = config::data_folder(arguments.data.clone())
        .context("no folder for the data: name one with --data")?;
    if let Command::Parked { .. } = command {
        return parked(&data, &command);
    }
    deliver(&data, &settings(arguments, &data)?, &command)
}

fn settings(arguments: &Arguments, data: &Path) -> Result<Settings> {
    Ok(match &arguments.config {
        Some(file) => Settings::read(file)?,
        None => shipped(data),
    })
}

/// The shipped branch's settings; a folder that was paired is of a client of the branch service on this machine.
fn shipped(data: &Path) -> Settings {
    let mut settings = Settings::shipped().with_base(data);
    if store::Pairing::read(data).is_some() {
        settings.device.branch_service = Some(settings.local_service());
    }
    settings
}

fn deliver(data: &Path, settings: &Settings, command: &Command) -> Result<ExitCode> {
    match command {
        Command::Once if !sync_agent::once(data, settings)? => return Ok(ExitCode::from(LEFT)),
        Command::Once => {}
        Command::Status => said(&sync_agent::status(data, settings)?)?,
        Command::Run {
            metrics: Some(address),
        } if !address.ip().is_loopback() => misused(&format!(
            "{address} is not an address of this machine alone; figures are read on 127.0.0.1 or [::1] only"
        )),
        Command::Run { metrics } => sync_agent::run(data, settings, *metrics)?,
        Command::Parked { .. } | Command::Receive { .. } => {}
    }
    Ok(ExitCode::SUCCESS)
}

fn parked(data: &Path, command: &Command) -> Result<ExitCode> {
    let records = match command {
        Command::Parked {
            target,
            retry: Some(id),
            ..
        } => sync_agent::retry_parked(data, target.as_deref(), *id)?,
        Command::Parked {
            target,
            drop: Some(id),
            why: Some(why),
            ..
        } => sync_agent::drop_parked(data, target.as_deref(), *id, why)?,
        Command::Parked { target, .. } => sync_agent::parked(data, target.as_deref())?,
        _ => Vec::new(),
    };
    for record in records {
        said(&record)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// A result, as one line of JSON.
fn said(result: &impl Serialize) -> Result<()> {
    Ok(writeln!(
        std::io::stdout(),
        "{}",
        serde_json::to_string(result)?
    )?)
}

/// A folder of the device must not be taken for the receiver's by chance, so it has to be named.
fn receive(
    arguments: &Arguments,
    address: SocketAddr,
    token_file: Option<PathBuf>,
) -> Result<ExitCode> {
    let Some(data) = arguments.data.clone() else {
        misused("receive needs --data DIR, a folder for what it receives")
    };
    if !address.ip().is_loopback() {
        misused(&ReceiveError::NotLoopback(address).to_string())
    }
    let listening = Listening {
        data,
        address,
        token_file,
    };
    sync_agent::receive(&listening, |address| {
        writeln!(std::io::stdout(), "listening on http://{address}")
    })?;
    Ok(ExitCode::SUCCESS)
}

/// Ends with what is wrong with the arguments (exit code 2).
fn misused(what: &str) -> ! {
    Arguments::command()
        .error(ErrorKind::ValueValidation, what)
        .exit()
}
