//! Why an issued invoice is not corrected in the way that was asked for, said to the operator.

use crate::{corrections, format, obstacles};
use billing::Language;
use billing::invoice::Uncorrectable;

/// What stands against it, and what can be done instead.
pub fn sentence(language: Language, why: &Uncorrectable) -> String {
    match why {
        Uncorrectable::AlreadyVoid => corrections::already_void(language),
        Uncorrectable::CreditNote => corrections::is_credit_note(language),
        Uncorrectable::PaymentUnderWay => corrections::payment_under_way(language),
        Uncorrectable::SeriesGone => corrections::series_gone(language),
        Uncorrectable::CannotRebill(obstacle) => {
            corrections::cannot_rebill(language, &obstacles::sentence(language, obstacle))
        }
        Uncorrectable::NoReason => corrections::no_reason(language),
        Uncorrectable::LongReason(letters) => {
            corrections::long_reason(language, &format::count(language, *letters))
        }
        Uncorrectable::NoAmount => corrections::no_amount(language),
        Uncorrectable::NothingLeft => corrections::nothing_left(language),
        Uncorrectable::MoreThanLeft(left) => {
            corrections::more_than_left(language, &format::money(language, *left))
        }
        Uncorrectable::CreditedMeanwhile => corrections::credited_meanwhile(language),
        Uncorrectable::Sent => corrections::form_sent(language),
    }
}
