//! `kiosk`: arguments and logs. What each command does is in the library, one file each.

use clap::Parser;
use kiosk::cli::{Arguments, Code, run};
use std::io::IsTerminal;
use std::process::ExitCode;
use tracing_subscriber::EnvFilter;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    start_logging();
    end_with_any_thread();
    match run(arguments) {
        Ok(Code::Good) => ExitCode::SUCCESS,
        Ok(Code::Failed) => ExitCode::from(1),
        Ok(Code::BadSettings) => ExitCode::from(2),
        // Whoever reads our output has had enough (`| head`).
        Err(error) if ended_early(&error) => ExitCode::SUCCESS,
        // Faults of settings point at their file themselves.
        Err(error) if error.is::<config::Faults>() => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
        Err(error) => {
            eprintln!("kiosk: {error:#}");
            ExitCode::from(1)
        }
    }
}

/// A thread that dies must not leave a picture on the glass that nobody is behind: the program ends, and
/// the service manager starts it again.
fn end_with_any_thread() {
    std::panic::set_hook(Box::new(|panic| {
        tracing::error!("a part of the program died: {panic}");
        // A request that dies is answered as such, and takes nothing with it.
        if std::thread::current().name() != Some("desk") {
            std::process::exit(1);
        }
    }));
}

/// Human lines on a terminal, JSON otherwise; `RUST_LOG` sets how much.
fn start_logging() {
    let filter = EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| EnvFilter::new("info,rusqlite_migration=warn,winit=warn"));
    let logs = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    if std::io::stderr().is_terminal() {
        logs.without_time().init()
    } else {
        logs.json().init()
    }
}

fn ended_early(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let io = cause
            .downcast_ref::<std::io::Error>()
            .map(std::io::Error::kind);
        let json = cause
            .downcast_ref::<serde_json::Error>()
            .and_then(serde_json::Error::io_error_kind);
        io.or(json) == Some(std::io::ErrorKind::BrokenPipe)
    })
}
