//! Files of usage: those of an account, one of them, and the form that asks for one.

mod adds_up;
mod file;
mod form;
mod list;
mod state;

use actions::usage::UsageProblem;
use billing::Language;
use words::{format, usage};

pub use file::file;
pub use list::list;

/// What is wrong with what was asked for.
pub fn sentence(language: Language, problem: &UsageProblem) -> String {
    match problem {
        UsageProblem::Reversed => usage::reversed(language),
        UsageProblem::TooManyMonths(months) => {
            usage::too_many_months(language, &months.to_string())
        }
        UsageProblem::NoRows => usage::no_rows(language),
        UsageProblem::Moved(name) => usage::moved(language, name),
        UsageProblem::OfCorrected(name) => usage::of_corrected(language, name),
        UsageProblem::NoScope => usage::no_scope(language),
        UsageProblem::UnknownFormat => usage::unknown_format(language),
        UsageProblem::TooMany(count) => {
            usage::too_many(language, i64::try_from(*count).unwrap_or(i64::MAX))
        }
    }
}

/// How large something is.
fn size(language: Language, bytes: u64) -> String {
    let kilobytes = usize::try_from((bytes / 1_000).max(1)).unwrap_or(usize::MAX);
    usage::size(language, &format::count(language, kilobytes))
}

/// A count of rows.
fn count(language: Language, rows: i64) -> String {
    format::count(language, usize::try_from(rows).unwrap_or_default())
}
