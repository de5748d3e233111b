//! Clips and what is made of them: phrases, and speeches of phrases.

use super::Language;

/// A word or phrase that a voice records once. Two clips of one language with the same id are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Clip {
    id: &'static str,
    written: &'static str,
    vowelled: &'static str,
}

impl Clip {
    pub(super) const fn new(
        id: &'static str,
        written: &'static str,
        vowelled: &'static str,
    ) -> Self {
        Self {
            id,
            written,
            vowelled,
        }
    }

    /// A clip of a language without vowel marks.
    pub(super) const fn plain(id: &'static str, written: &'static str) -> Self {
        Self::new(id, written, written)
    }

    /// The name of its file in a pack, without the ending: lower-case letters, digits and hyphens.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.id
    }

    /// Its text as people write it.
    #[must_use]
    pub fn written(self) -> &'static str {
        self.written
    }

    /// Its text with every vowel that is heard, in its pausal form; the written one again where the language has no marks.
    #[must_use]
    pub fn vowelled(self) -> &'static str {
        self.vowelled
    }
}

/// Words said in one breath: a lead, a number, or a lead and its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    lead: Option<Clip>,
    number: Vec<Clip>,
}

impl Phrase {
    pub(super) fn numbered(lead: Clip, number: Vec<Clip>) -> Self {
        Self {
            lead: Some(lead),
            number,
        }
    }

    pub(super) fn only(number: Vec<Clip>) -> Self {
        Self { lead: None, number }
    }

    pub(super) fn sentence(lead: Clip) -> Self {
        Self::numbered(lead, Vec::new())
    }

    /// Its clips, in the order in which they are said.
    pub fn clips(&self) -> impl Iterator<Item = Clip> {
        self.lead.into_iter().chain(self.number.iter().copied())
    }

    fn text(&self, of: fn(Clip) -> &'static str) -> String {
        self.clips().map(of).fold(String::new(), |text, word| {
            let joint = joint(&text);
            text + joint + word
        })
    }

    /// What of it can be said when `has` tells which clips there are. A number in part would call somebody else, so it
    /// is said whole or not at all; the first phrase bears the loss of its lead, a later number without one would run
    /// into the number before it.
    fn sayable(&self, first: bool, has: &impl Fn(Clip) -> bool) -> Option<Self> {
        let lead = self.lead.filter(|lead| has(*lead));
        let whole = self.number.iter().all(|clip| has(*clip));
        let bare = first && !self.number.is_empty();
        let led = lead.is_some() || self.lead.is_none() || bare;
        (whole && led).then(|| Self {
            lead,
            number: self.number.clone(),
        })
    }
}

/// What stands between a text and its next word. English tens, the only words here to end so, take a hyphen.
fn joint(text: &str) -> &'static str {
    match text {
        "" => "",
        _ if text.ends_with("ty") => "-",
        _ => " ",
    }
}

/// What is said in one language: phrases with a breath between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speech {
    /// Its language.
    pub language: Language,
    /// Its phrases, in order.
    pub phrases: Vec<Phrase>,
}

/// What of a speech can be said with the clips at hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sayable {
    /// It; without phrases when nothing of it would be true.
    pub speech: Speech,
    /// The clips that are not there.
    pub missing: Vec<Clip>,
}

impl Speech {
    /// Its clips, in the order in which they are said.
    pub fn clips(&self) -> impl Iterator<Item = Clip> {
        self.phrases.iter().flat_map(Phrase::clips)
    }

    /// It as people write it.
    #[must_use]
    pub fn written(&self) -> String {
        self.text(Clip::written)
    }

    /// It with every vowel that is heard.
    #[must_use]
    pub fn vowelled(&self) -> String {
        self.text(Clip::vowelled)
    }

    /// What of it can be said when `has` tells which clips there are: its phrases up to the first that cannot. A number
    /// is said whole or not at all, and nothing that depends on one is said without it.
    #[must_use]
    pub fn sayable(&self, has: impl Fn(Clip) -> bool) -> Sayable {
        let phrases = self.phrases.iter().enumerate();
        let phrases = phrases.map_while(|(index, phrase)| phrase.sayable(index == 0, &has));
        Sayable {
            speech: Self {
                language: self.language,
                phrases: phrases.collect(),
            },
            missing: self.clips().filter(|clip| !has(*clip)).collect(),
        }
    }

    fn text(&self, of: fn(Clip) -> &'static str) -> String {
        let comma = match self.language {
            Language::Arabic => "، ",
            Language::English => ", ",
        };
        let phrases: Vec<String> = self.phrases.iter().map(|phrase| phrase.text(of)).collect();
        phrases.join(comma)
    }
}

/// The word of a row for `count`, from 1; none for 0 or beyond the row.
pub(super) fn nth(row: &[Clip], count: u32) -> Option<Clip> {
    let index = usize::try_from(count.checked_sub(1)?).ok()?;
    row.get(index).copied()
}
