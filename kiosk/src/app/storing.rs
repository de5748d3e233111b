//! Promising a ticket: durable first, then on the screen, then to the printer.

use super::App;
use super::journal::Journal;
use super::view::OnScreen;
use config::Language;
use domain::fact::ToldWait;
use domain::screen::{Event as ScreenEvent, Promised, Refusal};
use domain::ticket::{Channel, VisitorKind};
use store::{Answer, IssueRequest, Issued, StoreError, Trouble};
use uuid::Uuid;

/// What a visitor asks for.
pub(super) struct Wish {
    pub(super) service: String,
    pub(super) priority: bool,
    pub(super) visitor: Option<VisitorKind>,
    pub(super) language: Language,
}

impl App {
    /// Promises a ticket for a visit. The key is the visit's, so that whatever repeats, it is one ticket.
    pub(super) fn issue(&mut self, visit: u64, wish: Wish) {
        let request = self.request(visit, wish);
        let told = request.told.map(|told| (told.low, told.high));
        let stamp = self.clock.now();
        let answer = match &mut self.journal {
            Journal::Open(store) => match store.issue(&request, &stamp) {
                // Room that what is over its time still takes is found first.
                Err(error) if error.trouble() == Trouble::Full => {
                    let emptied = self.retention.empty(store, &stamp);
                    emptied.and_then(|()| store.issue(&request, &stamp))
                }
                answer => answer,
            },
            Journal::Closed | Journal::Failed | Journal::Elsewhere => {
                return self.tell_screen(ScreenEvent::Refused {
                    visit,
                    why: Refusal::CannotStore,
                });
            }
        };
        match answer {
            Ok(Answer::New(issued) | Answer::Repeated(issued)) => {
                self.promised(visit, issued, told)
            }
            Err(error) => self.not_promised(visit, error),
        }
        self.look_at_numbers();
    }

    fn request(&mut self, visit: u64, wish: Wish) -> IssueRequest {
        if self.visit_key.0 != visit {
            self.visit_key = (visit, Uuid::new_v4());
        }
        let told = self.face.wait(&wish.service, wish.priority);
        IssueRequest {
            path: "kiosk".to_owned(),
            key: self.visit_key.1.to_string(),
            service: wish.service,
            priority: wish.priority,
            visitor: wish.visitor,
            language: wish.language.code().to_owned(),
            channel: Channel::Interview,
            by: self.settings.device.name.clone(),
            paper: true,
            told: told.map(|(low, high)| ToldWait { low, high }),
        }
    }

    /// The number first reaches the screen, then the paper: a visitor who reads it has lost nothing.
    pub(super) fn promised(&mut self, visit: u64, issued: Issued, wait: Option<(u32, u32)>) {
        let ticket = &issued.ticket;
        let promised = Promised {
            id: ticket.id,
            number: ticket.number,
            service: ticket.service.clone(),
        };
        let ahead = Some(issued.ahead);
        *self.face.waiting.entry(ticket.service.clone()).or_default() += 1;
        let qr = crate::qr::modules(&crate::paper::qr_content(
            &self.settings.branch,
            &issued.long_code,
        ));
        self.face.ticket = Some(OnScreen {
            issued: issued.clone(),
            ahead,
            wait,
            qr,
        });
        self.tell_screen(ScreenEvent::Issued {
            visit,
            ticket: promised,
        });
        self.refresh();
        self.print(&issued, ahead, wait);
    }

    fn not_promised(&mut self, visit: u64, error: StoreError) {
        let why = match error {
            StoreError::NumbersSpent(_) | StoreError::UnknownService(_) => Refusal::NumbersSpent,
            StoreError::NumbersUnconfirmed => Refusal::NumbersUnconfirmed,
            _ => Refusal::CannotStore,
        };
        self.journal_failed("a ticket could not be promised", error);
        self.tell_screen(ScreenEvent::Refused { visit, why });
    }
}
