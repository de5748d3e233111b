//! `sync-agent`: arguments and logs. What it does is in the library.

use anyhow::{Context, Result};
use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, Subcommand};
use config::Settings;
use std::io::{IsTerminal, Write};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use sync_agent::{Listening, ReceiveError};
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

#[derive(Debug, Clone, Default, Subcommand)]
enum Command {
    /// Delivers until stopped; what happens without a command, too
    #[default]
    Run,
    /// Delivers what waits, then exits: 0 all away, 3 something parked or left
    Once,
    /// One JSON object: how delivery to each target stands
    Status,
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
    let command = arguments.command.clone().unwrap_or_default();
    if let Command::Receive { listen, token_file } = command {
        return receive(arguments, listen, token_file);
    }
    let data = config::data_folder(arguments.data.clone())
        .context("no folder for the data: name one with --data")?;
    let settings = match &arguments.config {
        Some(file) => Settings::read(file)?,
        None => Settings::shipped().with_base(&data),
    };
    match command {
        Command::Once if !sync_agent::once(&data, &settings)? => return Ok(ExitCode::from(LEFT)),
        Command::Once => {}
        Command::Status => {
            let status = sync_agent::status(&data, &settings)?;
            writeln!(std::io::stdout(), "{}", serde_json::to_string(&status)?)?;
        }
        Command::Run | Command::Receive { .. } => sync_agent::run(&data, &settings)?,
    }
    Ok(ExitCode::SUCCESS)
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
