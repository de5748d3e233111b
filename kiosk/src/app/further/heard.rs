//! What is heard of the branch service, and what the screen is told of it.

use crate::app::App;
use crate::client::Fault;
use desk::views::{BoardView, Promised};
use domain::screen::{Event as ScreenEvent, Refusal};

/// One thing heard of the branch service.
pub enum Heard {
    /// Who waits there.
    Board(Box<BoardView>),
    /// It could not be looked at.
    Away(Fault),
    /// What came of a ticket that was asked for.
    Answer {
        /// The visit that asked.
        visit: u64,
        /// The ticket, or why not.
        answer: Result<Box<Promised>, Fault>,
    },
}

/// What was heard last.
#[derive(Default)]
pub(super) struct Last {
    trouble: Option<Fault>,
    /// The place in the service's journal at which its numbers were not confirmed.
    unconfirmed_at: Option<String>,
    /// The last place heard of.
    place: String,
}

impl Last {
    pub(super) fn trouble(&self) -> Option<&Fault> {
        self.trouble.as_ref()
    }
}

impl App {
    /// Takes in what was heard.
    pub(in crate::app) fn hear(&mut self, heard: Heard) {
        match heard {
            Heard::Board(board) => self.hear_board(&board),
            Heard::Away(fault) => self.branch_away(fault),
            Heard::Answer { visit, answer } => match answer {
                Ok(promised) => self.promised_there(visit, *promised),
                Err(fault) => self.not_promised_there(visit, fault),
            },
        }
    }

    fn hear_board(&mut self, board: &BoardView) {
        let services = board.services.iter();
        self.face.waiting = services.map(|of| (of.id.clone(), of.waiting)).collect();
        let services = board.services.iter();
        let told = services.filter_map(|of| Some((of.id.clone(), of.wait?)));
        let told = told.map(|(id, wait)| (id, (wait.low, wait.high)));
        self.face.told = told.collect();
        let Some(further) = &mut self.further else {
            return;
        };
        if further.heard.trouble.take().is_some() {
            tracing::info!("the branch service answers again");
        }
        // What staff confirm is a fact there, so that the place has moved on.
        let moved = further.heard.unconfirmed_at.as_ref();
        let confirmed = moved.is_none_or(|at| *at != board.place);
        if confirmed {
            further.heard.unconfirmed_at = None;
        }
        further.heard.place.clone_from(&board.place);
        self.tell_screen(ScreenEvent::Branch { answers: true });
        self.tell_screen(ScreenEvent::Numbers { confirmed });
    }

    /// Tells the log once for as long as it lasts, and the screen.
    fn branch_away(&mut self, fault: Fault) {
        let Some(further) = &mut self.further else {
            return;
        };
        let same = |known: &Fault| std::mem::discriminant(known) == std::mem::discriminant(&fault);
        if !further.heard.trouble.as_ref().is_some_and(same) {
            tracing::warn!("no numbers can be given here: {fault}");
        }
        further.heard.trouble = Some(fault);
        self.tell_screen(ScreenEvent::Branch { answers: false });
    }

    fn not_promised_there(&mut self, visit: u64, fault: Fault) {
        tracing::warn!("a ticket was not promised: {fault}");
        let why = match fault.word() {
            "numbers-spent" | "service" => Refusal::NumbersSpent,
            "numbers-unconfirmed" => Refusal::NumbersUnconfirmed,
            _ => Refusal::BranchAway,
        };
        if let Some(further) = &mut self.further {
            further.asked = None;
            if why == Refusal::NumbersUnconfirmed {
                further.heard.unconfirmed_at = Some(further.heard.place.clone());
            }
        }
        if why == Refusal::BranchAway {
            self.branch_away(fault);
        }
        self.tell_screen(ScreenEvent::Refused { visit, why });
    }
}
