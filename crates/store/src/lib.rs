//! The only SQL: tables, queries, transactions, on SQLite and PostgreSQL alike.
//!
//! Invariant: no rule is decided here and no view is made here. What comes out are rows with the
//! types of the domain; only `actions` turns them into something to show.

pub mod access_requests;
pub mod accounts;
pub mod assignments;
pub mod attempts;
pub mod audit;
pub mod balance;
pub mod charges;
pub mod connection;
pub mod corrections;
pub mod costs;
pub mod credits;
pub mod documents;
pub mod entities;
pub mod factors;
pub mod group_roles;
pub mod hand_overs;
pub mod identities;
pub mod imports;
pub mod installation;
pub mod invitations;
pub mod invoices;
pub mod jobs;
pub mod keyed;
pub mod mail_recipients;
pub mod mails;
pub mod passkeys;
pub mod payments;
pub mod preferred_addresses;
pub mod prices;
pub mod refunds;
pub mod reset_requests;
pub mod rows;
pub mod runs;
pub mod scopes;
pub mod search;
pub mod sessions;
pub mod statement;
pub mod subjects;
pub mod support;
pub mod usage;
pub mod usage_files;

pub use connection::{Database, Transaction, begin, begin_reading, has_one_writer, is_busy, open};
pub use keyed::Keyed;
pub use rows::{Key, Page, ROWS_MAX, all, among, is_duplicate, put, put_all, put_many, whole};
pub use sea_orm::prelude::Uuid;
pub use sea_orm::{ConnectionTrait as Reads, DbErr as StoreError, TransactionTrait as BeginPart};
