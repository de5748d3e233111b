//! How an existing case system is spoken to: which of its records stand for which facts, and with which requests.
//!
//! Everything a system wants said its own way is a [`Template`]; rendering and sending is the work of `sync-agent`.

use std::path::PathBuf;

/// A case system mapped in the settings.
#[derive(Debug, Clone, PartialEq)]
pub struct Mapping {
    /// File with `USER:PASSWORD`, for a system that wants a password.
    pub login_file: Option<PathBuf>,
    /// Headers of every request.
    pub headers: Vec<(String, Template)>,
    /// Where its refusals say why.
    pub why: Option<Pointer>,
    /// The kinds of records that it gets.
    pub records: Vec<RecordMapping>,
}

/// One kind of record: how it is found by our key, made, read and brought up to date.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordMapping {
    /// Its name in `delivery.db` and reports; unique within the target.
    pub name: String,
    /// What the system holds in the record to know it by; facts with the same key are about the same record.
    pub key: Template,
    /// Finds records by the key.
    pub lookup: Lookup,
    /// Reads one record by the system's own id.
    pub read: Read,
    /// Makes a record.
    pub create: Create,
    /// Bring a record up to date; each says what the record shall be, so that saying it twice does nothing more.
    pub updates: Vec<Update>,
}

/// Finds records by our key.
#[derive(Debug, Clone, PartialEq)]
pub struct Lookup {
    /// What is asked.
    pub request: Request,
    /// Statuses that mean that there is none.
    pub absent: Vec<u16>,
    /// Where the records stand in the answer: a list, or the one record itself.
    pub records: Pointer,
    /// Where the system's own id stands in a record.
    pub id: Pointer,
    /// Where our key stands in a record; one with another key is not counted.
    pub key: Pointer,
}

/// Reads one record by the system's own id.
#[derive(Debug, Clone, PartialEq)]
pub struct Read {
    /// What is asked.
    pub request: Request,
    /// Statuses that mean that there is no such record.
    pub absent: Vec<u16>,
    /// Where our key stands.
    pub key: Pointer,
    /// Where the place of the last fact written stands, so that no fact is written over a later one.
    pub place: Option<Pointer>,
    /// Where the version stands that an update must name.
    pub etag: Option<Pointer>,
}

/// Makes a record.
#[derive(Debug, Clone, PartialEq)]
pub struct Create {
    /// Facts that begin a record.
    pub kinds: Vec<String>,
    /// Asks for a token that can be spent once, where the system has such.
    pub token: Option<Token>,
    /// What is asked.
    pub request: Request,
    /// Where the answer says the new record's id; `None`: it is looked up.
    pub id: Option<Pointer>,
    /// Statuses that mean that there is one with this key already.
    pub exists: Vec<u16>,
}

/// Asks for a token that lets one record be made.
#[derive(Debug, Clone, PartialEq)]
pub struct Token {
    /// What is asked.
    pub request: Request,
    /// Where the answer says the token.
    pub token: Pointer,
}

/// Brings a record up to date.
#[derive(Debug, Clone, PartialEq)]
pub struct Update {
    /// Facts that are told by it.
    pub kinds: Vec<String>,
    /// What is asked.
    pub request: Request,
    /// Statuses that mean that the record changed meanwhile: it is read again.
    pub again: Vec<u16>,
}

/// One request.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// Its method.
    pub method: Method,
    /// What stands after the target's address and a slash.
    pub url: Template,
    /// Headers besides those of every request.
    pub headers: Vec<(String, Template)>,
    /// What is sent.
    pub body: Body,
}

/// A method of HTTP.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Asks.
    Get,
    /// Makes.
    Post,
    /// Replaces.
    Put,
    /// Changes.
    Patch,
}

/// What a request carries.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// Nothing.
    Empty,
    /// JSON.
    Json(Shape),
    /// Fields of a form.
    Form(Vec<(String, Template)>),
}

/// JSON whose texts are templates. A text that is one `{{ … }}` alone keeps the type of its value.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A text.
    Text(Template),
    /// A whole number.
    Whole(i64),
    /// A number with a fraction.
    Fraction(f64),
    /// True or false.
    Flag(bool),
    /// A list.
    List(Vec<Shape>),
    /// A table.
    Table(Vec<(String, Shape)>),
}

/// A minijinja template whose syntax, variables and filters were checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template(pub(crate) String);

impl Template {
    /// Its text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }
}

/// A JSON pointer (RFC 6901).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pointer(pub(crate) String);

impl Pointer {
    /// Its text: empty for the whole, else beginning with a slash.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }
}

/// Filters that templates may use: `date`, `digits` and `cut` are ours, the others minijinja's.
pub const FILTERS: &[&str] = &[
    "abs",
    "capitalize",
    "count",
    "cut",
    "d",
    "date",
    "default",
    "digits",
    "first",
    "float",
    "int",
    "join",
    "last",
    "length",
    "lower",
    "replace",
    "round",
    "safe",
    "split",
    "string",
    "title",
    "trim",
    "upper",
];

/// Kinds of facts that may be mapped. `ticket.undone` is not among them: what stands again is told by itself.
pub const KINDS: &[&str] = &[
    "device.epoch_began",
    "day.opened",
    "day.numbers_changed",
    "day.resumed",
    "ticket.issued",
    "ticket.expired",
    "ticket.called",
    "ticket.recalled",
    "ticket.started",
    "ticket.finished",
    "ticket.no_show",
    "ticket.held",
    "ticket.resumed",
    "ticket.returned",
    "ticket.transferred",
    "ticket.cancelled",
    "counter.opened",
    "counter.closed",
    "counter.break",
    "print.queued",
    "print.sending",
    "print.confirmed",
    "print.unconfirmed",
    "print.failed",
    "staff.added",
    "staff.changed",
    "staff.disabled",
    "staff.enabled",
    "staff.signed_in",
    "staff.signed_out",
    "staff.refused",
    "notice.set",
    "rating.given",
    "suggestion.left",
    "suggestion.followed",
    "device.paired",
    "device.revoked",
    "visit.begun",
    "visit.checked",
    "visit.referred",
    "visit.ended",
    "request.drafted",
    "request.changed",
    "request.waiting",
    "request.resumed",
    "request.signed",
    "request.attested",
    "request.submitted",
    "request.answered",
    "request.served",
    "request.withdrawn",
    "request.amended",
    "request.told",
    "request.seen",
    "person.erased",
];
