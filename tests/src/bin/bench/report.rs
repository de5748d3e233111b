//! Shows a run: as a table for people, or as one JSON object a line (contract, "Commands").

use crate::measure::Measure;
use serde_json::json;
use std::io::{self, Write};

/// How a run is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// A table.
    Table,
    /// JSON, one object a line.
    Json,
}

/// Shows what a run says of itself before its figures: only people read it.
///
/// # Errors
/// When standard output cannot be written.
pub(crate) fn head(form: Form, lines: &[String]) -> io::Result<()> {
    let mut out = io::stdout();
    if form == Form::Table {
        for line in lines {
            writeln!(out, "{line}")?;
        }
        let columns = row(["", "value", "floor", "ratio", "goal"]);
        writeln!(out, "\n{columns}")?;
    }
    Ok(())
}

/// Shows one figure as soon as it is known.
///
/// # Errors
/// When standard output cannot be written.
pub(crate) fn show(form: Form, measure: &Measure) -> io::Result<()> {
    let line = match form {
        Form::Table => table_line(measure),
        Form::Json => json_line(measure),
    };
    writeln!(io::stdout(), "{line}")
}

fn json_line(measure: &Measure) -> String {
    let mut line = json!({
        "name": measure.name,
        "value": measure.value.as_ref().ok(),
        "unit": measure.unit,
        "floor": measure.floor,
        "ratio": measure.ratio(),
        "goal": measure.goal.map(|goal| goal.to_string()),
        "met": measure.met(),
    });
    if let Err(why) = &measure.value {
        line["why"] = json!(why);
    }
    line.to_string()
}

fn table_line(measure: &Measure) -> String {
    let value = match &measure.value {
        Ok(value) => figure(*value, measure.unit),
        Err(why) => return format!("{:<44} not measured: {why}", measure.name),
    };
    let floor = measure
        .floor
        .map_or(String::new(), |floor| figure(floor, measure.unit));
    let ratio = measure
        .ratio()
        .map_or(String::new(), |ratio| format!("{ratio:.2}"));
    let goal = measure.goal.map_or(String::new(), |goal| {
        let verdict = match measure.met() {
            Some(true) => "met",
            Some(false) => "MISSED",
            None => "not judged",
        };
        format!("{goal}: {verdict}")
    });
    row([measure.name, &value, &floor, &ratio, &goal])
}

fn row([name, value, floor, ratio, goal]: [&str; 5]) -> String {
    let line = format!("{name:<44} {value:>14} {floor:>14} {ratio:>7}  {goal}");
    line.trim_end().to_owned()
}

fn figure(value: f64, unit: &str) -> String {
    let digits = match value.abs() {
        size if size >= 100.0 => 0,
        size if size >= 10.0 => 1,
        size if size >= 0.1 => 2,
        _ => 4,
    };
    format!("{value:.digits$} {unit}")
}

#[cfg(test)]
mod tests {
    use super::{json_line, table_line};
    use crate::measure::{Goal, Measure};

    #[test]
    fn a_missed_goal_stands_out_in_the_table() {
        let slow = Measure::new("start", "ms", Some(140.0)).wanting(Goal::Value(100.0));
        assert!(table_line(&slow).ends_with("value <= 100: MISSED"));
    }

    #[test]
    fn json_has_every_key_also_of_what_was_not_measured() {
        let line = json_line(&Measure::missing("start", "no Xvfb here"));
        let read: serde_json::Value = serde_json::from_str(&line).unwrap();
        for key in ["name", "value", "unit", "floor", "ratio", "goal"] {
            assert!(read.get(key).is_some(), "{key} is missing in {line}");
        }
        assert_eq!(read["why"], "no Xvfb here");
    }
}
