//! The branch's own slides: a folder of texts and pictures, in the order of their names.
//!
//! What cannot be shown is left out and told of; it never keeps the board from its calls. A picture's pixels are
//! held only while it is shown, and what became of its file is remembered until the file changes.

mod picture;

use config::Language;
use picture::PictureFile;
use std::fs;
use std::path::{Path, PathBuf};
use ui::board::Slide;

/// The longest title and text, in characters; longer ones are not read in passing.
const LONGEST: (usize, usize) = (80, 400);

/// The slides of a folder.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Slides {
    slides: Vec<Source>,
    decoded: Option<(PictureFile, Slide)>,
    /// Pictures that could not be shown when their turn came.
    broken: Vec<PictureFile>,
}

/// Where a slide comes from.
#[derive(Debug, Clone, PartialEq)]
enum Source {
    Text(Slide),
    Picture(PictureFile),
}

/// Why a file of the folder is not shown.
#[derive(Debug, thiserror::Error)]
#[error("{file}: {why}")]
pub struct SlideFault {
    file: String,
    why: String,
}

impl Slides {
    /// The slides in `folder` for a board of these languages, and what is wrong with the others.
    #[must_use]
    pub fn read(folder: &Path, languages: &[Language]) -> (Self, Vec<SlideFault>) {
        let (mut slides, mut faults) = (Vec::new(), Vec::new());
        match files(folder) {
            Ok(files) => {
                for file in files {
                    match source(&file, languages) {
                        Ok(source) => slides.extend(source),
                        Err(why) => faults.push(fault(&file, why)),
                    }
                }
            }
            Err(error) => faults.push(fault(folder, format!("cannot be read: {error}"))),
        }
        let slides = Self {
            slides,
            ..Self::default()
        };
        (slides, faults)
    }

    /// These, with what is known already of their pictures from another look at the folder.
    #[must_use]
    pub fn knowing(mut self, before: Self) -> Self {
        let stays = |file: &PictureFile| {
            let mut slides = self.slides.iter();
            slides.any(|slide| matches!(slide, Source::Picture(found) if found == file))
        };
        let decoded = before.decoded.filter(|(file, _)| stays(file));
        let broken = before.broken.into_iter().filter(stays).collect();
        (self.decoded, self.broken) = (decoded, broken);
        self
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.slides.len()
    }

    /// The slide at this place, from 0; nothing where there is none, or where its picture could not be shown before.
    ///
    /// # Errors
    /// When its picture cannot be shown; once, until the file changes.
    pub fn slide(&mut self, place: usize) -> Result<Option<Slide>, SlideFault> {
        let file = match self.slides.get(place) {
            None => return Ok(None),
            Some(Source::Text(slide)) => return Ok(Some(slide.clone())),
            Some(Source::Picture(file)) => file.clone(),
        };
        match &self.decoded {
            Some((held, slide)) if *held == file => Ok(Some(slide.clone())),
            _ if self.broken.contains(&file) => Ok(None),
            _ => self.decode(file).map(Some),
        }
    }

    fn decode(&mut self, file: PictureFile) -> Result<Slide, SlideFault> {
        // No two pictures at once: a board has no memory for them.
        self.decoded = None;
        match file.decode() {
            Ok(picture) => {
                let slide = Slide::Picture(picture);
                self.decoded = Some((file, slide.clone()));
                Ok(slide)
            }
            Err(why) => {
                let fault = fault(file.path(), why);
                self.broken.push(file);
                Err(fault)
            }
        }
    }
}

fn fault(file: &Path, why: String) -> SlideFault {
    SlideFault {
        file: file.display().to_string(),
        why,
    }
}

/// The files of the folder by name; hidden ones are nobody's slides.
fn files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
    let paths = entries.into_iter().map(|entry| entry.path());
    let mut files: Vec<PathBuf> = paths.filter(|path| path.is_file()).collect();
    files.retain(|file| !name(file).starts_with('.'));
    files.sort();
    Ok(files)
}

fn name(file: &Path) -> String {
    let name = file.file_name().unwrap_or_default();
    name.to_string_lossy().to_lowercase()
}

/// The slide of a file; `Ok(None)`: it is in a language that this board does not speak.
fn source(file: &Path, languages: &[Language]) -> Result<Option<Source>, String> {
    let name = name(file);
    if name.ends_with(".png") {
        return PictureFile::at(file).map(|file| Some(Source::Picture(file)));
    }
    let Some(stem) = name.strip_suffix(".txt") else {
        return Err("is neither a .txt nor a .png".to_owned());
    };
    let named = stem.rsplit_once('.').map(|(_, code)| code);
    let named = named.and_then(Language::from_code);
    let language = named.or(languages.first().copied()).unwrap_or_default();
    if !languages.contains(&language) {
        return Ok(None);
    }
    let text = fs::read_to_string(file).map_err(|error| format!("cannot be read: {error}"))?;
    text_slide(&text, language).map(|slide| Some(Source::Text(slide)))
}

fn text_slide(text: &str, language: Language) -> Result<Slide, String> {
    let text = text.trim_start_matches('\u{feff}').trim();
    let (title, rest) = text.split_once('\n').unwrap_or((text, ""));
    let (title, rest) = (title.trim(), rest.trim());
    let longer = |text: &str, most| text.chars().count() > most;
    if title.is_empty() {
        return Err("is empty; write a title on its first line".to_owned());
    }
    if longer(title, LONGEST.0) || longer(rest, LONGEST.1) {
        let (title, rest) = LONGEST;
        return Err(format!(
            "is too long to be read in passing; at most {title} characters of title and {rest} of text"
        ));
    }
    Ok(Slide::Text {
        language: match language {
            Language::Arabic => ui::Language::Arabic,
            Language::English => ui::Language::English,
        },
        title: title.to_owned(),
        text: rest.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOTH: [Language; 2] = [Language::Arabic, Language::English];

    fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, content) in files {
            fs::write(folder.path().join(name), content).unwrap();
        }
        folder
    }

    fn titles(slides: &mut Slides) -> Vec<String> {
        let slides = (0..slides.count()).map(|place| slides.slide(place).unwrap().unwrap());
        slides
            .map(|slide| match slide {
                Slide::Text { title, text, .. } => format!("{title}|{text}"),
                Slide::Picture(picture) => format!("{}x{}", picture.width, picture.height),
            })
            .collect()
    }

    fn png(width: u32, height: u32, pixels: &[u8]) -> Vec<u8> {
        let mut written = Vec::new();
        let mut encoder = png::Encoder::new(&mut written, width, height);
        encoder.set_color(png::ColorType::Rgba);
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(pixels).unwrap();
        drop(writer);
        written
    }

    #[test]
    fn slides_come_in_the_order_of_their_names_in_the_boards_languages() {
        let picture = png(2, 1, &[10, 20, 30, 255, 0, 0, 0, 0]);
        let files: [(&str, &[u8]); 4] = [
            ("2-basket.en.txt", b"Baskets\nfrom Sunday\n"),
            ("2-basket.ar.txt", "سلال\nمن الأحد".as_bytes()),
            ("1-poster.png", &picture),
            ("3-plain.txt", b"\xef\xbb\xbfWelcome"),
        ];
        let folder = folder(&files);
        let (mut slides, faults) = Slides::read(folder.path(), &BOTH);
        assert!(faults.is_empty(), "{faults:?}");
        let expected = ["2x1", "سلال|من الأحد", "Baskets|from Sunday", "Welcome|"];
        assert_eq!(titles(&mut slides), expected);
        let (mut slides, _) = Slides::read(folder.path(), &[Language::English]);
        assert_eq!(
            titles(&mut slides),
            ["2x1", "Baskets|from Sunday", "Welcome|"]
        );
    }

    #[test]
    fn what_is_transparent_in_a_picture_lies_on_white() {
        let picture = png(2, 1, &[10, 20, 30, 255, 0, 0, 0, 0]);
        let folder = folder(&[("a.png", &picture)]);
        let (mut slides, _) = Slides::read(folder.path(), &BOTH);
        let Some(Slide::Picture(picture)) = slides.slide(0).unwrap() else {
            panic!("no picture");
        };
        assert_eq!(&*picture.rgb, [10, 20, 30, 255, 255, 255]);
    }

    #[test]
    fn what_cannot_be_shown_is_told_of_and_the_others_are_shown() {
        let long = "x".repeat(81);
        let files: [(&str, &[u8]); 6] = [
            ("a.pdf", b"%PDF"),
            ("b.png", b"no picture"),
            ("c.txt", b"  \n"),
            ("d.txt", long.as_bytes()),
            ("e.txt", b"\xff\xfe"),
            ("f.txt", b"Good"),
        ];
        let folder = folder(&files);
        let (mut slides, faults) = Slides::read(folder.path(), &BOTH);
        assert_eq!(titles(&mut slides), ["Good|"]);
        let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
        let expected = [
            ".txt nor a .png",
            "not a PNG",
            "is empty",
            "too long",
            "cannot be read",
        ];
        for (told, part) in told.iter().zip(expected) {
            assert!(told.contains(part), "{told}");
        }
        assert_eq!(told.len(), 5);
    }

    #[test]
    fn a_folder_that_is_not_there_is_a_fault_and_no_slide() {
        let (slides, faults) = Slides::read(Path::new("/nowhere/at/all"), &BOTH);
        assert_eq!((slides.count(), faults.len()), (0, 1));
    }

    /// A picture whose head is whole and whose pixels are not.
    fn broken() -> Vec<u8> {
        let mut written = png(2, 1, &[10, 20, 30, 255, 0, 0, 0, 0]);
        let pixels = written.windows(4).position(|four| four == b"IDAT");
        written.truncate(pixels.unwrap() + 8);
        written
    }

    fn again(slides: Slides, folder: &Path) -> Slides {
        let (found, faults) = Slides::read(folder, &BOTH);
        assert!(faults.is_empty(), "{faults:?}");
        found.knowing(slides)
    }

    fn width(slides: &mut Slides) -> u32 {
        match slides.slide(0) {
            Ok(Some(Slide::Picture(picture))) => picture.width,
            other => panic!("no picture but {other:?}"),
        }
    }

    #[test]
    fn a_picture_that_cannot_be_decoded_is_told_of_once_until_its_file_changes() {
        let folder = folder(&[("a.png", &broken())]);
        let (mut slides, _) = Slides::read(folder.path(), &BOTH);
        assert!(slides.slide(0).is_err());
        assert_eq!(slides.slide(0).unwrap(), None);
        slides = again(slides, folder.path());
        assert_eq!(slides.slide(0).unwrap(), None);
        let mended = png(3, 1, &[7; 12]);
        fs::write(folder.path().join("a.png"), mended).unwrap();
        slides = again(slides, folder.path());
        assert_eq!(width(&mut slides), 3);
    }

    #[test]
    fn a_picture_is_decoded_once_while_its_file_stays_as_it_is() {
        let folder = folder(&[("a.png", &png(2, 1, &[7; 8]))]);
        let file = folder.path().join("a.png");
        let (mut slides, _) = Slides::read(folder.path(), &BOTH);
        let pixels = |slides: &mut Slides| match slides.slide(0) {
            Ok(Some(Slide::Picture(picture))) => picture.rgb,
            other => panic!("no picture but {other:?}"),
        };
        let first = pixels(&mut slides);
        slides = again(slides, folder.path());
        assert!(std::sync::Arc::ptr_eq(&first, &pixels(&mut slides)));
        fs::write(&file, png(4, 1, &[7; 16])).unwrap();
        slides = again(slides, folder.path());
        assert_eq!(width(&mut slides), 4);
        fs::remove_file(&file).unwrap();
        slides = again(slides, folder.path());
        assert_eq!(slides.slide(0).unwrap(), None);
    }
}
