//! A bank's reference, as it is typed from a statement.

use super::problem::PaymentProblem;
use crate::Failure;

/// The longest: what SEPA lets a payer write (remittance information, AT-05).
const CHARACTERS_MAX: usize = 140;

/// The reference without blanks around it; nothing where none was typed.
pub(super) fn read_reference(typed: &str) -> Result<Option<String>, PaymentProblem> {
    let typed = typed.trim();
    match typed.chars().count() {
        0 => Ok(None),
        1..=CHARACTERS_MAX => Ok(Some(typed.to_owned())),
        _ => Err(PaymentProblem::LongReference(CHARACTERS_MAX)),
    }
}

/// The same for the command line.
pub(super) fn reference_of(typed: Option<&str>) -> Result<Option<String>, Failure> {
    let read = read_reference(typed.unwrap_or_default());
    let too_long = "A bank's reference has 140 characters at the most.";
    read.map_err(|_| Failure::new(too_long))
}
