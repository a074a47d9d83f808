//! The tables of domain.md §3, cell by cell, with answers written by hand from that page.

mod customer_agreement;
mod elsewhere;
mod enterprise;
mod existence;
mod explain;
mod explain_schedule;
mod lists;
mod online_services;
mod operator;
mod partner;
mod people;
mod reasons;
mod removal;
mod world;
