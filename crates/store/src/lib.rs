//! The only SQL: tables, queries, transactions, on SQLite and PostgreSQL alike.
//!
//! Invariant: no rule is decided here and no view is made here. What comes out are rows with the
//! types of the domain; only `actions` turns them into something to show.

pub mod accounts;
pub mod assignments;
pub mod audit;
pub mod charges;
pub mod connection;
pub mod documents;
pub mod entities;
pub mod identities;
pub mod imports;
pub mod installation;
pub mod invoices;
pub mod jobs;
pub mod keyed;
pub mod payments;
pub mod rows;
pub mod search;
pub mod sessions;

pub use connection::{Database, Transaction, begin, is_busy, open};
pub use keyed::Keyed;
pub use rows::{Key, Page, ROWS_MAX, all, among, is_duplicate, put, put_all, whole};
pub use sea_orm::{ConnectionTrait as Reads, DbErr as StoreError, TransactionTrait as BeginPart};
