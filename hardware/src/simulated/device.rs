//! The simulated machine: a buffer, a head, a cutter, and the files it leaves per job.
//!
//! It holds what it was given while paper or cover forbid printing and goes on by itself. A job is all bytes up to its
//! cut, with the confirmation that follows; questions and idle resets belong to none.

use std::collections::VecDeque;
use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

use super::orders::{Order, Orders, Refusal, Step};
use super::paper::Paper;
use super::situation::{Cable, Cover, Cutter, PaperLeft, SituationFile};

/// Bytes it holds that are not printed yet, as small printers do.
const BUFFER: usize = 4096;

pub(super) struct Device {
    folder: PathBuf,
    situation: SituationFile,
    orders: Orders,
    waiting: VecDeque<Order>,
    held_bytes: usize,
    paper: Paper,
    job: Vec<u8>,
    finished: Option<PathBuf>,
    saying: VecDeque<u8>,
    reports: bool,
    reported: [u8; 4],
    refused: bool,
    cutter_failed: bool,
    plugged_since_refusal: bool,
}

impl Device {
    pub(super) fn new(folder: PathBuf, dots: u32) -> Self {
        let mut situation = SituationFile::new(&folder);
        situation.refresh();
        Self {
            situation,
            folder,
            orders: Orders::new(dots),
            waiting: VecDeque::new(),
            held_bytes: 0,
            paper: Paper::new(dots),
            job: Vec::new(),
            finished: None,
            saying: VecDeque::new(),
            reports: false,
            reported: [0; 4],
            refused: false,
            cutter_failed: false,
            plugged_since_refusal: false,
        }
    }

    /// Connects the cable.
    pub(super) fn plug_in(&mut self) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        self.refresh()?;
        self.saying.clear();
        self.reports = false;
        if self.refused {
            self.plugged_since_refusal = true;
            self.orders.forgive();
        }
        Ok(())
    }

    /// Takes as many bytes as there is room for.
    pub(super) fn take(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.refresh()? == Cable::Stalled {
            return Ok(0);
        }
        let room = BUFFER.saturating_sub(self.held_bytes).min(bytes.len());
        let orders = self.orders.take(&bytes[..room]);
        self.held_bytes += orders.iter().map(|order| order.raw.len()).sum::<usize>();
        self.waiting.extend(orders);
        self.work();
        for question in std::mem::take(&mut self.orders.questions) {
            let answer = self.answer(question);
            self.saying.push_back(answer);
        }
        Ok(room)
    }

    /// What it has to say, at most so many bytes.
    pub(super) fn say(&mut self, most: usize) -> io::Result<Vec<u8>> {
        if self.refresh()? == Cable::Stalled {
            return Ok(Vec::new());
        }
        self.work();
        self.report_change();
        let most = most.min(self.saying.len());
        Ok(self.saying.drain(..most).collect())
    }

    fn refresh(&mut self) -> io::Result<Cable> {
        self.situation.refresh();
        if self.situation.now.cutter == Cutter::Ok {
            self.cutter_failed = false;
        }
        match self.situation.now.link {
            Cable::Down => Err(io::Error::new(
                io::ErrorKind::NotConnected,
                "the simulated printer's link is down",
            )),
            cable => Ok(cable),
        }
    }

    /// Does what waits, as long as nothing holds the printer.
    fn work(&mut self) {
        while self.able() {
            let Some(order) = self.waiting.pop_front() else {
                return;
            };
            self.held_bytes = self.held_bytes.saturating_sub(order.raw.len());
            let between_bands = !matches!(order.step, Step::Row(_));
            self.carry_out(order);
            if between_bands {
                self.situation.refresh();
            }
        }
    }

    fn able(&self) -> bool {
        let situation = &self.situation.now;
        let resets = matches!(
            self.waiting.front(),
            Some(Order {
                step: Step::Reset,
                ..
            })
        );
        let out = situation.paper == PaperLeft::Out
            || situation.cover == Cover::Open
            || self.cutter_failed;
        !out && (!self.refused || resets)
    }

    fn carry_out(&mut self, order: Order) {
        if order.step == Step::Reset && self.paper.rows() == 0 {
            self.job.clear();
        }
        self.job.extend(&order.raw);
        match order.step {
            Step::Reset => self.reset(),
            Step::Reports(which) => self.enable_reports(which),
            Step::Row(row) => {
                self.paper.row(&row);
                self.use_up_paper();
            }
            Step::Feed(rows) => self.paper.feed(rows),
            Step::Cut(feed) => self.cut(feed),
            Step::ProcessId(id) => self.printed(id),
            Step::Setting => {}
            Step::Refused(refusal) => self.refuse(&refusal),
        }
    }

    fn reset(&mut self) {
        if self.plugged_since_refusal {
            self.refused = false;
            self.plugged_since_refusal = false;
        }
    }

    fn enable_reports(&mut self, which: u8) {
        self.reports = which != 0;
        if self.reports {
            self.reported = self.report();
            self.saying.extend(self.reported);
        }
    }

    fn use_up_paper(&mut self) {
        if let Some(rows) = &mut self.situation.now.out_after_rows {
            *rows = rows.saturating_sub(1);
            if *rows == 0 {
                self.situation.now.out_after_rows = None;
                self.situation.now.paper = PaperLeft::Out;
            }
        }
    }

    fn cut(&mut self, feed: u32) {
        if self.situation.now.cutter == Cutter::Jammed {
            self.cutter_failed = true;
            return;
        }
        self.paper.feed(feed);
        let picture = self.paper.cut();
        let name = self.folder.join(self.next_number());
        let drawn = if picture.height() > 0 {
            picture.png().map_err(|error| error.to_string())
        } else {
            Ok(Vec::new())
        };
        match drawn {
            Ok(png) if !png.is_empty() => leave(&name.with_extension("png"), &png),
            Ok(_) => {}
            Err(error) => tracing::warn!(%error, "the simulated printer could not draw its paper"),
        }
        leave(&name.with_extension("bin"), &std::mem::take(&mut self.job));
        self.finished = Some(name);
    }

    /// The confirmation's bytes belong to the job that was cut before.
    fn printed(&mut self, id: [u8; 4]) {
        if let Some(name) = self.finished.take() {
            append(&name.with_extension("bin"), &std::mem::take(&mut self.job));
        }
        if self.situation.now.confirm {
            self.saying
                .extend([0x37, 0x22].into_iter().chain(id).chain([0x00]));
        }
    }

    fn refuse(&mut self, refusal: &Refusal) {
        self.refused = true;
        self.plugged_since_refusal = false;
        let name = self.folder.join(self.next_number());
        leave(&name.with_extension("bin"), &std::mem::take(&mut self.job));
        leave(
            &name.with_extension("refused.txt"),
            format!("{refusal}\n").as_bytes(),
        );
        tracing::warn!(%refusal, "the simulated printer refused its bytes");
    }

    /// One more than the highest there is, in four digits while four do.
    fn next_number(&self) -> String {
        let listed = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let number = |entry: fs::DirEntry| {
            let name = entry.file_name();
            name.to_str()?.split('.').next()?.parse::<u32>().ok()
        };
        let numbers = listed.filter_map(number);
        format!("{:04}", numbers.max().unwrap_or(0).saturating_add(1))
    }

    fn offline(&self) -> bool {
        let situation = &self.situation.now;
        situation.paper == PaperLeft::Out
            || situation.cover == Cover::Open
            || self.cutter_stuck()
            || self.refused
    }

    fn cutter_stuck(&self) -> bool {
        self.cutter_failed || self.situation.now.cutter == Cutter::Jammed
    }

    fn answer(&self, question: u8) -> u8 {
        let situation = &self.situation.now;
        let (out, open) = (
            situation.paper == PaperLeft::Out,
            situation.cover == Cover::Open,
        );
        0x12 | match question {
            1 => flag(self.offline(), 0x08),
            2 => {
                flag(open, 0x04) | flag(out, 0x20) | flag(self.cutter_stuck() || self.refused, 0x40)
            }
            3 => flag(self.cutter_stuck(), 0x08) | flag(self.refused, 0x20),
            _ => flag(situation.paper != PaperLeft::Ok, 0x0C) | flag(out, 0x60),
        }
    }

    fn report(&self) -> [u8; 4] {
        let situation = &self.situation.now;
        let printer =
            0x10 | flag(self.offline(), 0x08) | flag(situation.cover == Cover::Open, 0x20);
        let error = flag(self.cutter_stuck(), 0x08) | flag(self.refused, 0x20);
        let paper = flag(situation.paper != PaperLeft::Ok, 0x03)
            | flag(situation.paper == PaperLeft::Out, 0x0C);
        [printer, error, paper, 0]
    }

    fn report_change(&mut self) {
        let report = self.report();
        if self.reports && report != self.reported {
            self.reported = report;
            self.saying.extend(report);
        }
    }
}

fn flag(set: bool, bit: u8) -> u8 {
    if set { bit } else { 0 }
}

fn leave(path: &std::path::Path, bytes: &[u8]) {
    if let Err(error) = fs::write(path, bytes) {
        tracing::warn!(path = %path.display(), %error, "the simulated printer could not leave a file");
    }
}

fn append(path: &std::path::Path, bytes: &[u8]) {
    let appended = fs::OpenOptions::new()
        .append(true)
        .open(path)
        .and_then(|mut file| file.write_all(bytes));
    if let Err(error) = appended {
        tracing::warn!(path = %path.display(), %error, "the simulated printer could not complete a file");
    }
}
