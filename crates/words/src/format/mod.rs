//! Numbers, money and dates the way the reader writes them.

mod dates;
mod numbers;

pub use dates::{date, date_time, month, period, short_date};
pub use numbers::{amount, count, money, number, percent, price, read};

#[cfg(test)]
mod tests;
