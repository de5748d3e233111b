//! Reads number words back, by a dictionary of its own: what the tests hold the walk against.

/// The number that Arabic words say, in the order and with the conjunctions that they must have.
pub(super) fn arabic(text: &str) -> Option<u32> {
    let mut total = 0;
    let mut last = 0;
    for (place, word) in text.split(' ').enumerate() {
        match word {
            "عشر" if (1..=9).contains(&last) => total += 10,
            "آلاف" if place == 1 && (3..=9).contains(&total) => total *= 1000,
            _ => {
                let bare = if place == 0 {
                    word
                } else {
                    word.strip_prefix('و')?
                };
                last = arabic_word(bare)?;
                total += last;
            }
        }
    }
    Some(total)
}

fn arabic_word(word: &str) -> Option<u32> {
    const WORDS: [(&str, u32); 31] = [
        ("واحد", 1),
        ("اثنين", 2),
        ("ثلاثة", 3),
        ("أربعة", 4),
        ("خمسة", 5),
        ("ستة", 6),
        ("سبعة", 7),
        ("ثمانية", 8),
        ("تسعة", 9),
        ("عشرة", 10),
        ("أحد", 1),
        ("اثني", 2),
        ("عشرين", 20),
        ("ثلاثين", 30),
        ("أربعين", 40),
        ("خمسين", 50),
        ("ستين", 60),
        ("سبعين", 70),
        ("ثمانين", 80),
        ("تسعين", 90),
        ("مئة", 100),
        ("مئتين", 200),
        ("ثلاثمئة", 300),
        ("أربعمئة", 400),
        ("خمسمئة", 500),
        ("ستمئة", 600),
        ("سبعمئة", 700),
        ("ثمانمئة", 800),
        ("تسعمئة", 900),
        ("ألف", 1000),
        ("ألفين", 2000),
    ];
    let found = WORDS.iter().find(|(known, _)| *known == word);
    found.map(|(_, value)| *value)
}

/// The number that English words say.
pub(super) fn english(text: &str) -> Option<u32> {
    let mut total = 0;
    let mut group = 0;
    for word in text.split([' ', '-']) {
        match word {
            "and" => {}
            "hundred" => {
                total += group * 100;
                group = 0;
            }
            "thousand" => {
                total += group * 1000;
                group = 0;
            }
            _ => group += english_word(word)?,
        }
    }
    Some(total + group)
}

fn english_word(word: &str) -> Option<u32> {
    const SMALL: &str = "one two three four five six seven eight nine ten eleven twelve thirteen \
                         fourteen fifteen sixteen seventeen eighteen nineteen";
    const TENS: &str = "twenty thirty forty fifty sixty seventy eighty ninety";
    let within = |row: &str| row.split(' ').position(|known| known == word);
    let small = within(SMALL).map(|place| place + 1);
    let number = small.or_else(|| within(TENS).map(|place| 10 * place + 20))?;
    u32::try_from(number).ok()
}
