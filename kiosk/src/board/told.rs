//! The branch service's answer in the board's terms.

use chrono::{DateTime, Utc};
use config::Branch;
use desk::views::{BoardCall, BoardService, BoardView};
use domain::board::{Call, CallState, Made, Place, Queued, Snapshot};

/// What `view` tells; `answered` is the service's own time of the answer (its `Date` header), where it is known.
#[must_use]
pub fn snapshot(view: &BoardView, answered: Option<DateTime<Utc>>, branch: &Branch) -> Snapshot {
    let call = |call: &BoardCall| Call {
        made: made(call),
        state: CallState::from_code(&call.state),
        service: service(view, call.number, branch),
    };
    Snapshot {
        place: Place::parse(&view.place),
        answered,
        calls: view.calls.iter().map(call).collect(),
        services: view.services.iter().map(queued).collect(),
        notice: None,
    }
}

fn made(call: &BoardCall) -> Made {
    Made {
        number: call.number,
        counter: call.counter_number,
        at: call.at,
        recalls: call.recalls,
    }
}

/// The service that called this number last, else the one on the visitor's paper.
fn service(view: &BoardView, number: u32, branch: &Branch) -> Option<String> {
    let called = view.services.iter();
    let mut called = called.filter(|service| service.serving == Some(number));
    let of_paper = || {
        let mut services = branch.services.iter();
        services.find(|service| service.numbers.contains(&number))
    };
    called
        .next()
        .map(|service| service.id.clone())
        .or_else(|| of_paper().map(|service| service.id.clone()))
}

fn queued(service: &BoardService) -> Queued {
    Queued {
        service: service.id.clone(),
        serving: service.serving,
        waiting: Some(service.waiting),
        wait: service.wait.map(|wait| (wait.low, wait.high)),
    }
}
