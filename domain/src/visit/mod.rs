//! What happens at the desk during one visit (H2, H3, H7).
