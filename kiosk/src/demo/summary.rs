//! What the morning left: the journal as JSON lines, the papers by their numbers, and a page a person
//! can read, in which each ticket has its paper's truth.

use super::Day;
use super::morning::{Story, Visit};
use super::out::Out;
use crate::cli::Code;
use anyhow::{Context, Result};
use config::Settings;
use domain::fact::{Fact, Payload};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use store::{Reader, Since, Verdict};

/// A ticket and what became of its paper, as the journal tells it.
struct Line {
    number: u32,
    service: String,
    language: String,
    priority: bool,
    paper: String,
}

/// Writes everything; the verdict on both journals is the demo's.
pub(super) fn write(settings: &Settings, data: &Path, out: &Out, day: &Day) -> Result<Code> {
    let devices = [data, &out.exit()];
    let facts = facts(&devices, &out.file("journal.jsonl"))?;
    let lines = lines(&facts);
    let papers = keep_papers(out, day, &lines)?;
    let verdicts = devices.into_iter().map(store::verify);
    let verdicts: Vec<Verdict> = verdicts.collect::<Result<_, _>>()?;
    let mut page = page(settings, day, &lines, papers)?;
    deliveries(&mut page, day, facts.len())?;
    for (device, verdict) in ["reception", "exit terminal"].iter().zip(&verdicts) {
        writeln!(page, "{}", told(device, verdict))?;
    }
    writeln!(
        page,
        "left in demo-out/: tickets/ screens/ call.wav journal.jsonl delivered.jsonl summary.txt, and what each part worked with"
    )?;
    std::fs::write(out.file("summary.txt"), &page)?;
    write!(std::io::stdout(), "{page}")?;
    let sound = |verdict: &Verdict| matches!(verdict, Verdict::Sound { .. });
    Ok(
        if verdicts.iter().all(sound) && day.delivered == facts.len() {
            Code::Good
        } else {
            Code::Failed
        },
    )
}

fn facts(devices: &[&Path], file: &Path) -> Result<Vec<Fact>> {
    let mut facts = Vec::new();
    let mut lines = String::new();
    for data in devices {
        Reader::open(data)?.facts(Since::Beginning, None, |fact| -> Result<()> {
            writeln!(lines, "{}", serde_json::to_string(fact)?)?;
            facts.push(fact.clone());
            Ok(())
        })?;
    }
    std::fs::write(file, lines).with_context(|| format!("cannot write {}", file.display()))?;
    Ok(facts)
}

fn told(device: &str, verdict: &Verdict) -> String {
    match verdict {
        Verdict::Sound { facts, .. } => format!(
            "the {device}'s journal is sound: {facts} facts, and replaying them gives the state"
        ),
        Verdict::Broken(why) => format!("THE {device}'s JOURNAL IS NOT SOUND: {why}"),
    }
}

/// How visitors rated, and where the records are.
fn deliveries(page: &mut String, day: &Day, kept: usize) -> Result<()> {
    writeln!(page, "\n{} visitors rated at the exit", day.rated)?;
    if !day.pictured {
        writeln!(
            page,
            "  no chromium is installed here, so that the page of results is not pictured"
        )?;
    }
    writeln!(
        page,
        "\n{} of {kept} records of both devices were delivered",
        day.delivered
    )?;
    for status in &day.statuses {
        writeln!(page, "  {status}")?;
    }
    writeln!(page)?;
    Ok(())
}

fn lines(facts: &[Fact]) -> Vec<Line> {
    let mut lines: Vec<(String, Line)> = Vec::new();
    for fact in facts {
        let Ok(payload) = Payload::from_parts(&fact.kind, &fact.data) else {
            continue;
        };
        if let Payload::TicketIssued(data) = payload {
            let paper = "promised".to_owned();
            let line = Line {
                number: data.number,
                service: data.service,
                language: data.language,
                priority: data.priority,
                paper,
            };
            lines.push((fact.subject.clone(), line));
        } else if let Some(truth) = truth(&payload)
            && let Some((_, line)) = lines
                .iter_mut()
                .find(|(subject, _)| *subject == fact.subject)
        {
            line.paper = truth;
        }
    }
    lines.into_iter().map(|(_, line)| line).collect()
}

fn truth(payload: &Payload) -> Option<String> {
    match payload {
        Payload::PrintConfirmed { evidence, .. } => Some(format!("printed, known by {evidence:?}")),
        Payload::PrintUnconfirmed { why, .. } => Some(format!("may be printed ({why})")),
        Payload::PrintFailed { why, .. } => Some(format!("not printed ({why})")),
        _ => None,
    }
}

/// Copies each printed paper under its number, or its service; returns how many there are.
fn keep_papers(out: &Out, day: &Day, lines: &[Line]) -> Result<usize> {
    let mut papers: Vec<PathBuf> = std::fs::read_dir(out.printer())?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    papers.retain(|paper| paper.extension().is_some_and(|ending| ending == "png"));
    papers.sort();
    let mut names = names(&day.visits, lines);
    names.extend(
        day.served
            .receipt
            .map(|number| format!("receipt-{number}.png")),
    );
    for (index, paper) in papers.iter().enumerate() {
        let name = match names.get(index) {
            Some(name) if papers.len() == names.len() => name.clone(),
            _ => paper
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned(),
        };
        std::fs::copy(paper, out.tickets().join(name)).context("cannot keep a paper's picture")?;
    }
    Ok(papers.len())
}

/// What to call each paper, in the order in which they were printed.
fn names(visits: &[Visit], lines: &[Line]) -> Vec<String> {
    let mut names = Vec::new();
    for (visit, line) in visits.iter().zip(lines) {
        if visit.story == Story::ReadsFirst {
            names.push(format!(
                "information-{}-{}.png",
                visit.service, line.language
            ));
        }
        if line.paper.starts_with("printed") {
            names.push(format!("{}-{}.png", line.number, line.language));
        }
    }
    names
}

fn page(settings: &Settings, day: &Day, lines: &[Line], papers: usize) -> Result<String> {
    let (visits, served) = (&day.visits, &day.served);
    let mut page = String::new();
    writeln!(
        page,
        "A morning at {} ({})\n",
        settings.branch.name.en, settings.branch.name.ar
    )?;
    for (visit, line) in visits.iter().zip(lines) {
        let told = match visit.story {
            Story::Plain => "",
            Story::ReadsFirst => "; its visitor first read and printed what the service asks for",
            Story::PaperRunsOut => "; the paper ran out under it and was changed",
            Story::PrinterStalls => {
                "; the printer stalled under it, its number stayed on the screen"
            }
        };
        let first = if line.priority { ", served first" } else { "" };
        let seen = &visit.number;
        let (service, language, paper) = (&line.service, &line.language, &line.paper);
        writeln!(
            page,
            "  {:>5} (read {seen})  {service} [{language}]{first}: {paper}{told}",
            line.number
        )?;
    }
    let mut truths: BTreeMap<&str, usize> = BTreeMap::new();
    for line in lines {
        *truths.entry(line.paper.as_str()).or_default() += 1;
    }
    writeln!(
        page,
        "\n{} visitors, {} tickets, {papers} papers",
        visits.len(),
        lines.len()
    )?;
    for (truth, count) in truths {
        writeln!(page, "  {count:>5}  {truth}")?;
    }
    writeln!(page, "\n{} calls at the counters", served.calls.len())?;
    for call in &served.calls {
        writeln!(page, "{call}")?;
    }
    Ok(page)
}
