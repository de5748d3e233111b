//! The branch service's answer in the board's terms.

use desk::views::{BoardCall, BoardService, BoardView};
use domain::board::{Call, CallState, Made, Place, Queued, Snapshot};

/// What `view` tells.
#[must_use]
pub fn snapshot(view: BoardView) -> Snapshot {
    Snapshot {
        place: Place::parse(&view.place),
        answered: Some(view.answered),
        calls: view.calls.into_iter().map(call).collect(),
        services: view.services.into_iter().map(queued).collect(),
        notice: view.notice,
    }
}

fn call(call: BoardCall) -> Call {
    Call {
        made: Made {
            number: call.number,
            counter: call.counter_number,
            at: call.at,
            recalls: call.recalls,
        },
        state: CallState::from_code(&call.state),
        service: Some(call.service),
    }
}

fn queued(service: BoardService) -> Queued {
    Queued {
        service: service.id,
        serving: service.serving,
        waiting: Some(service.waiting),
        wait: service.wait.map(|wait| (wait.low, wait.high)),
    }
}
