//! Requests as the console's pages show them.

use super::view::checks;
use crate::Problem;
use crate::console::data::{RequestPage, RequestsPage, Who};
use crate::serve::Service;
use domain::request::{Reference, State};
use domain::visit::gathered;
use store::RequestsOf;
use uuid::Uuid;

impl Service {
    /// The page of requests: the one of a reference as it was typed, or those of a state.
    pub(crate) async fn requests_page(
        &self,
        typed: Option<&str>,
        state: Option<&str>,
    ) -> Result<RequestsPage, Problem> {
        if let Some(typed) = typed {
            return self.found_page(typed).await;
        }
        let state = state.and_then(State::from_code);
        let of = RequestsOf {
            state,
            service: None,
        };
        Ok(RequestsPage {
            state,
            reach: self.to_reach().await?,
            requests: self.requests(of).await?,
            ..RequestsPage::default()
        })
    }

    async fn found_page(&self, typed: &str) -> Result<RequestsPage, Problem> {
        let mistyped = Reference::typed(typed).is_err();
        let found = match mistyped {
            true => None,
            false => self.request_typed(typed).await?,
        };
        Ok(RequestsPage {
            typed: typed.to_owned(),
            mistyped,
            none: found.is_none(),
            requests: found.into_iter().collect(),
            ..RequestsPage::default()
        })
    }

    /// One request, as `who` may see it.
    pub(crate) async fn request_page(&self, id: Uuid, who: &Who) -> Result<RequestPage, Problem> {
        let request = self.request(id).await?;
        let personal = match self.sees(who.rank) {
            true => Some(self.look_into(id, format!("staff:{}", who.user)).await?),
            false => None,
        };
        let visits = self
            .read(move |reader| reader.visits_of(&reader.request(id)?))
            .await?;
        let open = visits.iter().rev().find(|visit| visit.ended.is_none());
        let checklist = self.checklist(&request.service);
        Ok(RequestPage {
            personal,
            form: self.settings_form(&request.service).cloned(),
            checklist: checks(&gathered(&visits), checklist),
            visit: open.map(|visit| visit.id),
            request,
        })
    }
}
