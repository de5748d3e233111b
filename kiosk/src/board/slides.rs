//! The branch's own slides: a folder of texts and pictures, in the order of their names.
//!
//! What cannot be shown is left out and told of; it never keeps the board from its calls. A picture's pixels are
//! held only while it is shown.

use config::Language;
use std::fs;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use ui::board::{Picture, Slide};

/// The longest title and text, in characters; longer ones are not read in passing.
const LONGEST: (usize, usize) = (80, 400);
/// The most pixels of a picture: a board has no memory for more.
const MOST_PIXELS: u64 = 4_200_000;

/// The slides of a folder.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Slides {
    slides: Vec<Source>,
    decoded: Option<(usize, Slide)>,
}

/// Where a slide comes from.
#[derive(Debug, Clone, PartialEq)]
enum Source {
    Text(Slide),
    Picture(PathBuf),
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
        let decoded = None;
        (Self { slides, decoded }, faults)
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.slides.len()
    }

    /// The slide at this place, from 0; nothing where there is none.
    ///
    /// # Errors
    /// When its picture cannot be shown any more.
    pub fn slide(&mut self, place: usize) -> Result<Option<Slide>, SlideFault> {
        let file = match self.slides.get(place) {
            None => return Ok(None),
            Some(Source::Text(slide)) => return Ok(Some(slide.clone())),
            Some(Source::Picture(file)) => file,
        };
        if let Some((held, slide)) = &self.decoded
            && *held == place
        {
            return Ok(Some(slide.clone()));
        }
        let picture = picture(file).map_err(|why| fault(file, why))?;
        let slide = Slide::Picture(picture);
        self.decoded = Some((place, slide.clone()));
        Ok(Some(slide))
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
        return measured(file).map(|()| Some(Source::Picture(file.to_owned())));
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

/// Whether the picture can be shown, by its head alone.
fn measured(file: &Path) -> Result<(), String> {
    reader(file).map(|_| ())
}

fn reader(file: &Path) -> Result<png::Reader<BufReader<fs::File>>, String> {
    let opened = fs::File::open(file).map_err(|error| format!("cannot be read: {error}"))?;
    let mut decoder = png::Decoder::new(BufReader::new(opened));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let reader = decoder
        .read_info()
        .map_err(|error| format!("is not a PNG that can be read: {error}"))?;
    let (width, height) = reader.info().size();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(format!(
            "has {width}x{height} pixels; make it smaller, 1920x1080 at most is plenty"
        ));
    }
    Ok(reader)
}

fn picture(file: &Path) -> Result<Picture, String> {
    let mut reader = reader(file)?;
    let bytes = reader.output_buffer_size().unwrap_or_default();
    let mut pixels = vec![0; bytes];
    let frame = reader
        .next_frame(&mut pixels)
        .map_err(|error| format!("is not a PNG that can be read: {error}"))?;
    pixels.truncate(frame.buffer_size());
    Ok(Picture {
        id: file.display().to_string(),
        width: frame.width,
        height: frame.height,
        rgb: Arc::from(in_colours(&pixels, frame.color_type)),
    })
}

/// Three bytes a pixel; what is transparent lies on white.
fn in_colours(pixels: &[u8], kind: png::ColorType) -> Vec<u8> {
    let on_white = |value: u8, alpha: u8| {
        let (value, alpha) = (u16::from(value), u16::from(alpha));
        u8::try_from((value * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX)
    };
    match kind {
        png::ColorType::Grayscale => pixels.iter().flat_map(|grey| [*grey; 3]).collect(),
        png::ColorType::GrayscaleAlpha => {
            let pairs = pixels.chunks_exact(2);
            pairs
                .flat_map(|pair| [on_white(pair[0], pair[1]); 3])
                .collect()
        }
        png::ColorType::Rgba => {
            let fours = pixels.chunks_exact(4);
            let on_white = |four: &[u8]| [0, 1, 2].map(|place| on_white(four[place], four[3]));
            fours.flat_map(on_white).collect()
        }
        png::ColorType::Rgb | png::ColorType::Indexed => pixels.to_vec(),
    }
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
}
