//! What surrounds every page of the console: who is there, in which language, at which counter, in which section;
//! and the small things that all templates say.

use crate::assets;
use crate::console::data::Who;
use crate::console::setup::Setup;
use crate::console::terms;
use crate::views::TicketView;
use crate::words::{self, Figure, Value, Words};
use askama::filters::Safe;
use chrono::{DateTime, Datelike, Utc};
use config::{Bilingual, Language};
use domain::people::StaffRole;
use std::collections::BTreeMap;

/// A part of the console, as its navigation names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// Signing in and choosing: no section yet.
    None,
    /// My counter.
    Counter,
    /// Who waits.
    Waiting,
    /// All counters.
    Counters,
    /// Giving a ticket.
    Issue,
    /// Printers and devices.
    Devices,
    /// What the hall reads.
    Notice,
    /// The business day.
    Day,
    /// What may be seen of ratings.
    Results,
    /// What visitors suggest.
    Suggestions,
    /// Staff.
    Staff,
    /// Who did what.
    Audit,
    /// Where the records are.
    Delivery,
    /// What the charity lays down and explains.
    Documents,
    /// Requests and visits.
    Requests,
}

/// One entry of the navigation.
pub(crate) struct Entry {
    pub(crate) section: Section,
    pub(crate) path: String,
    pub(crate) icon: &'static str,
    pub(crate) words: &'static str,
}

/// What surrounds a page.
#[derive(Clone, Copy)]
pub struct Frame<'a> {
    /// What the settings say.
    pub setup: &'a Setup,
    /// The language of the page.
    pub language: Language,
    /// Who is signed in.
    pub who: Option<&'a Who>,
    /// Where we are.
    pub section: Section,
    /// The counter this browser sits at.
    pub counter: Option<&'a str>,
    /// The page's own path, to come back to.
    pub path: &'a str,
}

impl Frame<'_> {
    /// The words of its language.
    #[must_use]
    pub fn words(&self) -> &'static Words {
        words::of(self.language, self.setup.digits)
    }

    pub(crate) fn t(&self, key: &str) -> String {
        self.words().say(key)
    }

    /// A sentence with one count in it, `$n`.
    pub(crate) fn count(&self, key: &str, n: impl Figure) -> String {
        self.words().say_with(key, [("n", n.figure().into())])
    }

    /// A sentence with one text in it, `$name`.
    pub(crate) fn named(&self, key: &str, name: &str) -> String {
        self.words().say_with(key, [("name", name.into())])
    }

    /// A number that stands alone.
    pub(crate) fn number(&self, number: impl Figure) -> Safe<String> {
        let shown = self.words().digits().number(number.figure());
        Safe(format!("<bdi class=\"n\">{shown}</bdi>"))
    }

    /// A sentence that names a ticket's number, `$number`.
    pub(crate) fn numbered(&self, key: &str, number: impl Figure) -> String {
        let words = self.words();
        words.say_with(key, [("number", words.number(number.figure()).into())])
    }

    /// A stopwatch that the script lets run: `٠٤:٣٢`.
    pub(crate) fn stopwatch(&self, seconds: impl Figure) -> Safe<String> {
        let seconds = seconds.figure();
        let shown = self.words().digits().show(&clock(seconds));
        Safe(format!(
            "<bdi class=\"n\" data-since=\"{seconds}\" data-form=\"clock\">{shown}</bdi>"
        ))
    }

    /// Whole minutes that the script lets run: `٦ د`.
    pub(crate) fn minutes(&self, seconds: impl Figure) -> Safe<String> {
        let seconds = seconds.figure();
        let shown = self.count("minutes-short", seconds / 60);
        Safe(format!(
            "<span data-since=\"{seconds}\" data-form=\"minutes\">{shown}</span>"
        ))
    }

    /// A moment by the branch's clocks: `٢٢ نوفمبر، ٠٩:٤٧`.
    pub(crate) fn moment(&self, at: &DateTime<Utc>) -> String {
        let there = at.with_timezone(&self.setup.time_zone);
        let words = self.words();
        let time = words.digits().show(&there.format("%H:%M").to_string());
        let values = [
            ("day", there.day().into()),
            ("month", there.month().into()),
            ("time", time.into()),
        ];
        words.say_with("moment", values)
    }

    pub(crate) fn icon(&self, name: &str) -> Safe<String> {
        Safe(assets::icon(name))
    }

    pub(crate) fn asset(&self, name: &str) -> String {
        assets::address(name)
    }

    pub(crate) fn name<'t>(&self, text: &'t Bilingual) -> &'t str {
        text.get(self.language)
    }

    /// The name of a service; its id where the settings no longer know it.
    pub(crate) fn service<'t>(&'t self, id: &'t str) -> &'t str {
        let known = self.setup.service(id);
        known.map_or(id, |service| service.name.get(self.language))
    }

    /// The name of a department; its id where the settings name none.
    pub(crate) fn department<'t>(&'t self, id: &'t str) -> &'t str {
        let known = self.setup.departments.iter().find(|known| known.id == id);
        known.map_or(id, |department| department.name.get(self.language))
    }

    /// The name in a view's names by language.
    pub(crate) fn of<'t>(&self, names: &'t BTreeMap<String, String>) -> &'t str {
        let name = names
            .get(self.language.code())
            .or_else(|| names.values().next());
        name.map_or("", String::as_str)
    }

    /// To whom a ticket is addressed, and whether that person is there; `None`: to nobody.
    pub(crate) fn sent_to(&self, ticket: &TicketView) -> Option<String> {
        let person = ticket.to.as_ref()?;
        let away = ticket.state == "waiting" && ticket.only_at.is_empty();
        let key = if away { "sent-to-away" } else { "sent-to" };
        Some(self.named(key, person))
    }

    pub(crate) fn dir(&self) -> &'static str {
        match self.language {
            Language::Arabic => "rtl",
            Language::English => "ltr",
        }
    }

    pub(crate) fn lang(&self) -> &'static str {
        self.language.code()
    }

    /// The language to switch to.
    pub(crate) fn other(&self) -> Language {
        match self.language {
            Language::Arabic => Language::English,
            Language::English => Language::Arabic,
        }
    }

    pub(crate) fn csrf(&self) -> &str {
        self.who.map_or("", |who| &who.csrf)
    }

    pub(crate) fn user(&self) -> &str {
        self.who.map_or("", |who| &who.name)
    }

    pub(crate) fn rank(&self) -> String {
        self.who
            .map_or_else(String::new, |who| self.t(terms::rank(&who.rank)))
    }

    pub(crate) fn may(&self, rank: StaffRole) -> bool {
        self.who.is_some_and(|who| who.rank >= rank)
    }

    pub(crate) fn is_manager(&self) -> bool {
        self.may(StaffRole::Manager)
    }

    pub(crate) fn is_admin(&self) -> bool {
        self.may(StaffRole::Admin)
    }

    /// Digits zero to nine, for the script's timers.
    pub(crate) fn zero_to_nine(&self) -> String {
        self.words().digits().show("0123456789")
    }

    /// What the script says by itself, as JSON that is safe inside a page.
    pub(crate) fn script_words(&self) -> Safe<String> {
        let said: BTreeMap<&str, String> = terms::SCRIPT
            .iter()
            .map(|key| (*key, self.plain(key)))
            .collect();
        let json = serde_json::to_string(&said).unwrap_or_default();
        Safe(json.replace('<', "\\u003c"))
    }

    /// A sentence whose places stay for the script to fill: `{n}`.
    fn plain(&self, key: &str) -> String {
        let places = ["n", "time", "state", "number", "by"];
        let words = self.words();
        words.say_with(
            key,
            places.map(|place| (place, Value::from(format!("{{{place}}}")))),
        )
    }

    pub(crate) fn entries(&self) -> Vec<Entry> {
        let entry = |section, path: &str, icon, words| Entry {
            section,
            path: path.to_owned(),
            icon,
            words,
        };
        let counter = self.counter.map_or_else(
            || "/console/choose".to_owned(),
            |id| format!("/console/counter/{id}"),
        );
        let mut entries = vec![
            entry(Section::Counter, &counter, "monitor", "nav-counter"),
            entry(
                Section::Waiting,
                "/console/waiting",
                "list-numbers",
                "nav-waiting",
            ),
            entry(Section::Issue, "/console/issue", "ticket", "nav-issue"),
            entry(
                Section::Requests,
                "/console/requests",
                "clipboard-text",
                "nav-requests",
            ),
            entry(
                Section::Counters,
                "/console/counters",
                "squares-four",
                "nav-counters",
            ),
            entry(
                Section::Devices,
                "/console/devices",
                "printer",
                "nav-devices",
            ),
            entry(
                Section::Notice,
                "/console/notice",
                "megaphone",
                "nav-notice",
            ),
            entry(
                Section::Documents,
                "/console/documents",
                "book-open",
                "nav-documents",
            ),
        ];
        if self.is_manager() {
            entries.push(entry(
                Section::Day,
                "/console/day",
                "calendar-check",
                "nav-day",
            ));
            entries.push(entry(
                Section::Results,
                "/console/results",
                "star",
                "nav-results",
            ));
            entries.push(entry(
                Section::Suggestions,
                "/console/suggestions",
                "chats-circle",
                "nav-suggestions",
            ));
            entries.push(entry(
                Section::Delivery,
                "/console/delivery",
                "link-simple",
                "nav-delivery",
            ));
            entries.push(entry(
                Section::Audit,
                "/console/audit",
                "clock-counter-clockwise",
                "nav-audit",
            ));
        }
        if self.is_admin() {
            entries.push(entry(
                Section::Staff,
                "/console/staff",
                "users-three",
                "nav-staff",
            ));
        }
        entries
    }
}

/// `04:32`, from an hour on `1:04:32`.
fn clock(seconds: u32) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match hours {
        0 => format!("{minutes:02}:{seconds:02}"),
        _ => format!("{hours}:{minutes:02}:{seconds:02}"),
    }
}
