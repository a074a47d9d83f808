//! Commands that date documents and payments on the billing date ask before that is ahead of time.

use actions::{Failure, Portal};
use chrono::{DateTime, NaiveDate, Utc};
use clap::Args;

/// Whether the billing date may be ahead of time.
#[derive(Debug, Args)]
pub struct Ahead {
    /// Take a billing date (--as-of) that has not come yet
    #[arg(long)]
    allow_future: bool,
}

impl Ahead {
    /// The billing date.
    ///
    /// # Errors
    /// Where it has not come yet and nobody said that it may be so.
    pub fn day(&self, portal: &Portal, now: DateTime<Utc>) -> Result<NaiveDate, Failure> {
        let day = portal.today(now);
        match day > now.date_naive() && !self.allow_future {
            true => Err(Failure::new(format!(
                "{day} is in the future: to go on all the same, add --allow-future."
            ))),
            false => Ok(day),
        }
    }
}
