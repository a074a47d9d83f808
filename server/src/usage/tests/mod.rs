//! Files of usage: that they add up to their invoices.

mod adds_up;
mod in_parts;
