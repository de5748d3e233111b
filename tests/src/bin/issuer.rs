//! A kiosk to be killed: promises tickets as fast as it can and says on standard output what it promised, each line
//! only after the promise was kept. The stories of kill -9 start it, kill it and hold it to its word.
//!
//! `issuer store FOLDER PREFIX [KEY…]` repeats the keys, then asks for new ones; `issuer reception FOLDER` takes
//! tickets at the screen of a whole reception; `issuer ratings FOLDER MOST` keeps ratings as an exit terminal does.

use anyhow::{Context, Result, bail};
use domain::rating::{Given, Said, Score};
use std::io::Write;
use std::path::Path;
use store::{Answer, PrintOutcome, Rating};
use tests::rig::asking::{Ledger, request};
use tests::rig::{Place, Reception};

/// No life of an issuer promises more, so that a day's numbers last.
const MOST: usize = 300;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let texts: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match texts.as_slice() {
        ["store", folder, prefix, keys @ ..] => at_the_store(Path::new(folder), prefix, keys)?,
        ["reception", folder] => at_the_screen(Path::new(folder))?,
        ["ratings", folder, most] => at_the_exit(Path::new(folder), most.parse()?)?,
        other => bail!("unknown arguments {other:?}; they stand at the head of this program"),
    }
    std::thread::park();
    Ok(())
}

fn at_the_store(folder: &Path, prefix: &str, keys: &[&str]) -> Result<()> {
    let mut ledger = Ledger::open(&Place::at(folder)).context("opening the journal")?;
    let new = (0..MOST).map(|count| format!("{prefix}-{count}"));
    let all = keys.iter().map(|key| (*key).to_owned()).chain(new);
    for key in all {
        tell(&format!("asks {key}"))?;
        promise(&mut ledger, &key)?;
    }
    Ok(())
}

fn promise(ledger: &mut Ledger, key: &str) -> Result<()> {
    let stamp = ledger.now();
    let answer = ledger.store.issue(&request("all", key), &stamp)?;
    let (Answer::New(issued) | Answer::Repeated(issued)) = &answer;
    tell(&format!(
        "given {key} {} {}",
        issued.ticket.id, issued.ticket.number
    ))?;
    if let (Answer::New(_), Some(job)) = (&answer, issued.job) {
        ledger.store.print_sending(job, &ledger.now())?;
        let printed = PrintOutcome::Confirmed(domain::print::Evidence::ProcessId);
        ledger.store.print_ended(job, &printed, &ledger.now())?;
    }
    Ok(())
}

fn at_the_screen(folder: &Path) -> Result<()> {
    let place = Place::at(folder);
    let mut reception = Reception::open(&place);
    for _ in 0..MOST {
        reception.choose("all");
        tell(&format!("shown {}", reception.until_number()))?;
        reception.until_ticket();
        reception.leave();
    }
    Ok(())
}

fn at_the_exit(folder: &Path, most: usize) -> Result<()> {
    let mut ledger = Ledger::open(&Place::at(folder)).context("opening the journal")?;
    for score in Score::ALL.into_iter().cycle().take(most) {
        let given = Given {
            score,
            reasons: Vec::new(),
            marked: None,
        };
        let rating = Rating {
            subject: None,
            given,
            said: Said::default(),
        };
        let stamp = ledger.now();
        let subject = ledger.store.rate(&rating, &stamp, "exit-1")?;
        tell(&format!("thanked {subject}"))?;
    }
    Ok(())
}

/// One line, out of this process before anything else is done.
fn tell(line: &str) -> Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}")?;
    out.flush()?;
    Ok(())
}
