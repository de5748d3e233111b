//! A fingerprint that two people can read to each other: six words of two syllables, each of 11 bits. The syllables
//! use only sounds that Arabic and English share and keep apart (no p and b, no e and i), so that each word is said
//! the same from either script. 66 bits: a forger would have to make some 2^66 authorities to meet one branch's
//! words, far beyond what an hour's attack on a pairing can do.

use sha2::{Digest, Sha256};

const CONSONANTS: [(&str, char); 16] = [
    ("b", 'ب'),
    ("d", 'د'),
    ("f", 'ف'),
    ("h", 'ه'),
    ("j", 'ج'),
    ("k", 'ك'),
    ("l", 'ل'),
    ("m", 'م'),
    ("n", 'ن'),
    ("r", 'ر'),
    ("s", 'س'),
    ("sh", 'ش'),
    ("t", 'ت'),
    ("w", 'و'),
    ("y", 'ي'),
    ("z", 'ز'),
];
const VOWELS: [(char, char); 3] = [('a', 'ا'), ('i', 'ي'), ('u', 'و')];
const SYLLABLES: u16 = 48;
const WORDS: usize = 6;
const BITS: usize = 11;

/// The same six words in both scripts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// In Arabic letters, to be read from the right.
    pub arabic: [String; WORDS],
    /// In Latin letters.
    pub latin: [String; WORDS],
}

/// The words of a certificate, given as DER. Whoever shows them must have them from the certificate it saw itself.
#[must_use]
pub fn words(certificate: &[u8]) -> Words {
    let digest = Sha256::digest(certificate);
    let number = |word: usize| {
        (word * BITS..(word + 1) * BITS).fold(0_u16, |number, bit| {
            let byte = digest.get(bit / 8).copied().unwrap_or(0);
            number << 1 | u16::from(byte >> (7 - bit % 8) & 1)
        })
    };
    Words {
        arabic: std::array::from_fn(|word| word_of(number(word)).1),
        latin: std::array::from_fn(|word| word_of(number(word)).0),
    }
}

fn word_of(number: u16) -> (String, String) {
    let (mut latin, mut arabic) = (String::new(), String::new());
    for syllable in [number / SYLLABLES, number % SYLLABLES] {
        let consonant = CONSONANTS.get(usize::from(syllable / 3));
        let vowel = VOWELS.get(usize::from(syllable % 3));
        // Always there: 11 bits are fewer than the pairs of syllables.
        if let (Some(consonant), Some(vowel)) = (consonant, vowel) {
            latin += consonant.0;
            latin.push(vowel.0);
            arabic.extend([consonant.1, vowel.1]);
        }
    }
    (latin, arabic)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_number_has_a_word_of_its_own_in_both_scripts() {
        let all: Vec<_> = (0..2048).map(word_of).collect();
        let latin: BTreeSet<_> = all.iter().map(|word| &word.0).collect();
        let arabic: BTreeSet<_> = all.iter().map(|word| &word.1).collect();
        assert_eq!((latin.len(), arabic.len()), (2048, 2048));
        assert_eq!(word_of(0), ("baba".to_owned(), "بابا".to_owned()));
    }

    #[test]
    fn another_certificate_has_other_words_and_the_same_one_the_same() {
        assert_eq!(words(b"one"), words(b"one"));
        assert_ne!(words(b"one"), words(b"two"));
    }
}
