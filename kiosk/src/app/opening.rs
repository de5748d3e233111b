//! Telling the screen what the hours and the numbers left make of doors and services.

use super::App;
use crate::hours;
use domain::screen::Event as ScreenEvent;

impl App {
    /// Asks the hours what holds now; the screen is told of what changed.
    pub(super) fn tell_opening(&mut self) {
        if let Some(outlook) = self.hours.next_outlook(&self.clock.now()) {
            self.face.outlook = outlook;
        }
        let outlook = &self.face.outlook;
        let doors = hours::doors(outlook);
        let terms = hours::terms(&self.settings.branch, outlook, &self.spent);
        if self.screen.doors != doors {
            self.tell_screen(ScreenEvent::Doors(doors));
        }
        if self.screen.terms != terms {
            self.tell_screen(ScreenEvent::Terms(terms));
        }
    }

    /// Reads which services have no number left, and tells the screen.
    pub(super) fn look_at_numbers(&mut self) {
        if self.further.is_some() {
            return;
        }
        let spent = self.with_store("looking for services without numbers", |store| {
            store.spent()
        });
        if let Some(spent) = spent {
            self.spent = spent;
            self.tell_opening();
        }
    }
}
