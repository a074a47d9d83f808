//! Numbers, money and dates the way the reader writes them.

mod dates;
mod numbers;

pub use dates::{date, date_time, month, period, short_date};
pub use numbers::{amount, money, number, percent};

#[cfg(test)]
mod tests;
