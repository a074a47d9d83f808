//! Invoices: the list of an account, and one of them.

mod correction_form;
mod correction_links;
mod credit;
mod documents;
mod empty;
mod filter;
mod filter_form;
mod filter_now;
mod history;
mod kind;
mod lines;
mod list;
mod many;
mod online_services;
mod opening;
mod payment;
mod publishers;
mod sections;
mod show;
mod summary;
mod table;
mod void;

pub(crate) use correction_form::asked_invoice;
pub use credit::credit;
pub use filter::{AskedFilter, asked_filter};
pub(crate) use history::{About, history};
pub use list::{list, of_subscription};
pub use show::show;
pub use void::void;
