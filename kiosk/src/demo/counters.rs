//! The staff of the morning, at three counters: they sign in and call over the same LAN API as any console, until nobody
//! waits. One visitor comes late, one needs papers fetched, one is referred to the social-research officer (H3), and one
//! takes a receipt along.

use super::employee::Employee;
use anyhow::Result;
use config::{Counter, Language, Settings};
use domain::people::StaffRole;
use serde_json::{Value, json};
use std::path::Path;

/// Two, because results show no group that one employee served (P10).
const STAFF: [&str; 2] = ["amal", "huda"];
/// To whom visitors are referred, where the branch has it.
const RESEARCH: &str = "social-research";

/// What happened at the counters.
#[derive(Debug, Default)]
pub(super) struct Served {
    /// A line a call.
    pub(super) calls: Vec<String>,
    /// The number that was called last, and to which counter.
    pub(super) last: Option<(u32, u32)>,
    /// The number whose receipt was printed.
    pub(super) receipt: Option<u64>,
    /// The tickets whose visits ended, as the service tells them.
    pub(super) finished: Vec<Value>,
}

/// Staff at their consoles.
pub(super) struct Counters<'a> {
    settings: &'a Settings,
    staff: Vec<Employee>,
}

impl<'a> Counters<'a> {
    /// Makes two employees, and signs them in at a service.
    pub(super) fn open(settings: &'a Settings, data: &Path, address: &str) -> Result<Self> {
        let sign_in = |user| Employee::sign_in(data, address, (user, StaffRole::Clerk));
        let staff = STAFF.into_iter().map(sign_in).collect::<Result<_>>()?;
        Ok(Self { settings, staff })
    }

    /// Calls and serves until nobody waits.
    pub(super) fn serve(mut self) -> Result<Served> {
        let mut served = Served::default();
        let counters = self.settings.branch.counters.clone();
        let mut busy = true;
        while busy {
            busy = false;
            for (place, counter) in counters.iter().enumerate() {
                busy |= self.call(place % STAFF.len(), counter, &mut served)?;
            }
        }
        Ok(served)
    }

    /// Calls the next to a counter; whether somebody waited.
    fn call(&mut self, who: usize, counter: &Counter, served: &mut Served) -> Result<bool> {
        let next = format!("/counters/{}/call-next", counter.id);
        let Some(called) = self.staff[who].change(&next, Some(&json!({})))? else {
            return Ok(false);
        };
        let told = self.visit(who, &called["ticket"], served)?;
        let number = &called["ticket"]["number"];
        let called_number = number.as_u64().and_then(|number| number.try_into().ok());
        served.last = called_number.map(|number| (number, counter.number));
        let why = why(&called);
        let line = format!("  {number:>5} to counter {} ({why}){told}", counter.number);
        served.calls.push(line);
        Ok(true)
    }

    /// What becomes of a call.
    fn visit(&mut self, who: usize, ticket: &Value, served: &mut Served) -> Result<&'static str> {
        match served.calls.len() + 1 {
            2 => {
                self.acts(who, ticket, &["recall", "no-show", "return"])?;
                return Ok(
                    "; nobody came, was called again, came back a little later and keeps the place",
                );
            }
            3 => {
                self.acts(who, ticket, &["start", "hold", "resume"])?;
                self.finish(who, ticket, (&[], false), served)?;
                return Ok("; set aside while a paper was fetched, then served");
            }
            4 if self.may_refer(ticket) => {
                let to = json!({ "service": RESEARCH, "note": "الإجراء غير واضح للمراجع" });
                self.staff[who].change(&act(ticket, "transfer"), Some(&to))?;
                return Ok("; referred to social research, with the place by first arrival");
            }
            _ => {}
        }
        self.acts(who, ticket, &["start"])?;
        let receipt = served.receipt.is_none() && served.calls.len() > 3;
        let missing = receipt.then(|| self.paper(ticket)).flatten();
        self.finish(who, ticket, (missing.as_slice(), receipt), served)?;
        if receipt {
            served.receipt = ticket["number"].as_u64();
            return Ok("; one paper is missing, and the receipt says which");
        }
        Ok("; served")
    }

    fn acts(&mut self, who: usize, ticket: &Value, names: &[&str]) -> Result<()> {
        for name in names {
            self.staff[who].change(&act(ticket, name), None)?;
        }
        Ok(())
    }

    fn finish(
        &mut self,
        who: usize,
        ticket: &Value,
        (missing, receipt): (&[String], bool),
        served: &mut Served,
    ) -> Result<()> {
        let outcome = self.outcome(usize::from(receipt));
        let finish = json!({ "outcome": outcome, "missing": missing, "receipt": receipt });
        self.staff[who].change(&act(ticket, "finish"), Some(&finish))?;
        served.finished.push(ticket.clone());
        Ok(())
    }

    fn may_refer(&self, ticket: &Value) -> bool {
        self.settings.branch.service(RESEARCH).is_some() && ticket["service"] != RESEARCH
    }

    /// A paper that the ticket's service asks for, in its visitor's language.
    fn paper(&self, ticket: &Value) -> Option<String> {
        let service = self.settings.branch.service(ticket["service"].as_str()?)?;
        let language = Language::from_code(ticket["language"].as_str()?)?;
        Some(service.papers.first()?.get(language).to_owned())
    }

    /// An outcome of the branch's settings; the last where it has fewer.
    fn outcome(&self, index: usize) -> String {
        let outcomes = &self.settings.branch.outcomes;
        let outcome = outcomes.get(index).or(outcomes.last());
        outcome
            .map(|outcome| outcome.id.clone())
            .unwrap_or_default()
    }
}

/// The address of what is done to a ticket.
fn act(ticket: &Value, name: &str) -> String {
    let id = ticket["id"].as_str().unwrap_or_default();
    format!("/tickets/{id}/{name}")
}

/// Why a number was called, in words.
fn why(called: &Value) -> String {
    let overtook = called["overtook"].as_u64().unwrap_or(0);
    let because = match called["because"].as_str().unwrap_or_default() {
        "first_come" => "came first",
        "priority" => "priority's turn",
        "normal_turn" => "the others' turn",
        "longest_wait" => "waited longest",
        "preferred_service" => "the counter's first service",
        "addressed" => "sent to whoever is there",
        other => other,
    };
    match overtook {
        0 => because.to_owned(),
        overtook => format!("{because}, before {overtook} who came earlier"),
    }
}
