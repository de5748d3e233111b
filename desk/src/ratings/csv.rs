//! Tables for spreadsheets. A cell that a spreadsheet would take for a formula is made a text.

use axum::http::header;
use axum::response::{IntoResponse, Response};

/// The type of a table.
pub(super) const TYPE: &str = "text/csv";

/// A table as it is answered. It begins with a mark by which spreadsheets know UTF-8.
pub(super) fn answer(name: &str, rows: &[Vec<String>]) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}.csv\""),
        ),
    ];
    let lines: String = rows.iter().map(|row| line(row)).collect();
    (headers, format!("\u{FEFF}{lines}")).into_response()
}

fn line(row: &[String]) -> String {
    let cells: Vec<String> = row.iter().map(|text| cell(text)).collect();
    cells.join(",") + "\r\n"
}

fn cell(text: &str) -> String {
    let formula = text
        .trim_start()
        .starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    let harmless = if formula { "'" } else { "" };
    format!("\"{harmless}{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_never_a_formula_and_never_ends_its_row() {
        let cases = [
            ("شكرًا", "\"شكرًا\""),
            ("=1+1", "\"'=1+1\""),
            ("  @SUM(A1)", "\"'  @SUM(A1)\""),
            ("-2", "\"'-2\""),
            ("a \"b\",\nc", "\"a \"\"b\"\",\nc\""),
            ("", "\"\""),
        ];
        for (text, written) in cases {
            assert_eq!(cell(text), written);
        }
    }
}
