//! Reads a folder of documents: pairs of Markdown files `NAME.ar.md` and `NAME.en.md` that begin with a head in TOML.
//!
//! What is wrong keeps its document away and no other; the pictures of the folder are read by whoever shows them.

mod body;
mod head;
mod names;
mod reference;
mod writer;

use crate::{Document, DocumentText, Fault, Language};
use head::Head;
use std::path::Path;

/// The longest file, in bytes: a book is not read at a counter.
const LONGEST: usize = 256 * 1024;

/// The whole documents of `folder` in their order, and the faults of the others in the order of their files.
pub(crate) fn documents(folder: &Path) -> (Vec<Document>, Vec<Fault>) {
    let (pairs, mut faults) = names::pairs(folder);
    let mut documents = Vec::new();
    for (name, languages) in pairs {
        match document(folder, &name, languages) {
            Ok(document) => documents.push(document),
            Err(wrong) => faults.extend(wrong),
        }
    }
    documents.sort_by(|a: &Document, b| (a.order, &a.name).cmp(&(b.order, &b.name)));
    faults.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
    (documents, faults)
}

fn document(folder: &Path, name: &str, there: [bool; 2]) -> Result<Document, Vec<Fault>> {
    let file = |language| names::file(folder, name, language);
    let [arabic, english] = [Language::Arabic, Language::English].map(file);
    let [ar, en] = match there {
        [true, true] => [text(folder, &arabic), text(folder, &english)],
        [true, false] => [
            Err(vec![names::alone(&arabic, &english)]),
            text(folder, &arabic),
        ],
        [false, _] => [
            Err(vec![names::alone(&english, &arabic)]),
            text(folder, &english),
        ],
    };
    let ((head, ar), (other, en)) = match (ar, en) {
        (Ok(ar), Ok(en)) => (ar, en),
        (ar, en) => return Err(ar.err().into_iter().chain(en.err()).flatten().collect()),
    };
    head.agrees(&other, &english).map_err(|fault| vec![fault])?;
    Ok(Document {
        name: name.to_owned(),
        readers: head.readers,
        order: head.order,
        ar,
        en,
    })
}

fn text(folder: &Path, file: &Path) -> Result<(Head, DocumentText), Vec<Fault>> {
    let text = super::text_of(file).map_err(|faults| faults.iter().cloned().collect::<Vec<_>>())?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let shown = file.display().to_string();
    if text.len() > LONGEST {
        let what = format!("is {} kilobytes long", text.len() / 1024);
        let right = format!(
            "shorten it to at most {}, or part it in two",
            LONGEST / 1024
        );
        return Err(vec![names::fault(file, what, right)]);
    }
    let head = head::head(text, &shown).map_err(|faults| faults.iter().cloned().collect());
    let blocks = body::blocks(text, head::end(text), (&shown, folder));
    match (head, blocks) {
        (Ok(head), Ok(blocks)) => {
            let title = head.title.clone();
            Ok((head, DocumentText { title, blocks }))
        }
        (head, blocks) => {
            let both = [head.err(), blocks.err()];
            Err(both.into_iter().flatten().flatten().collect())
        }
    }
}
