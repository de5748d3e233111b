//! What visitors come for: services, and the groups in which screens offer them.
//!
//! The order of screens and the giving of numbers are left to the callers.

use crate::{Bilingual, Paper};
use chrono::Weekday;
use std::ops::RangeInclusive;

/// One thing visitors come for.
#[derive(Debug, Clone, PartialEq)]
pub struct Service {
    /// Id in the journal and the API: lower-case letters, digits, hyphens; unique in the branch.
    pub id: String,
    /// Name.
    pub name: Bilingual,
    /// One plain sentence.
    pub description: Bilingual,
    /// Name of an icon that `ui` and `hardware` carry (e.g. `hand-heart`).
    pub icon: String,
    /// Papers to bring, in order: the names of the checklist.
    pub papers: Vec<Bilingual>,
    /// The same as staff tick them (H2), ids unique.
    pub checklist: Vec<Paper>,
    /// Ticket numbers of a business day; overlaps no other service's; at least ten numbers.
    pub numbers: RangeInclusive<u32>,
    /// The department that answers for it (P11), by id: one of the branch's departments, where it names any.
    pub department: String,
    /// Id of the group in which it stands; `None`: on the first screen.
    pub group: Option<String>,
    /// Who comes for it, so that they are not asked (P1); `None`: it does not say.
    pub visitor: Option<VisitorKind>,
    /// A question to answer before the number is promised.
    pub confirm: Option<Bilingual>,
    /// Paragraphs of its information page (P6, P9), in order; at most twelve of 600 characters, or none.
    pub information: Vec<Bilingual>,
    /// What comes after the visit (H5), as its receipt says it.
    pub next_step: Option<Bilingual>,
    /// Days on which it is served, at least one; `None`: every day on which the branch is open.
    pub days: Option<Vec<Weekday>>,
    /// Minutes before the day's last closing at which its last ticket is given, 0 to 720; 0: until closing.
    pub last_ticket_minutes: u32,
    /// The form of the requests that are made at it, by id: one of the branch's forms; `None`: none are.
    pub form: Option<String>,
}

/// Services that screens offer together, behind one button.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Id: lower-case letters, digits, hyphens; unique among groups and services of the branch.
    pub id: String,
    /// Name.
    pub name: Bilingual,
    /// One plain sentence.
    pub description: Option<Bilingual>,
    /// Icon name (see [`Service::icon`]).
    pub icon: String,
    /// Id of the group in which it stands, itself in none; `None`: on the first screen.
    pub parent: Option<String>,
}

/// Who a visitor is to the charity (P1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VisitorKind {
    /// Receives its support.
    Beneficiary,
    /// Gives to it.
    Supporter,
    /// Works for it unpaid.
    Volunteer,
    /// Works for it, or is another of its branches (P11).
    Internal,
    /// Anyone else.
    Other,
}

/// A department, which answers for services (P11).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Department {
    /// Id: lower-case letters, digits, hyphens; unique among the departments.
    pub id: String,
    /// Its name.
    pub name: Bilingual,
}
