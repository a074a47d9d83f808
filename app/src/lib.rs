//! What a person sees: pages, rendered whole on the server.
//!
//! Invariant: a page loads with one action, decides nothing and writes nothing.

mod access;
mod access_requests;
mod account;
mod activity;
mod asked;
mod controls;
mod costs;
mod directories;
mod document;
mod email;
mod frame;
mod hand_over;
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
mod security;
mod sign_in;
mod statement;
mod support;
mod usage;
mod why;

pub use asked::{Asked, Form, MailNotice, Notice, SecurityNotice, Theme};
pub use document::shell;
pub use invoices::{AskedFilter, asked_filter};
pub use routes::App;
