//! Against a real server that speaks Stripe's API: localstripe, started and ended by each test.

mod booked;
mod charging;
mod server;
