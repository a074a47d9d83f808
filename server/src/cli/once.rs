//! Commands that move money and are sent twice: by a script that tries again, or by arrow-up and
//! Enter. What they do is done once.

use actions::Repeat;
use clap::Args;
use std::error::Error;
use std::str::FromStr;

/// What tells an act from one that is the same.
#[derive(Debug, Args)]
pub struct Once<Key>
where
    Key: Clone + Send + Sync + FromStr + 'static,
    Key::Err: Error + Send + Sync + 'static,
{
    /// A UUID of your own, for scripts that may try again: under the same one it is done once
    #[arg(long, value_name = "UUID", conflicts_with = "again")]
    key: Option<Key>,
    /// Do it, though the same was done today already
    #[arg(long)]
    again: bool,
}

impl<Key> Once<Key>
where
    Key: Clone + Send + Sync + FromStr + 'static,
    Key::Err: Error + Send + Sync + 'static,
{
    /// The key that was given, or a new one.
    pub fn key_or(&self, new: impl FnOnce() -> Key) -> Key {
        self.key.clone().unwrap_or_else(new)
    }

    /// What becomes of an act that looks like one of today.
    pub fn repeat(&self) -> Repeat {
        match self.key.is_some() || self.again {
            true => Repeat::Meant,
            false => Repeat::Refused,
        }
    }
}
