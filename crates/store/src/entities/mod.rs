//! One file a table: columns in order, with the types of the domain. No rules, no methods.

pub mod account;
pub mod assignment;
pub mod attempt;
pub mod audit;
pub mod charge;
pub mod charge_item;
pub mod customer;
pub mod directory;
pub mod document;
pub mod exchange_rate;
pub mod guest;
pub mod identity;
pub mod import;
pub mod installation;
pub mod invoice;
pub mod invoice_content;
pub mod job;
pub mod number_series;
pub mod payment;
pub mod profile;
pub mod purchase;
pub mod reset_request;
pub mod section;
pub mod session;
pub mod subscription;
pub mod tax_rule;
