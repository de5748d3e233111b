//! What a service is and which papers it asks for, or a document.

use slint::ComponentHandle;

use crate::generated::{Information as Facade, RowItem, RowKind, SheetKind};
use crate::window::{Touched, tell};
use crate::{AppWindow, Document, DocumentLine, Information, Sheet, Touch, icons, model};

/// Writes the text, and how its printing goes.
pub(crate) fn show(window: &AppWindow, information: &Information) {
    let page = window.global::<Facade>();
    page.set_service(information.service.as_str().into());
    page.set_icon(icons::picture(window, &information.icon));
    page.set_rows(model::updated(page.get_rows(), rows(window, information)));
    page.set_open(information.open);
    page.set_sheet(sheet(Some(information.sheet)));
}

/// Writes a document, and how its printing goes.
pub(crate) fn show_document(window: &AppWindow, document: &Document) {
    let page = window.global::<Facade>();
    page.set_service(document.title.as_str().into());
    page.set_icon(icons::picture(window, &document.icon));
    page.set_rows(model::updated(page.get_rows(), lines(document)));
    page.set_open(false);
    page.set_sheet(sheet(document.sheet));
}

fn sheet(sheet: Option<Sheet>) -> SheetKind {
    match sheet {
        None => SheetKind::None,
        Some(Sheet::Unasked) => SheetKind::Unasked,
        Some(Sheet::Printing) => SheetKind::Printing,
        Some(Sheet::Printed) => SheetKind::Printed,
        Some(Sheet::Failed) => SheetKind::Failed,
    }
}

/// Tells what the visitor does after reading.
pub(crate) fn connect(window: &AppWindow, touched: &Touched) {
    let page = window.global::<Facade>();
    page.on_take_number(tell(touched, Touch::TakeNumber));
    page.on_print(tell(touched, Touch::PrintInformation));
    page.on_back(tell(touched, Touch::Back));
}

/// The papers first, for they are what one comes to read; an empty row parts them from the rest.
fn rows(window: &AppWindow, information: &Information) -> Vec<RowItem> {
    let mut rows: Vec<RowItem> = Vec::new();
    if !information.papers.is_empty() {
        let heading = window.global::<Facade>().get_papers_heading();
        rows.push(row(RowKind::Heading, &heading));
        rows.extend(
            information
                .papers
                .iter()
                .map(|paper| row(RowKind::Paper, paper)),
        );
        rows.push(row(RowKind::Paragraph, ""));
    }
    for (index, text) in information.paragraphs.iter().enumerate() {
        if index > 0 {
            rows.push(row(RowKind::Paragraph, ""));
        }
        rows.push(row(RowKind::Paragraph, text));
    }
    rows
}

/// An empty row stands before whatever begins anew: a heading, a paragraph, a list.
fn lines(document: &Document) -> Vec<RowItem> {
    let mut rows: Vec<RowItem> = Vec::new();
    let mut listed = false;
    for line in &document.lines {
        let entry = matches!(line, DocumentLine::Entry(_));
        if !(rows.is_empty() || listed && entry) {
            rows.push(row(RowKind::Paragraph, ""));
        }
        listed = entry;
        rows.push(match line {
            DocumentLine::Heading(text) => row(RowKind::Heading, text),
            DocumentLine::Paragraph(text) => row(RowKind::Paragraph, text),
            DocumentLine::Entry(text) => row(RowKind::Paper, text),
        });
    }
    rows
}

fn row(kind: RowKind, text: &str) -> RowItem {
    RowItem {
        kind,
        text: text.into(),
    }
}
