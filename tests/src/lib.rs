//! The appliance from outside: what stories, faults and benches need to run it as its people do.
//!
//! Stories are in `tests/tests`, the programs they start in `tests/src/bin`. Nothing of the product is here.

pub mod rig;
