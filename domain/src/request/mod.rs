//! A request for support (P14): its form as the settings have it, and its way from a draft through signing and attesting to
//! the committee's answer (H4 to H7). Pure values: moments, ids, salts and what is typed come from the caller.

mod digest;
mod field;
mod form;
mod label;
mod reference;
#[cfg(test)]
mod samples;

pub use digest::{Digest, NoDigest};
pub use field::{
    Calendar, Choice, DateFault, Field, FieldFault, Kind, LONGEST_TEXT, NationalIdFault,
    PhoneFault, Typed, Value,
};
pub use form::{Carried, Faulty, Form, FormRef, Parted, Reading, Typing, Values};
pub use label::Label;
pub use reference::{NoReference, Reference};
