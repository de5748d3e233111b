//! What managers may see of ratings, and the suggestions they follow.

use super::{draw, page};
use crate::console::frame::Frame;
use crate::console::terms;
use crate::ratings::{By, FiguresView, GroupView, ResultsView, ShareView, SuggestionView};
use crate::words::Value;
use askama::Template;
use askama::filters::Safe;
use chrono::Datelike;
use config::Language;
use domain::day::BusinessDay;
use domain::rating::FollowUp;

#[derive(Template)]
#[template(path = "console/results.html")]
struct Results<'a> {
    f: Frame<'a>,
    r: &'a ResultsView,
}

impl Results<'_> {
    /// `نوفمبر ٢٠٢٦`.
    fn month(&self, period: &str) -> String {
        let day = format!("{period}-01").parse::<BusinessDay>();
        day.map_or_else(
            |_| period.to_owned(),
            |day| {
                let year = self.f.words().digits().show(&day.year().to_string());
                let values = [("month", day.month().into()), ("year", Value::from(year))];
                self.f.words().say_with("month-of-year", values)
            },
        )
    }

    fn groups(&self, by: &By) -> &[GroupView] {
        self.r.by(*by)
    }

    fn title(&self, by: &By) -> String {
        self.f.t(terms::by(*by))
    }

    /// What a group is called: the names of all that are shown together.
    fn name(&self, by: &By, group: &GroupView) -> String {
        let f = &self.f;
        if let (Some(first), Some(last)) = (group.first, group.last) {
            return days(f, first, last);
        }
        let one = |of: &String| match by {
            By::Service => f.service(of).to_owned(),
            By::Reason => f.t(terms::reason(of)),
            By::Department => f.department(of).to_owned(),
            By::Day => of.clone(),
        };
        let mut names: Vec<String> = group.of.iter().map(one).collect();
        names.extend(group.unlinked.then(|| f.t("results-unlinked")));
        let comma = match f.language {
            Language::Arabic => "، ",
            Language::English => ", ",
        };
        names.join(comma)
    }

    /// Of how many ratings these name the reason, in words.
    fn among(&self, group: &GroupView) -> Option<String> {
        let (n, among) = (group.figures.ratings, group.among?);
        let values = [("n", n.into()), ("among", among.into())];
        Some(self.f.words().say_with("results-among", values))
    }

    fn range(&self, share: &ShareView) -> String {
        let values = [("low", share.low.into()), ("high", share.high.into())];
        self.f.words().say_with("results-range", values)
    }

    fn percent(&self, percent: impl crate::words::Figure) -> String {
        self.f.count("percent", percent)
    }

    /// The share as a bar, with the range it lies in as a line across: told in words beside it.
    fn bar(&self, share: &ShareView) -> Safe<String> {
        Safe(bar(share, self.f.language == Language::Arabic))
    }

    fn day(&self, day: &BusinessDay) -> String {
        date(&self.f, *day)
    }

    fn faces(&self, figures: &FiguresView) -> [(&'static str, u32); 4] {
        [
            ("score-very-good", figures.very_good),
            ("score-good", figures.good),
            ("score-bad", figures.bad),
            ("score-very-bad", figures.very_bad),
        ]
    }
}

#[derive(Template)]
#[template(path = "console/suggestions.html")]
struct Suggestions<'a> {
    f: Frame<'a>,
    all: &'a [SuggestionView],
}

impl Suggestions<'_> {
    fn is_in(&self, suggestion: &SuggestionView, state: &FollowUp) -> bool {
        suggestion.state == *state
    }

    fn state(&self, state: &FollowUp) -> String {
        self.f.t(terms::follow_up(*state))
    }

    fn day(&self, day: &BusinessDay) -> String {
        date(&self.f, *day)
    }
}

/// The results of a month.
#[must_use]
pub fn results(f: &Frame, results: &ResultsView) -> String {
    let content = draw(&Results { f: *f, r: results });
    page(f, &f.t("nav-results"), "", &content)
}

/// Suggestions, and answering them.
#[must_use]
pub fn suggestions(f: &Frame, all: &[SuggestionView]) -> String {
    let content = draw(&Suggestions { f: *f, all });
    page(f, &f.t("nav-suggestions"), "", &content)
}

fn date(f: &Frame, day: BusinessDay) -> String {
    let values = [("day", day.day().into()), ("month", day.month().into())];
    f.words().say_with("day-of-month", values)
}

fn days(f: &Frame, first: BusinessDay, last: BusinessDay) -> String {
    if first == last {
        return date(f, first);
    }
    let values = [
        ("first", Value::from(date(f, first))),
        ("last", Value::from(date(f, last))),
    ];
    f.words().say_with("results-days", values)
}

/// Two hundred units wide: a hundred per cent.
fn bar(share: &ShareView, from_right: bool) -> String {
    let at = |percent: u32| {
        if from_right {
            200 - percent * 2
        } else {
            percent * 2
        }
    };
    let (low, high) = (at(share.low), at(share.high));
    let start = if from_right { at(share.percent) } else { 0 };
    let width = share.percent * 2;
    format!(
        "<svg class=\"bar\" viewBox=\"-2 0 204 28\" aria-hidden=\"true\" focusable=\"false\">\
         <rect class=\"bar-track\" x=\"0\" y=\"4\" width=\"200\" height=\"20\" rx=\"4\"/>\
         <rect class=\"bar-fill\" x=\"{start}\" y=\"4\" width=\"{width}\" height=\"20\" rx=\"4\"/>\
         <path class=\"bar-halo\" d=\"M{low} 14H{high}M{low} 8v12M{high} 8v12\"/>\
         <path class=\"bar-range\" d=\"M{low} 14H{high}M{low} 8v12M{high} 8v12\"/></svg>"
    )
}
