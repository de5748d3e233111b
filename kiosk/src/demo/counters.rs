//! The staff of the morning, at three counters: they sign in and call over the same LAN API as any console, until nobody
//! waits. One visitor comes late, one needs papers fetched, one is referred to the social-research officer (H3), and one
//! takes a receipt along.

use crate::control::{Request, ask};
use crate::people::Act;
use anyhow::{Context, Result, bail};
use config::{Language, Settings};
use domain::people::StaffRole;
use serde_json::{Value, json};
use std::path::Path;
use ureq::Agent;

const USER: &str = "amal";
const PIN: &str = "749201";
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
}

/// Staff at their consoles.
pub(super) struct Counters<'a> {
    settings: &'a Settings,
    agent: Agent,
    address: String,
    cookie: String,
    csrf: String,
    sent: u32,
}

impl<'a> Counters<'a> {
    /// Makes an employee, and signs in at a service.
    pub(super) fn open(settings: &'a Settings, data: &Path, address: String) -> Result<Self> {
        let hash = desk::hash_secret(PIN)?;
        let (user, role) = (USER.to_owned(), StaffRole::Clerk);
        ask(
            data,
            &Request::People {
                act: Act::Add { user, role, hash },
            },
        )?;
        let config = Agent::config_builder().http_status_as_error(false);
        let agent: Agent = config.build().into();
        let mut answer = agent
            .post(format!("{address}/api/v1/session"))
            .send_json(json!({ "user": USER, "pin": PIN }))
            .context("signing in at the branch service")?;
        let cookie = answer.headers().get("set-cookie");
        let cookie = cookie.and_then(|cookie| cookie.to_str().ok()?.split(';').next());
        let cookie = cookie
            .context("the branch service began no session")?
            .to_owned();
        let signed: Value = answer.body_mut().read_json()?;
        Ok(Self {
            settings,
            agent,
            address,
            cookie,
            csrf: text(&signed, "csrf"),
            sent: 0,
        })
    }

    /// Calls and serves until nobody waits.
    pub(super) fn serve(mut self) -> Result<Served> {
        let mut served = Served::default();
        let mut calls = 0;
        loop {
            let mut nobody = true;
            for counter in self.settings.branch.counters.clone() {
                let next = format!("/counters/{}/call-next", counter.id);
                let Some(called) = self.send(&next, &json!({}))? else {
                    continue;
                };
                nobody = false;
                calls += 1;
                let told = self.visit(&called["ticket"], calls, &mut served)?;
                let number = &called["ticket"]["number"];
                let called_number = number.as_u64().and_then(|number| number.try_into().ok());
                served.last = called_number.map(|number| (number, counter.number));
                let why = why(&called);
                served.calls.push(format!(
                    "  {:>5} to counter {} ({why}){told}",
                    number, counter.number
                ));
            }
            if nobody {
                return Ok(served);
            }
        }
    }

    /// What becomes of one call.
    fn visit(&mut self, ticket: &Value, calls: usize, served: &mut Served) -> Result<&'static str> {
        let (id, state) = (text(ticket, "id"), |act: &str| {
            format!("/tickets/{}/{act}", text(ticket, "id"))
        });
        match calls {
            2 => {
                self.send(&state("recall"), &json!({}))?;
                self.send(&state("no-show"), &json!({}))?;
                self.send(&state("return"), &json!({}))?;
                return Ok(
                    "; nobody came, was called again, came back a little later and keeps the place",
                );
            }
            3 => {
                self.send(&state("start"), &json!({}))?;
                self.send(&state("hold"), &json!({}))?;
                self.send(&state("resume"), &json!({}))?;
                self.send(&state("finish"), &json!({ "outcome": self.outcome(0) }))?;
                return Ok("; set aside while a paper was fetched, then served");
            }
            4 if self.may_refer(ticket) => {
                let to = json!({ "service": RESEARCH, "note": "الإجراء غير واضح للمراجع" });
                self.send(&state("transfer"), &to)?;
                return Ok("; referred to social research, with the place by first arrival");
            }
            _ => {}
        }
        self.send(&state("start"), &json!({}))?;
        let receipt = served.receipt.is_none() && calls > 4;
        let missing: Vec<String> = receipt
            .then(|| self.paper(ticket))
            .flatten()
            .into_iter()
            .collect();
        let finish = json!({ "outcome": self.outcome(usize::from(receipt)), "missing": missing, "receipt": receipt });
        self.send(&format!("/tickets/{id}/finish"), &finish)?;
        if receipt {
            served.receipt = ticket["number"].as_u64();
            return Ok("; one paper is missing, and the receipt says which");
        }
        Ok("; served")
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

    /// Asks for a change; `None`: nobody waits.
    fn send(&mut self, path: &str, body: &Value) -> Result<Option<Value>> {
        self.sent += 1;
        let body = if path.ends_with("finish")
            || path.ends_with("transfer")
            || path.ends_with("call-next")
        {
            body.to_string()
        } else {
            String::new()
        };
        let request = self
            .agent
            .post(format!("{}/api/v1{path}", self.address))
            .header("cookie", &self.cookie)
            .header("x-csrf-token", &self.csrf)
            .header("idempotency-key", format!("demo-{}", self.sent));
        let mut answer = if body.is_empty() {
            request.send_empty()
        } else {
            request.content_type("application/json").send(body)
        }
        .with_context(|| format!("asking for {path}"))?;
        match answer.status().as_u16() {
            200 => Ok(Some(answer.body_mut().read_json()?)),
            204 => Ok(None),
            status => bail!(
                "{path} answered {status}: {}",
                answer.body_mut().read_to_string()?
            ),
        }
    }
}

fn text(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or_default().to_owned()
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
