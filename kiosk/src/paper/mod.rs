//! What paper says.
