//! A reader without a reader, for demonstrations, tests and offices without one: chosen in the settings, never built out.
//!
//! Each line that anyone appends to its file is a code held before it; what stood there when it was started is of an
//! earlier time. The file is made when it is missing; when it is cut short or replaced it is read from its beginning.
//! Beside it, under the same name with the ending `toml`, may stand how the reader is: `link = "up"` or `"down"`. What is
//! appended while it is down is read by nobody.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom};
use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;
use std::time::Duration;

use serde::Deserialize;

/// Between two looks at the file.
pub(super) const LOOK: Duration = Duration::from_millis(50);
/// As much as is read at once.
const MOST: u64 = 64 * 1024;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Cable {
    #[default]
    Up,
    Down,
}

/// What the file beside it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Situation {
    link: Cable,
}

pub(in crate::scanner) struct Simulated {
    path: PathBuf,
    /// The file that is read, kept open so that no other can have its number, and how far it was read.
    file: Option<File>,
    position: u64,
    text: Option<String>,
    now: Situation,
}

impl Simulated {
    pub(super) fn new(path: PathBuf) -> Self {
        let mut simulated = Self {
            path,
            file: None,
            position: 0,
            text: None,
            now: Situation::default(),
        };
        simulated.skip();
        simulated
    }

    /// Makes the file where it is missing. Fails while the reader is said to be away.
    pub(super) fn open(&mut self) -> io::Result<()> {
        self.refresh();
        if self.now.link == Cable::Down {
            self.skip();
            return Err(super::gone());
        }
        self.turn_to_the_present_one()
    }

    pub(super) fn read(&mut self) -> io::Result<Vec<u8>> {
        self.open()?;
        let Some(file) = &mut self.file else {
            return Ok(Vec::new());
        };
        if file.metadata()?.len() < self.position {
            self.position = 0;
        }
        file.seek(SeekFrom::Start(self.position))?;
        let mut bytes = Vec::new();
        self.position += file.take(MOST).read_to_end(&mut bytes)? as u64;
        Ok(bytes)
    }

    pub(super) fn close(&mut self) {
        self.skip();
    }

    /// Passes over what stands in the file.
    fn skip(&mut self) {
        self.file = File::open(&self.path).ok();
        let length = |file: &File| file.metadata().map_or(0, |file| file.len());
        self.position = self.file.as_ref().map_or(0, length);
    }

    /// Begins with the file that stands at the path now, where it is another than before.
    fn turn_to_the_present_one(&mut self) -> io::Result<()> {
        let present = match fs::metadata(&self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            found => Some(found?.ino()),
        };
        let known = self.file.as_ref().map(File::metadata).transpose()?;
        if present.is_some() && present == known.map(|file| file.ino()) {
            return Ok(());
        }
        let file = match present {
            Some(_) => File::open(&self.path)?,
            None => self.make()?,
        };
        (self.file, self.position) = (Some(file), 0);
        Ok(())
    }

    fn make(&self) -> io::Result<File> {
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder)?;
        }
        let mut options = OpenOptions::new();
        options.read(true).append(true).create(true);
        options.open(&self.path)
    }

    /// Reads how it is, if that changed. What cannot be understood is told once and changes nothing.
    fn refresh(&mut self) {
        let text = fs::read_to_string(self.path.with_extension("toml")).ok();
        if text == self.text {
            return;
        }
        match toml::from_str(text.as_deref().unwrap_or_default()) {
            Ok(situation) => self.now = situation,
            Err(error) => tracing::warn!(%error, "the simulated scanner stays as it was"),
        }
        self.text = text;
    }
}
