//! What a person sees: pages, rendered whole on the server.
//!
//! Invariant: a page loads with one action, decides nothing and writes nothing.

mod access;
mod account;
mod activity;
mod asked;
mod controls;
mod directories;
mod document;
mod frame;
mod home;
mod invoices;
mod operator;
mod page;
mod password;
mod payments;
mod problems;
mod refusals;
mod routes;
mod scopes;
mod search;
mod sign_in;
mod why;

pub use asked::{Asked, Form, Notice, Theme};
pub use document::shell;
pub use routes::App;
