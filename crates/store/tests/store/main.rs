//! The store on both databases: the schema, exact sums, leases, lists.

mod exact_sums;
mod jobs;
mod rows;
mod schema;
