//! Reads `[hardware.sound]`: through what this device is heard.

use super::scalar;
use super::table::Table;
use crate::Sound;

#[derive(Clone, Copy)]
enum Kind {
    Alsa,
    Simulated,
    None,
}

const KINDS: &[(&str, Kind)] = &[
    ("alsa", Kind::Alsa),
    ("simulated", Kind::Simulated),
    ("none", Kind::None),
];
pub(super) const KEYS: &[&str] = &["kind", "device", "folder"];

/// The sound of `hardware`; the simulated one where the file is silent.
pub(crate) fn sound(hardware: &Table<'_>) -> Option<Sound> {
    let Some(value) = hardware.optional("sound") else {
        return simulated(&hardware.table("sound", &[])?);
    };
    let table = value.any_table(KEYS)?;
    let kind = table.required("kind", "kind = \"alsa\", \"simulated\" or \"none\"");
    let kind = kind.and_then(|v| v.choice(KINDS));
    table.only(match kind {
        Some(Kind::Alsa) => &["kind", "device"],
        Some(Kind::Simulated) => &["kind", "folder"],
        Some(Kind::None) => &["kind"],
        None => KEYS,
    });
    match kind? {
        Kind::Alsa => alsa(&table),
        Kind::Simulated => simulated(&table),
        Kind::None => Some(Sound::None),
    }
}

fn alsa(table: &Table<'_>) -> Option<Sound> {
    let device = table.or("device", "default".to_owned(), |v| {
        v.parse(scalar::sound_device)
    })?;
    Some(Sound::Alsa { device })
}

fn simulated(table: &Table<'_>) -> Option<Sound> {
    let folder = table.or("folder", "sound".into(), |v| v.parse(scalar::path))?;
    Some(Sound::Simulated { folder })
}
