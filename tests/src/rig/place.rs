//! A place where a kiosk can be: a folder with a settings file, a data folder and a simulated printer's folder.

use crate::rig::Record;
use config::Settings;
use std::path::{Path, PathBuf};
use store::{Verdict, verify};
use tempfile::TempDir;

/// The shipped branch; stories add how its device is set up.
const MANARAT: &str = include_str!("../../../config/branches/manarat.toml");

/// A simulated printer whose faults are noticed within a story's time.
pub const SIMULATED: &str = "kind = \"simulated\"\nfolder = \"printer\"";

/// A folder; who made it removes it at the end of the story.
pub struct Place {
    _made: Option<TempDir>,
    folder: PathBuf,
    data: PathBuf,
}

impl Place {
    /// The shipped branch with a simulated printer.
    #[must_use]
    pub fn new() -> Self {
        Self::with_printer(SIMULATED)
    }

    /// The shipped branch with a printer reached as `link` says (lines of `[hardware.printer]`).
    #[must_use]
    pub fn with_printer(link: &str) -> Self {
        Self::of_branch(MANARAT, link)
    }

    /// Any branch (the text of `[branch]` and below) with a printer reached as `link` says.
    #[must_use]
    pub fn of_branch(branch: &str, link: &str) -> Self {
        let device = "[device]\nclock_mark = \"clock-is-right\"\nidle_seconds = 600\n";
        let times = "poll_ms = 50\nstall_ms = 800\nconfirm_ms = 800\n";
        Self::with_settings(&format!(
            "{branch}\n{device}\n[desk]\nport = {}\n[hardware.printer]\n{link}\n{times}",
            free_port()
        ))
    }

    /// A place with this settings file, under a clock that was set right.
    #[must_use]
    pub fn with_settings(text: &str) -> Self {
        let made = tempfile::tempdir().unwrap();
        let folder = made.path().to_owned();
        std::fs::create_dir_all(folder.join("printer")).unwrap();
        std::fs::write(folder.join("clock-is-right"), "").unwrap();
        std::fs::write(folder.join("branch.toml"), text).unwrap();
        Self::at(&folder).owning(made)
    }

    /// A place that another process has made.
    #[must_use]
    pub fn at(folder: &Path) -> Self {
        Self {
            _made: None,
            folder: folder.to_owned(),
            data: folder.join("data"),
        }
    }

    fn owning(self, made: TempDir) -> Self {
        Self {
            _made: Some(made),
            ..self
        }
    }

    /// The same place with its data elsewhere, as on a disk of its own.
    #[must_use]
    pub fn with_data(self, data: PathBuf) -> Self {
        Self { data, ..self }
    }

    /// The folder itself.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The data folder.
    #[must_use]
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// The settings file.
    #[must_use]
    pub fn settings_file(&self) -> PathBuf {
        self.folder().join("branch.toml")
    }

    /// What the settings file says.
    #[must_use]
    pub fn settings(&self) -> Settings {
        Settings::read(&self.settings_file()).unwrap()
    }

    /// Adds lines to the settings file's last table, the printer's.
    pub fn add_to_printer(&self, lines: &str) {
        let file = self.settings_file();
        let text = std::fs::read_to_string(&file).unwrap();
        std::fs::write(&file, format!("{text}{lines}\n")).unwrap();
    }

    /// Shortens how long the screen waits for a visitor who does nothing, in seconds.
    ///
    /// # Panics
    /// When the settings file is not one of [`Place::of_branch`].
    pub fn idles_after(&self, idle: u32, grace: u32) {
        let file = self.settings_file();
        let text = std::fs::read_to_string(&file).unwrap();
        let times = format!("idle_seconds = {idle}\ngrace_seconds = {grace}");
        assert!(text.contains("idle_seconds = 600"));
        std::fs::write(&file, text.replace("idle_seconds = 600", &times)).unwrap();
    }

    /// Puts the simulated printer into a state (lines of `printer.toml`); nothing: all is well.
    pub fn printer_is(&self, situation: &str) {
        let file = self.folder().join("printer/printer.toml");
        let half = file.with_extension("half");
        std::fs::write(&half, situation).unwrap();
        std::fs::rename(&half, &file).unwrap();
    }

    /// Gives the device the voices of the source, and a simulated loudspeaker.
    pub fn speaks(&self) {
        let voices = Path::new(env!("CARGO_MANIFEST_DIR")).join("../config/voices");
        self.speaks_with(&voices);
    }

    /// The same with the voices of this folder.
    pub fn speaks_with(&self, voices: &Path) {
        std::fs::create_dir_all(self.folder().join("sound")).unwrap();
        self.add_to_printer(&format!(
            "[hardware.sound]\nkind = \"simulated\"\nfolder = \"sound\"\n[voice]\nfolder = {:?}",
            voices.display().to_string()
        ));
    }

    /// Puts the simulated loudspeaker into a state (lines of `sound.toml`); nothing: it plays all at once.
    pub fn sound_is(&self, situation: &str) {
        let file = self.folder().join("sound/sound.toml");
        let half = file.with_extension("half");
        std::fs::write(&half, situation).unwrap();
        std::fs::rename(&half, &file).unwrap();
    }

    /// What the simulated loudspeaker played: each text, and whether it was heard to its end.
    #[must_use]
    pub fn heard(&self) -> Vec<(String, bool)> {
        let text = std::fs::read_to_string(self.folder().join("sound/played.jsonl"));
        let text = text.unwrap_or_default();
        // A line that is being written is read with the next look.
        let lines = text
            .lines()
            .filter_map(|line| serde_json::from_str(line).ok());
        let told = |line: serde_json::Value| {
            let what = line["what"].as_str()?.to_owned();
            Some((what, line["whole"].as_bool()?))
        };
        lines.filter_map(told).collect()
    }

    /// Papers the simulated printer has cut, oldest first.
    #[must_use]
    pub fn papers(&self) -> Vec<PathBuf> {
        files(&self.folder().join("printer"), "png")
    }

    /// What the journal tells.
    #[must_use]
    pub fn record(&self) -> Record {
        Record::read(&self.data)
    }

    /// Asserts that the journal is sound and that nothing promised was broken.
    ///
    /// # Panics
    /// With the first thing that is wrong.
    pub fn assert_sound(&self) {
        let verdict = verify(&self.data).unwrap();
        assert!(matches!(verdict, Verdict::Sound { .. }), "{verdict:?}");
        assert_eq!(self.record().broken_promises(), Vec::<String>::new());
    }
}

impl Default for Place {
    fn default() -> Self {
        Self::new()
    }
}

/// A port that nobody listens at just now, for a branch service: settings name no port 0.
fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

/// Files of a folder with this ending, by name.
#[must_use]
pub fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let listed = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> = listed
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|found| found == ending))
        .collect();
    found.sort();
    found
}
