//! What was charged over time, and by what: costs rolled up where charges are written, told on a page
//! and in a file, with what the month will come to.

mod analysis;
mod billed;
mod files;
mod filter;
mod place;
mod rebuild;
mod roll_up;
mod tag_keys;
mod tags;

pub use analysis::{
    Bucket, CostAnalysis, CostChoices, CostPage, CostRow, MonthSoFar, show_costs, take_costs,
};
pub use files::costs_csv;
pub use filter::{CostProblem, TypedCosts};
pub use place::CostScope;
pub use rebuild::{RollUpCosts, roll_up_waiting};
pub use tag_keys::{TagKeysPage, choose_tag_keys, show_tag_keys};

pub(crate) use billed::{forget_billed, roll_up_billed};
pub(crate) use roll_up::{For, RollUp, Whose, day_of};
pub(crate) use tags::tags_in;
