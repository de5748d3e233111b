//! The folder a demo leaves.

use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const FOLDERS: [&str; 8] = [
    "board", "data", "exit", "printer", "receiver", "screens", "settings", "tickets",
];
const FILES: [&str; 4] = [
    "call.wav",
    "delivered.jsonl",
    "journal.jsonl",
    "summary.txt",
];

/// The folder a demo leaves, made anew.
#[derive(Debug, Clone)]
pub struct Out {
    folder: PathBuf,
}

impl Out {
    /// An empty folder at `folder`; an earlier demo's is emptied first, anything else is left alone.
    ///
    /// # Errors
    /// When something there is not a demo's, or cannot be removed or made.
    pub fn prepare(folder: &Path) -> Result<Self> {
        if folder.exists() {
            refuse_foreign(folder)?;
            for name in FOLDERS.iter().filter(|name| folder.join(name).exists()) {
                std::fs::remove_dir_all(folder.join(name))
                    .with_context(|| format!("cannot empty {}", folder.display()))?;
            }
            for name in FILES.iter().filter(|name| folder.join(name).exists()) {
                std::fs::remove_file(folder.join(name))?;
            }
        }
        for name in FOLDERS {
            std::fs::create_dir_all(folder.join(name))
                .with_context(|| format!("cannot make {}", folder.display()))?;
        }
        Ok(Self {
            folder: folder.to_owned(),
        })
    }

    /// The journal and keys.
    #[must_use]
    pub fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    /// What is the board's own: how it is paired, and what it said.
    #[must_use]
    pub fn board(&self) -> PathBuf {
        self.folder.join("board")
    }

    /// The exit terminal's journal, and how it is paired.
    #[must_use]
    pub fn exit(&self) -> PathBuf {
        self.folder.join("exit")
    }

    /// What is held to its scanner.
    #[must_use]
    pub fn scanner(&self) -> PathBuf {
        self.exit().join("scanner.txt")
    }

    /// What the receiver in place of a case system has.
    #[must_use]
    pub fn receiver(&self) -> PathBuf {
        self.folder.join("receiver")
    }

    /// The settings by which each device's records are delivered.
    #[must_use]
    pub fn settings(&self) -> PathBuf {
        self.folder.join("settings")
    }

    /// Where the simulated printer works.
    #[must_use]
    pub fn printer(&self) -> PathBuf {
        self.folder.join("printer")
    }

    /// Waits until the printer has left so many papers.
    ///
    /// # Errors
    /// When it does not in time.
    pub(super) fn until_papers(&self, papers: usize, patience: Duration) -> Result<()> {
        let deadline = Instant::now() + patience;
        loop {
            let left = std::fs::read_dir(self.printer())?.flatten();
            let png = |path: &Path| path.extension().is_some_and(|ending| ending == "png");
            let found = left.filter(|entry| png(&entry.path())).count();
            if found >= papers {
                return Ok(());
            }
            if Instant::now() >= deadline {
                bail!("the printer left {found} papers of {papers}");
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// What visitors saw.
    #[must_use]
    pub fn screens(&self) -> PathBuf {
        self.folder.join("screens")
    }

    /// What they took along.
    #[must_use]
    pub fn tickets(&self) -> PathBuf {
        self.folder.join("tickets")
    }

    /// A file in the folder itself.
    #[must_use]
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}

fn refuse_foreign(folder: &Path) -> Result<()> {
    for entry in
        std::fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?
    {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if !FOLDERS.contains(&name.as_str()) && !FILES.contains(&name.as_str()) {
            bail!(
                "{} holds {name}, which no demo left there; move it away or start elsewhere",
                folder.display()
            );
        }
    }
    Ok(())
}
