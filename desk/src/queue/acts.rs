//! What staff do: call, serve, set aside, send on, take back. Each is one change of the journal, known again by its
//! key, and answered with the ticket or counter as it is then.

use super::{Queue, repeat};
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
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CallNext {
    /// What becomes of the ticket the counter still has: `finish`, `no-show` or `hold`.
    #[schema(value_type = Option<String>, pattern = "^(finish|no-show|hold)$")]
    pub after: Option<After>,
}

/// What is to be done with a ticket, as it is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ActWish {
    /// Call it again.
    Recall,
    /// Begin service.
    Start,
    /// End service.
    Finish {
        /// What came of it, an id of the settings.
        outcome: Option<String>,
        /// Papers still missing, as the employee names them.
        missing: Vec<String>,
    },
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
    /// Move it to another service.
    Transfer {
        /// The service's id.
        service: String,
        /// A note for whoever serves next.
        note: Option<String>,
    },
    /// Give it up.
    Cancel,
}

impl Queue {
    /// Calls the next ticket to a counter; `None`: nobody waits.
    ///
    /// # Errors
    /// 404 for an unknown counter; 409 with the ticket it still has; 422 for a key used with another body; 503.
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
        };
        let repeat = repeat(&format!("/counters/{counter}/call-next"), key, &wish.after);
        let made = self
            .change(who, repeat, move |store, asked| {
                let call = store.call_next(&caller, asked)?.into_answer();
                call.map(|call| Ok((store.ticket(call.ticket)?, call)))
                    .transpose()
            })
            .await?;
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
    /// 404 for an unknown ticket, service or counter; 409 with the state that forbids it; 422; 503.
    pub async fn act(
        &self,
        who: &Actor,
        key: Option<&str>,
        ticket: Uuid,
        wish: ActWish,
    ) -> Result<TicketView, Problem> {
        let act = self.ticket_act(wish)?;
        let repeat = repeat(&format!("/tickets/{ticket}"), key, &act);
        let changed = self
            .change(who, repeat, move |store, asked| {
                let id = store.act(ticket, &act, asked).map(Once::into_answer)?;
                store.ticket(id)
            })
            .await?;
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
    async fn change<T: Send + 'static>(
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
        let branch = &self.settings.branch;
        Ok(match wish {
            ActWish::Recall => TicketAct::Recall {
                limit: calling.recalls,
            },
            ActWish::Start => TicketAct::Start,
            ActWish::Finish { outcome, missing } => {
                let known = outcome
                    .as_ref()
                    .is_none_or(|id| branch.outcome(id).is_some());
                known
                    .then_some(())
                    .ok_or_else(|| not_of_settings("outcome"))?;
                TicketAct::Finish { outcome, missing }
            }
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
            ActWish::Transfer { service, note } => {
                let known = branch.service(&service).is_some();
                known
                    .then_some(())
                    .ok_or_else(|| not_of_settings("service"))?;
                TicketAct::Transfer { service, note }
            }
            ActWish::Cancel => TicketAct::Cancel,
        })
    }
}

fn not_of_settings(what: &str) -> Problem {
    Problem::new(
        StatusCode::UNPROCESSABLE_ENTITY,
        "not-of-this-branch",
        format!("The settings of this branch know no such `{what}`."),
    )
}
