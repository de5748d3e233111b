//! The folder of documents (P14): what reads, what is refused and where, and that the shipped ones are whole.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use config::{Document, DocumentBlock, Fault, Language, Readers, Settings, documents};
use std::path::Path;
use tempfile::TempDir;

const HEAD: &str = "+++\ntitle = \"Guide\"\nfor = \"visitors\"\n+++\n";
/// The smallest picture there is to be found.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    std::fs::write(folder.path().join("map.png"), PNG).unwrap();
    folder
}

/// A document whose both files have this head and text.
fn of(head: &str, text: &str) -> (Vec<Document>, Vec<Fault>) {
    let whole = format!("{head}{text}");
    let folder = folder(&[("guide.ar.md", &whole), ("guide.en.md", &whole)]);
    documents(folder.path())
}

fn blocks(text: &str) -> Vec<DocumentBlock> {
    let (found, faults) = of(HEAD, text);
    assert!(faults.is_empty(), "{faults:?}");
    found[0].get(Language::Arabic).blocks.clone()
}

fn shipped() -> (Vec<Document>, Vec<Fault>) {
    documents(&Path::new(env!("CARGO_MANIFEST_DIR")).join("documents"))
}

#[test]
fn p14_the_shipped_branch_has_its_four_tools_in_both_languages() {
    let (found, faults) = shipped();
    assert!(faults.is_empty(), "{faults:?}");
    let names: Vec<&str> = found
        .iter()
        .map(|document| document.name.as_str())
        .collect();
    let tools = [
        "bylaws",
        "social-research-guide",
        "support-policy-guide",
        "support-request",
    ];
    assert_eq!(names[..4], tools);
    assert_eq!(
        found[0].get(Language::Arabic).title,
        "اللائحة الأساسية للجمعية"
    );
    let named = Settings::shipped().branch.documents;
    assert_eq!(named.as_deref(), Some(Path::new("documents")));
}

#[test]
fn p14_every_shipped_document_says_that_it_is_a_sample() {
    for document in shipped().0 {
        for (language, word) in [(Language::Arabic, "نموذج"), (Language::English, "sample")] {
            let first = &document.get(language).blocks[0];
            let quoted = matches!(first, DocumentBlock::Quote(_));
            assert!(quoted && first.plain().contains(word), "{}", document.name);
        }
    }
}

#[test]
fn p9_a_shipped_page_for_visitors_corrects_what_is_said() {
    let (found, _) = shipped();
    let page = found.iter().find(|document| document.name == "said-and-so");
    assert_eq!(page.unwrap().readers, Readers::Visitors);
}

/// H5: no document promises a date that the policy does not.
#[test]
fn h5_the_shipped_request_says_the_clause_as_it_stands() {
    let (found, _) = shipped();
    let request = found
        .iter()
        .find(|document| document.name == "support-request");
    let text = request.unwrap().get(Language::Arabic);
    let plain: String = text.blocks.iter().map(DocumentBlock::plain).collect();
    assert!(plain.contains("خلال مدة لا تقل عن أسبوعين"));
}

#[test]
fn markdown_becomes_blocks_without_nesting() {
    use DocumentBlock::{Heading, Item, Line, Paragraph, Picture, Quote, Row};
    let text = "## Steps\n\nFirst **this**\nand that.\n\n3. one\n4. two\n   - inner\n\n> said\n\n---\n\n\
        | Name | |\n|---|---|\n| Here | |\n\n![The way](map.png)\n";
    let shape: Vec<String> = blocks(text)
        .iter()
        .map(|block| match block {
            Heading(level, _) => format!("{level}# {}", block.plain()),
            Paragraph(words) => format!("{} words: {}", words.len(), block.plain()),
            Quote(_) => format!("> {}", block.plain()),
            Item { depth, number, .. } => format!("{depth} {number:?} {}", block.plain()),
            Row { heads, cells } => format!("{heads} {} {}", cells.len(), block.plain()),
            Picture { file, words } => format!("{file}: {words}"),
            Line => "line".to_owned(),
        })
        .collect();
    let expected = [
        "2# Steps",
        "3 words: First this and that.",
        "1 Some(3) one",
        "1 Some(4) two",
        "2 None inner",
        "> said",
        "line",
        "true 2 Name",
        "false 2 Here",
        "map.png: The way",
    ];
    assert_eq!(shape, expected);
}

#[test]
fn a_link_leads_only_where_a_reader_may_follow() {
    for address in [
        "https://example.org",
        "http://example.org",
        "tel:+966500000000",
        "mailto:a@example.org",
    ] {
        let read = blocks(&format!("[here]({address})"));
        let DocumentBlock::Paragraph(words) = &read[0] else {
            panic!("{read:?}");
        };
        assert_eq!(words[0].link.as_deref(), Some(address));
    }
    let post = blocks("<a@example.org>");
    assert!(format!("{post:?}").contains("mailto:a@example.org"));
}

/// Below the head of four lines; the line and a part of what is said.
#[test]
fn what_a_reader_must_not_be_shown_is_told_at_its_line_and_keeps_the_document_away() {
    let table = [
        (
            "Good.\n\n<script>alert(1)</script>\n",
            7,
            "has HTML: <script>",
        ),
        ("Some <b>bold</b> words", 5, "has HTML: <b>"),
        ("<!-- aside -->", 5, "has HTML: <!-- aside -->"),
        ("[x](javascript:alert(1))", 5, "leads to \"javascript:"),
        ("[x](JavaScript:alert)", 5, "leads to"),
        ("[x](data:text/html,x)", 5, "leads to"),
        ("[x](//example.org)", 5, "leads to"),
        ("[x](other.md)", 5, "begins with https://"),
        ("a\n\n![x](../secret.png)", 7, "write its name alone"),
        ("![x](/etc/passwd.png)", 5, "shows \"/etc/passwd.png\""),
        ("![x](https://example.org/x.png)", 5, "beside the document"),
        ("![x](%2e%2e/secret.png)", 5, "shows"),
        ("![x](map.svg)", 5, ".png or .jpg"),
        ("![x](gone.png)", 5, "is not in the folder"),
        ("![](map.png)", 5, "without words"),
        ("turned \u{202E} about", 5, "U+202E"),
        ("  \n", 5, "is empty"),
    ];
    for (text, line, said) in table {
        let (found, faults) = of(HEAD, text);
        assert!(found.is_empty(), "{text}");
        let told = faults[0].to_string();
        assert!(told.contains(said), "{text}: {told}");
        assert!(
            told.contains(&format!("guide.ar.md:{line}: text: ")),
            "{told}"
        );
    }
}

#[test]
fn a_head_that_is_not_right_is_told_at_its_line() {
    let table = [
        ("", 1, "has no head"),
        ("title = \"Guide\"\n", 1, "has no head"),
        (
            "+++\ntitle = \"Guide\"\nfor = \"staff\"\n",
            1,
            "has no head",
        ),
        ("+++\ntitle = \"Guide\"\n+++\n", 1, "for: is missing"),
        ("+++\nfor = \"staff\"\n+++\n", 1, "title: is missing"),
        (
            "+++\ntitle = \"Guide\"\nfor = \"guests\"\n+++\n",
            3,
            "for: ",
        ),
        (
            "+++\ntitle = \" \"\nfor = \"staff\"\n+++\n",
            2,
            "title: is blank",
        ),
        ("+++\ntitle = \"Guide\nfor = \"staff\"\n+++\n", 2, "title: "),
        (
            "+++\ntitle = \"Guide\"\nfor = \"staff\"\norder = 0\n+++\n",
            4,
            "order: ",
        ),
        (
            "+++\ntitle = \"Guide\"\nfor = \"staff\"\nfro = 1\n+++\n",
            4,
            "`for`",
        ),
    ];
    for (head, line, said) in table {
        let (found, faults) = of(head, "Words.\n");
        assert!(found.is_empty(), "{head}");
        let told = faults[0].to_string();
        assert!(told.contains(said), "{head}: {told}");
        assert!(
            told.contains(&format!("guide.ar.md:{line}: ")),
            "{head}: {told}"
        );
    }
}

#[test]
fn a_document_is_there_in_both_languages_or_not_at_all() {
    let text = format!("{HEAD}Words.");
    for (alone, missing) in [("a.ar.md", "a.en.md"), ("a.en.md", "a.ar.md")] {
        let folder = folder(&[(alone, &text)]);
        let (found, faults) = documents(folder.path());
        assert!(found.is_empty());
        let told = faults[0].to_string();
        assert!(
            told.contains(alone) && told.contains(&format!("write {missing}")),
            "{told}"
        );
    }
}

#[test]
fn both_files_say_alike_who_reads_them_and_where_they_stand() {
    let arabic = "+++\ntitle = \"A\"\nfor = \"visitors\"\norder = 3\n+++\nWords.";
    let table = [
        (arabic.replace("visitors", "staff"), "for: is not what"),
        (arabic.replace("= 3", "= 4"), "order: is not what"),
    ];
    for (english, said) in table {
        let folder = folder(&[("a.ar.md", arabic), ("a.en.md", &english)]);
        let (found, faults) = documents(folder.path());
        assert!(found.is_empty());
        assert!(faults[0].to_string().contains(said), "{faults:?}");
    }
}

#[test]
fn one_document_at_fault_keeps_no_other_away() {
    let good = format!("{HEAD}Words.");
    let folder = folder(&[
        ("good.ar.md", &good),
        ("good.en.md", &good),
        ("bad.ar.md", "no head"),
        ("bad.en.md", &good),
        ("Read me.md", "Words."),
        (".hidden.md", "Words."),
        ("notes.txt", "Words."),
    ]);
    let (found, faults) = documents(folder.path());
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].name, "good");
    let files: Vec<bool> = ["Read me.md", "bad.ar.md"]
        .iter()
        .zip(&faults)
        .map(|(file, fault)| fault.file.ends_with(file))
        .collect();
    assert_eq!((files, faults.len()), (vec![true, true], 2));
}

#[test]
fn documents_stand_in_their_order_then_by_name() {
    let text =
        |order: u32| format!("+++\ntitle = \"A\"\nfor = \"staff\"\norder = {order}\n+++\nWords.");
    let (first, last) = (text(1), text(9));
    let folder = folder(&[
        ("c.ar.md", &last),
        ("c.en.md", &last),
        ("b.ar.md", &last),
        ("b.en.md", &last),
        ("z.ar.md", &first),
        ("z.en.md", &first),
    ]);
    let (found, _) = documents(folder.path());
    let names: Vec<&str> = found
        .iter()
        .map(|document| document.name.as_str())
        .collect();
    assert_eq!(names, ["z", "b", "c"]);
}

#[test]
fn a_picture_that_only_seems_to_lie_in_the_folder_is_refused() {
    let outside = folder(&[]);
    let text = format!("{HEAD}![x](way.png)");
    let inside = folder(&[("a.ar.md", &text), ("a.en.md", &text)]);
    let way = inside.path().join("way.png");
    std::os::unix::fs::symlink(outside.path().join("map.png"), way).unwrap();
    let (found, faults) = documents(inside.path());
    assert!(found.is_empty() && faults[0].what.contains("not in the folder"));
}

#[test]
fn a_folder_that_is_not_there_is_one_fault() {
    let (found, faults) = documents(Path::new("/no/such/folder"));
    assert_eq!((found.len(), faults.len()), (0, 1));
    assert!(
        faults[0]
            .to_string()
            .starts_with("/no/such/folder:1: file: cannot be read")
    );
}
