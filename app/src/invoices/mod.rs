//! Invoices: the list of an account, and one of them.

mod documents;
mod empty;
mod filter;
mod filter_form;
mod filter_now;
mod lines;
mod list;
mod opening;
mod payment;
mod publishers;
mod sections;
mod show;
mod summary;
mod table;

pub use list::list;
pub use show::show;
