//! The fonts of paper, carried inside the program: what a machine has installed must not change a ticket.

use std::sync::Arc;

use parley::fontique::{Blob, Collection, CollectionOptions, FontInfoOverride, SourceCache};
use parley::{FontContext, FontFamilyName, FontWeight};

use crate::error::RasterError;
use crate::page::{Direction, Leading, Weight};

static ARABIC_FIRST: [FontFamilyName<'static>; 2] = [
    FontFamilyName::named("Paper Arabic"),
    FontFamilyName::named("Paper Latin"),
];
static LATIN_FIRST: [FontFamilyName<'static>; 2] = [
    FontFamilyName::named("Paper Latin"),
    FontFamilyName::named("Paper Arabic"),
];

/// Large figures look as they do on the screens.
static FIGURES_FIRST: [FontFamilyName<'static>; 3] = [
    FontFamilyName::named("Paper Figures"),
    FontFamilyName::named("Paper Arabic"),
    FontFamilyName::named("Paper Latin"),
];

struct Face {
    family: &'static str,
    weight: Weight,
    bytes: &'static [u8],
}

macro_rules! face {
    ($family:literal, $weight:ident, $file:literal) => {
        Face {
            family: $family,
            weight: Weight::$weight,
            bytes: include_bytes!(concat!("../../fonts/", $file)),
        }
    };
}

const FACES: [Face; 7] = [
    face!("Paper Arabic", Regular, "NotoSansArabic_400Regular.ttf"),
    face!("Paper Arabic", SemiBold, "NotoSansArabic_600SemiBold.ttf"),
    face!("Paper Arabic", Bold, "NotoSansArabic_700Bold.ttf"),
    face!("Paper Latin", Regular, "NotoSans_400Regular.ttf"),
    face!("Paper Latin", SemiBold, "NotoSans_600SemiBold.ttf"),
    face!("Paper Latin", Bold, "NotoSans_700Bold.ttf"),
    face!("Paper Figures", Bold, "IBMPlexSansArabic_700Bold.ttf"),
];

/// The paper fonts and no others.
pub(super) fn load() -> Result<FontContext, RasterError> {
    let options = CollectionOptions {
        shared: false,
        system_fonts: false,
    };
    // Not by FontContext's default, which goes through all fonts of the machine first.
    let mut context = FontContext {
        collection: Collection::new(options),
        source_cache: SourceCache::default(),
    };
    for face in &FACES {
        let given = FontInfoOverride {
            family_name: Some(face.family),
            weight: Some(weight(face.weight)),
            ..FontInfoOverride::default()
        };
        if context
            .collection
            .register_fonts(Blob::new(Arc::new(face.bytes)), Some(given))
            .is_empty()
        {
            return Err(RasterError::Font(face.family));
        }
    }
    Ok(context)
}

/// Which fonts are asked first: figures and signs both have come from the language's own, large figures from the
/// screens' font.
pub(super) fn families(
    leading: Leading,
    direction: Direction,
) -> &'static [FontFamilyName<'static>] {
    match (leading, direction) {
        (Leading::Ink, _) => &FIGURES_FIRST,
        (Leading::Reading, Direction::RightToLeft) => &ARABIC_FIRST,
        (Leading::Reading, Direction::LeftToRight) => &LATIN_FIRST,
    }
}

pub(super) fn weight(weight: Weight) -> FontWeight {
    match weight {
        Weight::Regular => FontWeight::NORMAL,
        Weight::SemiBold => FontWeight::SEMI_BOLD,
        Weight::Bold => FontWeight::BOLD,
    }
}
