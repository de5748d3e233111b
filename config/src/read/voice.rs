//! Reads `[voice]`: how this device speaks.
//!
//! Whether the packs are there and whole is left to those who open them.

use super::report::Wrong;
use super::scalar;
use super::table::{Table, all};
use super::value::Value;
use super::words::SPOKEN;
use crate::{Language, Packs, Place, Voice, Volume};
use chrono::NaiveTime;

pub(super) const KEYS: &[&str] = &[
    "languages",
    "repeat",
    "chime",
    "place",
    "waiting",
    "volume",
    "folder",
    "packs",
];
pub(super) const VOLUME_KEYS: &[&str] = &["from", "percent"];
pub(super) const PACK_KEYS: &[&str] = &["ar", "en"];
const PLACES: &[(&str, Place)] = &[
    ("counter", Place::Counter),
    ("desk", Place::Desk),
    ("room", Place::Room),
    ("window", Place::Window),
];
/// Clear in a hall, and not at the loudspeaker's end.
const PERCENT: u32 = 80;

/// The voice of the document `root`.
pub(crate) fn voice(root: &Table<'_>) -> Option<Voice> {
    let table = root.table("voice", KEYS)?;
    let both = vec![Language::Arabic, Language::English];
    let languages = table.or("languages", both, |value| languages(&value));
    let repeat = table.or("repeat", 1, |v| v.number(1..=3));
    let chime = table.or("chime", true, |v| v.yes_or_no());
    let place = table.or("place", Place::default(), |v| v.choice(PLACES));
    let waiting = table.or("waiting", 3, |v| v.number(1..=10));
    let volumes = volumes(&table);
    let folder = table.or("folder", None, |v| v.parse(scalar::path).map(Some));
    let packs = packs(&table);
    Some(Voice {
        languages: languages?,
        repeat: repeat?,
        chime: chime?,
        place: place?,
        waiting: waiting?,
        volumes: volumes?,
        folder: folder?,
        packs: packs?,
    })
}

fn languages(value: &Value<'_>) -> Option<Vec<Language>> {
    let values = value.list()?;
    let languages = all(values.iter().map(|value| value.choice(SPOKEN)))?;
    let each = values.iter().zip(&languages).enumerate();
    all(each.map(|(index, (value, own))| {
        let again = languages.iter().take(index).any(|earlier| earlier == own);
        let wrong = || Wrong::new("stands here a second time", "write each language once");
        if again {
            value.wrong(wrong())
        } else {
            Some(())
        }
    }))?;
    Some(languages)
}

/// Levels in the order of their times, each time once.
fn volumes(voice: &Table<'_>) -> Option<Vec<Volume>> {
    let tables = voice.tables("volume", VOLUME_KEYS)?;
    let mut volumes = all(tables.iter().map(volume))?;
    let each = tables.iter().zip(&volumes).enumerate();
    all(each.map(|(index, (table, own))| once(table, own, volumes.get(..index)?)))?;
    volumes.sort_by_key(|volume| volume.from);
    if volumes.is_empty() {
        volumes.push(Volume {
            from: NaiveTime::MIN,
            percent: PERCENT,
        });
    }
    Some(volumes)
}

fn volume(table: &Table<'_>) -> Option<Volume> {
    let from = table.required("from", "from = \"08:00\"");
    let from = from.and_then(|v| v.parse(scalar::time));
    let percent = table.required("percent", "percent = 80");
    let percent = percent.and_then(|v| v.number(0..=100));
    Some(Volume {
        from: from?,
        percent: percent?,
    })
}

fn once(table: &Table<'_>, own: &Volume, earlier: &[Volume]) -> Option<()> {
    if earlier.iter().all(|other| other.from != own.from) {
        return Some(());
    }
    let what = format!("{} stands here a second time", own.from.format("%H:%M"));
    let wrong = Wrong::new(what, "write one level for each time");
    table.optional("from")?.wrong(wrong)
}

fn packs(voice: &Table<'_>) -> Option<Packs> {
    let table = voice.table("packs", PACK_KEYS)?;
    let ar = table.or("ar", "ar-espeak".to_owned(), |v| v.parse(scalar::id));
    let en = table.or("en", "en-espeak".to_owned(), |v| v.parse(scalar::id));
    Some(Packs { ar: ar?, en: en? })
}
