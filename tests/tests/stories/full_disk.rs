//! A disk that fills up while visitors come: nobody is promised a number that is not kept, and service resumes by
//! itself once there is room.

use domain::screen::Touch;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use store::{Answer, PrintOutcome};
use tests::rig::asking::{Ledger, request};
use tests::rig::{Place, Reception};
use ui::{Page, Takeover, View};

/// A small disk of its own, in memory; only root may have one.
struct SmallDisk {
    at: PathBuf,
}

impl SmallDisk {
    fn mount(at: PathBuf) -> Option<Self> {
        std::fs::create_dir_all(&at).unwrap();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=2m", "tmpfs"])
            .arg(&at)
            .output();
        mounted
            .is_ok_and(|outcome| outcome.status.success())
            .then_some(Self { at })
    }

    /// Takes all the room there is.
    fn fill(&self) {
        let mut ballast = File::create(self.ballast()).unwrap();
        while ballast.write_all(&[0; 512]).is_ok() {}
    }

    fn free(&self) {
        std::fs::remove_file(self.ballast()).unwrap();
    }

    fn ballast(&self) -> PathBuf {
        self.at.join("ballast")
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        Command::new("umount").arg("-l").arg(&self.at).status().ok();
    }
}

/// Takes tickets until one is refused; how many were promised.
fn take_until_refused(reception: &mut Reception) -> usize {
    let refused = |view: &View| view.takeover == Some(Takeover::CannotStore);
    for promised in 0..3000 {
        reception.touch(Touch::Begin);
        let shown = reception.until("the services or a refusal", |view| {
            refused(view) || matches!(view.page, Page::Services { .. })
        });
        if refused(&shown) {
            return promised;
        }
        reception.touch(Touch::Choose("big".to_owned()));
        let shown = reception.until("a number or a refusal", |view| {
            refused(view) || matches!(view.page, Page::Ticket { .. } | Page::Unprinted { .. })
        });
        if refused(&shown) {
            return promised;
        }
        reception.leave();
    }
    panic!("the disk never filled");
}

/// A branch whose numbers outlast the disk.
fn place() -> Place {
    let branch = r#"
[branch]
id = "small-disk"
name = { ar = "فرع", en = "Branch" }
time_zone = "Asia/Riyadh"

[[branch.services]]
id = "big"
name = { ar = "خدمة", en = "Service" }
description = { ar = "خدمة.", en = "A service." }
icon = "info"
numbers = "1000-9999"
department = "all"
"#;
    Place::of_branch(branch, tests::rig::place::SIMULATED)
}

#[test]
fn a_full_disk_refuses_with_a_sentence_and_service_resumes_by_itself() {
    let small = tempfile::tempdir().unwrap();
    let Some(disk) = SmallDisk::mount(small.path().join("disk")) else {
        println!(
            "no small disk can be mounted here; the journal's allowance is tried instead, by its own story"
        );
        return;
    };
    let place = place().with_data(disk.at.join("data"));
    place.printer_is("paper = \"out\"");
    let mut reception = Reception::open(&place);
    reception.until_takeover(Takeover::OutOfPaper);
    place.printer_is("");
    reception.until_welcome();
    disk.fill();
    let promised = take_until_refused(&mut reception);
    let kept = place.record().tickets();
    assert_eq!(
        kept.len(),
        promised,
        "a promised number is not kept, or one was half-written"
    );

    disk.free();
    reception.until("service to resume by itself", |view| {
        view.takeover.is_none()
    });
    reception.touch(Touch::Home);
    let next = reception.take_ticket("big");
    assert_eq!(next as usize, 1000 + promised);
    reception.close();
    place.assert_sound();
}

#[test]
fn a_disk_full_at_the_start_refuses_and_begins_when_there_is_room() {
    let small = tempfile::tempdir().unwrap();
    let Some(disk) = SmallDisk::mount(small.path().join("disk")) else {
        println!("no small disk can be mounted here; nothing was tried");
        return;
    };
    let place = place().with_data(disk.at.join("data"));
    disk.fill();
    let mut reception = Reception::open(&place);
    reception.until_takeover(Takeover::CannotStore);
    disk.free();
    assert_eq!(reception.take_ticket("big"), 1000);
    reception.close();
    place.assert_sound();
}

#[test]
fn a_journal_at_its_allowance_refuses_and_stays_sound() {
    let place = place();
    let settings = std::fs::read_to_string(place.settings_file()).unwrap();
    let bounded = settings.replace("[device]\n", "[device]\njournal_max_mb = 1\n");
    std::fs::write(place.settings_file(), &bounded).unwrap();
    fill_nearly(&place, 900 * 1024);
    let before = place.record().tickets().len();
    let mut reception = Reception::open(&place);
    reception.until_welcome();
    let promised = take_until_refused(&mut reception);
    assert_eq!(place.record().tickets().len(), before + promised);
    reception.close();
    place.assert_sound();

    std::fs::write(place.settings_file(), settings).unwrap();
    let mut reception = Reception::open(&place);
    assert_eq!(
        reception.take_ticket("big") as usize,
        1000 + before + promised
    );
    reception.close();
    place.assert_sound();
}

/// Lets the store itself promise tickets, without paper, until its file has about so many bytes.
fn fill_nearly(place: &Place, bytes: u64) {
    let mut ledger = Ledger::open(place).unwrap();
    for key in 0.. {
        let (stamp, store) = (ledger.now(), &mut ledger.store);
        let issued = store.issue(&request("big", &format!("{key}")), &stamp);
        let (Answer::New(issued) | Answer::Repeated(issued)) = issued.unwrap();
        let failed = PrintOutcome::Failed("story".to_owned());
        let job = issued.job.unwrap();
        store.print_ended(job, &failed, &stamp).unwrap();
        if key % 50 == 0 {
            store.tidy().unwrap();
            if size(&place.data().join(store::JOURNAL)) > bytes {
                return;
            }
        }
    }
}

fn size(file: &Path) -> u64 {
    std::fs::metadata(file).map_or(0, |found| found.len())
}
