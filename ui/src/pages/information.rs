//! What a service is and which papers it asks for.

use slint::ComponentHandle;

use crate::generated::{Information as Facade, RowItem, RowKind, SheetKind};
use crate::window::{Touched, tell};
use crate::{AppWindow, Information, Sheet, Touch, icons, model};

/// Writes the text, and how its printing goes.
pub(crate) fn show(window: &AppWindow, information: &Information) {
    let page = window.global::<Facade>();
    page.set_service(information.service.as_str().into());
    page.set_icon(icons::picture(window, &information.icon));
    page.set_rows(model::updated(page.get_rows(), rows(window, information)));
    page.set_open(information.open);
    page.set_sheet(match information.sheet {
        Sheet::Unasked => SheetKind::Unasked,
        Sheet::Printing => SheetKind::Printing,
        Sheet::Printed => SheetKind::Printed,
        Sheet::Failed => SheetKind::Failed,
    });
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
    let row = |kind, text: &str| RowItem {
        kind,
        text: text.into(),
    };
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
