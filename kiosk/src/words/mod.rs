//! Words of paper and pages.
