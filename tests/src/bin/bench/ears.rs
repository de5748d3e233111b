//! Ears at a simulated loudspeaker: the kernel says when a line was added to what it played, so that listening takes no
//! time from what is listened to. With its pace left at 0 a line stands there as soon as all its sound was taken.

use anyhow::{Context, Result};
use rustix::fs::inotify::{CreateFlags, Reader, WatchFlags, add_watch, init};
use serde_json::Value;
use std::fs;
use std::mem::MaybeUninit;
use std::os::fd::OwnedFd;
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

const PLAYED: &str = "played.jsonl";
/// Longer than this nothing healthy takes.
const PATIENCE: Duration = Duration::from_secs(10);

/// Who listens.
pub(crate) struct Ears(Receiver<(Instant, String)>);

impl Ears {
    /// Listens to the loudspeaker that plays into this folder, from now on.
    ///
    /// # Errors
    /// When the folder cannot be watched.
    pub(crate) fn at(folder: &Path) -> Result<Self> {
        fs::create_dir_all(folder)?;
        let watch = init(CreateFlags::CLOEXEC)?;
        add_watch(&watch, folder, WatchFlags::CLOSE_WRITE)?;
        let (told, heard) = channel();
        let played = folder.join(PLAYED);
        std::thread::spawn(move || listen(watch, &played, &told));
        Ok(Self(heard))
    }

    /// When this was said.
    ///
    /// # Errors
    /// When it is not.
    pub(crate) fn until(&self, what: &str) -> Result<Instant> {
        loop {
            let heard = self.0.recv_timeout(PATIENCE);
            let (at, said) = heard.with_context(|| format!("{what} was not said"))?;
            if said == what {
                return Ok(at);
            }
        }
    }
}

/// Tells of each line, until nobody is told any more.
fn listen(watch: OwnedFd, played: &Path, told: &Sender<(Instant, String)>) {
    let mut buffer = [MaybeUninit::uninit(); 4096];
    let mut reader = Reader::new(watch, &mut buffer);
    while let Ok(event) = reader.next() {
        let at = Instant::now();
        let named = event.file_name().map(|name| name.to_bytes());
        if named != Some(PLAYED.as_bytes()) {
            continue;
        }
        if let Some(what) = last(played)
            && told.send((at, what)).is_err()
        {
            return;
        }
    }
}

fn last(played: &Path) -> Option<String> {
    let text = fs::read_to_string(played).ok()?;
    let line: Value = serde_json::from_str(text.lines().last()?).ok()?;
    Some(line.get("what")?.as_str()?.to_owned())
}
