//! `kiosk staff`: who may sign in at the console. The first admin is made here.

use super::{Code, Where};
use crate::clock::Clock;
use crate::control::{Request, ask};
use crate::people::{self, Act};
use crate::place;
use anyhow::{Context, Result, ensure};
use domain::people::{StaffRole, check_secret, is_name};
use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};
use std::io::{IsTerminal, Write, stdin};
use std::path::Path;
use store::{Reader, StaffMember, Store};

/// What to do.
#[derive(Debug, clap::Subcommand)]
pub(super) enum Wish {
    /// Add someone; the PIN or password is read from standard input
    Add {
        /// User name: lower-case letters, digits, hyphens, dots
        user: String,
        /// clerk, manager or admin
        #[arg(long, value_parser = role, default_value = "clerk")]
        role: StaffRole,
        #[command(flatten)]
        place: Where,
    },
    /// Give someone another PIN or password, read from standard input; their sessions end
    Passwd {
        /// User name
        user: String,
        #[command(flatten)]
        place: Where,
    },
    /// Everyone, one a line: user, role, whether they may sign in
    List {
        #[arg(long, value_name = "DIR")]
        data: Option<std::path::PathBuf>,
    },
    /// Shut someone out, at once
    Disable {
        /// User name
        user: String,
        #[command(flatten)]
        place: Where,
    },
    /// Let someone sign in again
    Enable {
        /// User name
        user: String,
        #[command(flatten)]
        place: Where,
    },
}

fn role(typed: &str) -> Result<StaffRole, String> {
    StaffRole::from_code(typed).ok_or_else(|| "write clerk, manager or admin".to_owned())
}

/// Does what was asked.
pub(super) fn run(wish: Wish) -> Result<Code> {
    match wish {
        Wish::Add { user, role, place } => {
            ensure!(
                is_name(&user),
                "`{user}` cannot be a user name; use 1 to 32 lower-case letters a-z, digits, hyphens, dots"
            );
            let hash = hashed_pin(&user)?;
            change(place, Act::Add { user, role, hash })
        }
        Wish::Passwd { user, place } => {
            let hash = hashed_pin(&user)?;
            change(place, Act::Passwd { user, hash })
        }
        Wish::Disable { user, place } => change(place, Act::Disable { user }),
        Wish::Enable { user, place } => change(place, Act::Enable { user }),
        Wish::List { data } => list(&place::data_folder(data)?),
    }
}

/// Through the running kiosk where one runs, else by itself.
fn change(place: Where, act: Act) -> Result<Code> {
    let data = place::data_folder(place.data)?;
    if ask(&data, &Request::People { act: act.clone() })?.is_some() {
        return Ok(Code::Good);
    }
    let settings = place::settings(place.config.as_deref(), &data)?;
    let stamp = Clock::new(settings.device.clock_mark.clone()).now();
    let (mut store, _) = Store::open(place::opening(&settings, &data), &stamp)?;
    people::change(&mut store, &act, &stamp)?;
    Ok(Code::Good)
}

fn list(data: &Path) -> Result<Code> {
    let mut out = std::io::stdout().lock();
    for StaffMember {
        user,
        role,
        disabled,
    } in Reader::open(data)?.staff()?
    {
        let may = if disabled { "disabled" } else { "enabled" };
        writeln!(out, "{user} {} {may}", role.code())?;
    }
    Ok(Code::Good)
}

/// The hash of the PIN or password on the first line of standard input.
fn hashed_pin(user: &str) -> Result<String> {
    let typed = typed_unseen(user)?;
    let pin = typed.trim_end_matches(['\n', '\r']);
    check_secret(pin, user).context("this PIN or password cannot be used")?;
    Ok(desk::hash_secret(pin)?)
}

/// One line of standard input; what is typed at a terminal is not shown.
fn typed_unseen(user: &str) -> Result<String> {
    let shown = stdin().is_terminal().then(|| hide(user)).transpose()?;
    let mut typed = String::new();
    let read = stdin().read_line(&mut typed);
    if let Some(before) = shown {
        tcsetattr(stdin(), OptionalActions::Now, &before)?;
        eprintln!();
    }
    read.context("cannot read the PIN from standard input")?;
    Ok(typed)
}

/// Asks for it and stops showing what is typed; how the terminal was before.
fn hide(user: &str) -> Result<Termios> {
    eprint!("PIN or password of {user}: ");
    let before = tcgetattr(stdin())?;
    let mut unseen = before.clone();
    unseen.local_modes.remove(LocalModes::ECHO);
    tcsetattr(stdin(), OptionalActions::Now, &unseen)?;
    Ok(before)
}
