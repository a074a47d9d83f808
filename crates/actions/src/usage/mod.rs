//! Files of usage: asked for, made by a worker from what the charges say, downloaded, forgotten
//! (domain.md §4 flows 2 and 6, §7).
//!
//! Rows become columns elsewhere: an action only says which rows there are, and in which order.

mod ask;
mod content;
mod download;
mod list;
mod place;
mod problem;
mod reading;
mod rows;
mod show;
mod sweep;
mod work;

pub(crate) use place::{allow_usage, of_account, of_profile, of_subscription};

pub use ask::{TypedUsage, ask_for_usage};
pub use download::{Chunks, UsageDownload, UsageLink, open_usage_file};
pub use list::{UsageFileRow, UsagePage, UsageScope, list_usage_files};
pub use problem::UsageProblem;
pub use reading::UsageReading;
pub use rows::{UsageRows, UsageStop};
pub use show::{UsageFilePage, cancel_usage_file, show_usage_file};
pub use sweep::sweep_usage_files;
pub use work::{
    StoredPart, UsageToMake, fail_usage_file, finish_usage_file, give_usage_file_back,
    note_usage_progress, store_usage_chunk, take_usage_file,
};
