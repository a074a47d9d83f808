//! The store on both databases: the schema, exact sums, leases.

mod exact_sums;
mod jobs;
mod schema;
