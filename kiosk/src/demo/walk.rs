//! How a visitor of the morning comes to a number: through groups and pages, by reading first, past the questions.

use super::morning::Morning;
use anyhow::{Context, Result, bail};
use ui::{Card, Page, Sheet, Touch, View, Visitor};

/// What visitors say when they are asked who they are, in turn; nobody has to say.
const ANSWERS: [Option<Visitor>; 3] = [None, Some(Visitor::Beneficiary), Some(Visitor::Other)];

impl Morning<'_> {
    /// The service a visitor comes for.
    pub(super) fn wanted(&self, visitor: usize) -> Result<String> {
        let services = &self.settings.branch.services;
        let service = services.get(visitor % services.len());
        Ok(service.context("the branch has no services")?.id.clone())
    }

    /// Chooses a service where services are shown, whatever groups it stands in.
    pub(super) fn choose(&mut self, service: &str) -> Result<()> {
        for group in self.groups_of(service) {
            self.leaf_to(&group)?;
            let before = self.group_shown();
            self.touch(&Touch::Open(group));
            self.until("the group", |view| group_of(view) != before.as_deref())?;
        }
        self.leaf_to(service)?;
        self.touch(&Touch::Choose(service.to_owned()));
        Ok(())
    }

    /// Reads what a service asks for and takes it along on paper.
    pub(super) fn read(&mut self, visitor: usize, service: &str) -> Result<()> {
        self.touch(&Touch::Information);
        let reading = |view: &View| matches!(&view.page, Page::Services(menu) if menu.reading);
        self.until("the services to read of", reading)?;
        self.choose(service)?;
        let is =
            |view: &View, sheet| matches!(&view.page, Page::Information(it) if it.sheet == sheet);
        self.until("the information", |view| is(view, Sheet::Unasked))?;
        self.picture(visitor, "information")?;
        self.touch(&Touch::PrintInformation);
        self.until("the information on paper", |view| is(view, Sheet::Printed))
    }

    /// Answers whatever is asked before a number is promised.
    pub(super) fn answer(&mut self, visitor: usize) -> Result<()> {
        self.until("a question or a number", |view| {
            !matches!(view.page, Page::Services(_) | Page::Information(_))
        })?;
        if matches!(self.page(), Some(Page::Who { .. })) {
            self.picture(visitor, "who")?;
            self.touch(&ANSWERS[visitor % ANSWERS.len()].map_or(Touch::SkipWho, Touch::Who));
            self.until("what comes after", |view| {
                !matches!(view.page, Page::Who { .. })
            })?;
        }
        if matches!(self.page(), Some(Page::Confirm { .. })) {
            self.picture(visitor, "question")?;
            self.touch(&Touch::Confirm);
        }
        Ok(())
    }

    /// Turns pages until the card of this service or group is shown.
    fn leaf_to(&mut self, id: &str) -> Result<()> {
        loop {
            let Some(Page::Services(menu)) = self.page() else {
                bail!("no services are shown");
            };
            let page = menu.page;
            if menu.cards.iter().any(|card| id_of(card) == id) {
                return Ok(());
            }
            if page + 1 >= menu.pages {
                bail!("no page of services shows {id}");
            }
            self.touch(&Touch::PageForward);
            let turned =
                |view: &View| matches!(&view.page, Page::Services(menu) if menu.page > page);
            self.until("the next page", turned)?;
        }
    }

    /// The groups to open, outermost first.
    fn groups_of(&self, service: &str) -> Vec<String> {
        let branch = &self.settings.branch;
        let mut next = branch
            .service(service)
            .and_then(|service| service.group.clone());
        let mut groups = Vec::new();
        while let Some(id) = next {
            let known = branch.groups.iter().find(|group| group.id == id);
            next = known.and_then(|group| group.parent.clone());
            groups.insert(0, id);
        }
        groups
    }

    fn group_shown(&self) -> Option<String> {
        self.now.as_ref().and_then(group_of).map(str::to_owned)
    }

    fn page(&self) -> Option<&Page> {
        self.now.as_ref().map(|view| &view.page)
    }
}

fn group_of(view: &View) -> Option<&str> {
    match &view.page {
        Page::Services(menu) => menu.group.as_deref(),
        _ => None,
    }
}

fn id_of(card: &Card) -> &str {
    match card {
        Card::Service(service) => &service.id,
        Card::Group(group) => &group.id,
        Card::Document(document) => &document.id,
    }
}
