//! What staff do: call, serve, set aside, send on, take back. Each is one change of the journal, known again by its
//! key, and answered with the ticket or counter as it is then.

use super::{Finish, Queue, repeat};
use crate::actor::Actor;
use crate::branch::Refusal;
use crate::problem::Problem;
use crate::views::{Called, CounterView, TicketView};
use axum::http::StatusCode;
use domain::time::Stamp;
use serde::Deserialize;
use store::{After, Asked, Caller, CounterState, Once, Repeat, Store, StoreError, TicketAct};
use utoipa::ToSchema;
use uuid::Uuid;

/// The body of call-next.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CallNext {
    /// What becomes of the ticket the counter still has: `finish`, `no-show` or `hold`.
    #[schema(value_type = Option<String>, pattern = "^(finish|no-show|hold)$")]
    pub after: Option<After>,
    /// With `finish`: what came of that visit, an id of the settings' outcomes.
    #[schema(max_length = 40)]
    pub outcome: Option<String>,
    /// With `finish`: papers still missing, as the employee names them; at most 20.
    #[serde(default)]
    #[schema(max_items = 20)]
    pub missing: Vec<String>,
    /// With `finish`: whether that visit's receipt is to be printed.
    #[serde(default)]
    pub receipt: bool,
}

/// What is to be done with a ticket, as it is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ActWish {
    /// Call it again.
    Recall,
    /// Begin service.
    Start,
    /// End service.
    Finish(Finish),
    /// Its visitor did not come.
    NoShow,
    /// Set it aside.
    Hold,
    /// Take it up again.
    Resume {
        /// At this counter; where it was, when nothing is said.
        counter: Option<String>,
    },
    /// Its visitor is back.
    Return,
    /// Move it to another service or person.
    Transfer {
        /// The service's id; the one it is of, when nothing is said.
        service: Option<String>,
        /// User name of the member of staff it is addressed to.
        to: Option<String>,
        /// A note for whoever serves next.
        note: Option<String>,
    },
    /// Give it up.
    Cancel,
}

impl ActWish {
    /// The missing papers of the receipt that is wished with it, where one is.
    fn receipt(&self) -> Option<Vec<String>> {
        match self {
            Self::Finish(how) => how.receipt.then(|| how.missing.clone()),
            _ => None,
        }
    }
}

impl Queue {
    /// Calls the next ticket to a counter; `None`: nobody waits.
    ///
    /// # Errors
    /// 404 for an unknown counter; 409 with the ticket it still has; 422 for a key used with another body, or for what
    /// cannot be said of the visit that ended; 503.
    pub async fn call_next(
        &self,
        who: &Actor,
        key: Option<&str>,
        counter: &str,
        wish: &CallNext,
    ) -> Result<Option<Called>, Problem> {
        let known = self.counter_of(counter)?;
        let caller = Caller {
            counter: known.id.clone(),
            services: known.services.clone(),
            policy: self.policy(),
            after: wish.after,
            ended: self.ended_by(wish)?,
        };
        let repeat = repeat(&format!("/counters/{counter}/call-next"), key, wish);
        let receipt = wish.receipt;
        let (made, left) = self
            .change(who, repeat, move |store, asked| {
                // Whom the counter still has is gone from it once the next is called.
                let left = receipt.then(|| store.at_counter(&caller.counter));
                let left = left.transpose()?.flatten();
                let once = store.call_next(&caller, asked)?;
                let left = left.filter(|_| matches!(once, Once::New(_)));
                let call = once.into_answer();
                let call = call.map(|call| Ok((store.ticket(call.ticket)?, call)));
                Ok((call.transpose()?, left))
            })
            .await?;
        if let Some(left) = left {
            self.print_receipt(left.id, wish.missing.clone());
        }
        made.map(|(ticket, call)| {
            Ok(Called {
                ticket: self.ticket_view(&ticket)?,
                because: call.because.code().to_owned(),
                overtook: call.overtook,
            })
        })
        .transpose()
    }

    /// Does something with a ticket; the ticket as it is then.
    ///
    /// # Errors
    /// 404 for an unknown ticket, counter or member of staff; 409 with the state that forbids it; 422; 503.
    pub async fn act(
        &self,
        who: &Actor,
        key: Option<&str>,
        ticket: Uuid,
        wish: ActWish,
    ) -> Result<TicketView, Problem> {
        let receipt = wish.receipt();
        let act = self.ticket_act(wish)?;
        let repeat = repeat(&format!("/tickets/{ticket}"), key, &act);
        let (changed, new) = self
            .change(who, repeat, move |store, asked| {
                let once = store.act(ticket, &act, asked)?;
                Ok((store.ticket(*once.answer())?, matches!(once, Once::New(_))))
            })
            .await?;
        if let Some(missing) = receipt.filter(|_| new) {
            self.print_receipt(ticket, missing);
        }
        self.ticket_view(&changed)
    }

    /// Opens or closes a counter, or sends it on a break; the counter as it is then.
    ///
    /// # Errors
    /// 404 for an unknown counter; 409 with the ticket it still has; 422; 503.
    pub async fn turn_counter(
        &self,
        who: &Actor,
        key: Option<&str>,
        counter: &str,
        wanted: CounterState,
    ) -> Result<CounterView, Problem> {
        let id = self.counter_of(counter)?.id.clone();
        let repeat = repeat(&format!("/counters/{counter}"), key, &wanted);
        self.change(who, repeat, move |store, asked| {
            store.turn_counter(&id, wanted, asked)
        })
        .await?;
        self.counter(counter)
    }

    /// Takes back a counter's last action; the counter as it is then.
    ///
    /// # Errors
    /// 404 for an unknown counter; 409 when there is nothing to take back any more; 422; 503.
    pub async fn undo(
        &self,
        who: &Actor,
        key: Option<&str>,
        counter: &str,
    ) -> Result<CounterView, Problem> {
        let id = self.counter_of(counter)?.id.clone();
        let within_ms = u64::from(self.calling().undo_seconds) * 1000;
        let repeat = repeat(&format!("/counters/{counter}/undo"), key, &());
        self.change(who, repeat, move |store, asked| {
            store.undo(&id, within_ms, asked)
        })
        .await?;
        self.counter(counter)
    }

    /// Has a change done that is known again by its key.
    pub(crate) async fn change<T: Send + 'static>(
        &self,
        who: &Actor,
        repeat: Option<Repeat>,
        work: impl FnOnce(&mut Store, &Asked) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, Refusal> {
        let by = who.by();
        let change = move |store: &mut Store, stamp: &Stamp| {
            let stamp = *stamp;
            work(store, &Asked { by, stamp, repeat })
        };
        self.branch.change(change).await
    }

    /// The settings' counter.
    pub(super) fn counter_of(&self, id: &str) -> Result<&config::Counter, Problem> {
        self.settings.branch.counter(id).ok_or_else(|| {
            let known: Vec<&str> = self
                .settings
                .branch
                .counters
                .iter()
                .map(|counter| counter.id.as_str())
                .collect();
            Problem::new(
                StatusCode::NOT_FOUND,
                "unknown-counter",
                format!(
                    "There is no such counter; this branch has {}.",
                    known.join(", ")
                ),
            )
        })
    }

    /// What is wished, with the branch's limits; services, counters and outcomes must be the settings'.
    fn ticket_act(&self, wish: ActWish) -> Result<TicketAct, Problem> {
        let calling = self.calling();
        Ok(match wish {
            ActWish::Recall => TicketAct::Recall {
                limit: calling.recalls,
            },
            ActWish::Start => TicketAct::Start,
            ActWish::Finish(how) => TicketAct::Finish(self.ended(&how)?),
            ActWish::NoShow => TicketAct::NoShow,
            ActWish::Hold => TicketAct::Hold,
            ActWish::Resume { counter } => {
                counter
                    .as_deref()
                    .map(|id| self.counter_of(id))
                    .transpose()?;
                TicketAct::Resume { counter }
            }
            ActWish::Return => TicketAct::Return {
                calls: calling.return_within_numbers,
                minutes: calling.return_within_minutes,
            },
            ActWish::Transfer { service, to, note } => {
                let unknown = |id: &String| self.settings.branch.service(id).is_none();
                if service.as_ref().is_some_and(unknown) {
                    return Err(not_of_settings("service"));
                }
                TicketAct::Transfer { service, to, note }
            }
            ActWish::Cancel => TicketAct::Cancel,
        })
    }
}

pub(super) fn not_of_settings(what: &str) -> Problem {
    Problem::new(
        StatusCode::UNPROCESSABLE_ENTITY,
        "not-of-this-branch",
        format!("The settings of this branch know no such `{what}`."),
    )
}
