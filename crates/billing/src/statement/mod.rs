//! A statement of account: what was owed at its beginning, everything that changed that, and what is
//! owed at its end. Each currency stands by itself; nothing is added up over several.

mod ageing;

use crate::invoice::{CorrectionKind, InvoiceKind, Named};
use crate::money::MoneyError;
use crate::payment::PaymentWay;
use crate::{Issuer, Money, Period};
use chrono::NaiveDate;

pub use ageing::{Age, Aged, Ageing, Series};

/// The most lines of one statement.
pub const LINES_MAX: usize = 5_000;
/// The most months that one statement covers.
pub const MONTHS_MAX: u32 = 36;

/// A statement of an account, or of one of its profiles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Whose portal it is from.
    pub issuer: Issuer,
    /// Whose account it is.
    pub account: Named,
    /// The profile it is about; all that its reader may see where there is none.
    pub profile: Option<Named>,
    /// From which day to which.
    pub period: Period,
    /// What happened, by currency.
    pub ledgers: Vec<Ledger>,
    /// How old what is open is on the last day.
    pub ageing: Ageing,
}

/// What happened in one currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ledger {
    /// What was owed before the first day.
    pub opening: Money,
    /// What happened, in its order.
    pub lines: Vec<Line>,
    /// What all documents asked for together.
    pub documents: Money,
    /// What came, as an amount that takes away.
    pub received: Money,
    /// What went back.
    pub given_back: Money,
    /// What is owed after the last day.
    pub closing: Money,
}

/// One thing that happened, before it is known what was owed by then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// On which day.
    pub on: NaiveDate,
    /// What.
    pub what: What,
    /// How much more is owed for it; less than nothing where money came.
    pub change: Money,
}

/// The same with what was owed then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What happened.
    pub entry: Entry,
    /// What was owed afterwards.
    pub balance: Money,
}

/// What can happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A document was made.
    Document {
        /// Its name.
        name: String,
        /// Its document number.
        number: String,
        /// What it is for.
        kind: InvoiceKind,
        /// How it corrects another one.
        correction: Option<CorrectionKind>,
        /// The profile or subscription.
        scope: String,
        /// The last day to pay.
        due_date: NaiveDate,
    },
    /// Money came for an invoice.
    Payment {
        /// By which way.
        way: PaymentWay,
        /// The bank's or the provider's reference.
        reference: Option<String>,
        /// The invoice.
        invoice: String,
    },
    /// Money came in advance.
    Prepayment {
        /// The bank's reference.
        reference: Option<String>,
    },
    /// Money that was kept paid an invoice. What is owed does not change by it, unless the money was
    /// kept for more than the statement is about.
    SetOff {
        /// How much.
        amount: Money,
        /// The document whose credit it was; none where it was paid in advance.
        of: Option<String>,
        /// The invoice.
        invoice: String,
    },
    /// Money went back, or is on its way.
    Refund {
        /// By which way.
        way: PaymentWay,
        /// Why.
        reason: String,
        /// The invoice whose payment it was; none where it was kept.
        invoice: Option<String>,
    },
}

impl Ledger {
    /// Everything in order, with what was owed after each.
    ///
    /// # Errors
    /// Where an entry is in another currency than the opening balance, or sums do not fit.
    pub fn new(opening: Money, entries: Vec<Entry>) -> Result<Self, MoneyError> {
        let nothing = Money::zero(opening.currency());
        let mut ledger = Self {
            opening,
            lines: Vec::with_capacity(entries.len()),
            documents: nothing,
            received: nothing,
            given_back: nothing,
            closing: opening,
        };
        for entry in entries {
            let sum = match entry.what {
                What::Document { .. } => &mut ledger.documents,
                What::Payment { .. } | What::Prepayment { .. } | What::SetOff { .. } => {
                    &mut ledger.received
                }
                What::Refund { .. } => &mut ledger.given_back,
            };
            *sum = sum.plus(entry.change)?;
            ledger.closing = ledger.closing.plus(entry.change)?;
            ledger.lines.push(Line {
                balance: ledger.closing,
                entry,
            });
        }
        Ok(ledger)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Currency;
    use proptest::prelude::*;

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 5).expect("a day")
    }

    fn eur(minor: i64) -> Money {
        Money::new(minor, Currency::EUR)
    }

    fn entry((kind, minor): (u8, i64)) -> Entry {
        let invoice = "G1".to_owned();
        let (what, change) = match kind {
            0 => (
                What::Document {
                    name: invoice,
                    number: "2026-000001".to_owned(),
                    kind: InvoiceKind::Profile,
                    correction: None,
                    scope: "Profile".to_owned(),
                    due_date: day(),
                },
                minor,
            ),
            1 => (What::Prepayment { reference: None }, -minor),
            2 => {
                let amount = eur(minor);
                let of = None;
                let set_off = What::SetOff {
                    amount,
                    of,
                    invoice,
                };
                (set_off, 0)
            }
            _ => (
                What::Refund {
                    way: PaymentWay::Card,
                    reason: String::new(),
                    invoice: None,
                },
                minor,
            ),
        };
        Entry {
            on: day(),
            what,
            change: eur(change),
        }
    }

    proptest! {
        #[test]
        fn nothing_is_lost_between_the_two_ends(
            opening in -1_000_000..1_000_000_i64,
            entries in prop::collection::vec((0..4_u8, 0..1_000_000_i64), 0..50),
        ) {
            let changes: i64 = entries.iter().map(|it| entry(*it).change.minor()).sum();
            let entries: Vec<_> = entries.into_iter().map(entry).collect();
            let ledger = Ledger::new(eur(opening), entries).expect("one currency");
            prop_assert_eq!(ledger.closing, eur(opening + changes));
            let parts = [ledger.documents, ledger.received, ledger.given_back];
            let parts: i64 = parts.iter().map(|it| it.minor()).sum();
            prop_assert_eq!(opening + parts, ledger.closing.minor());
            let last = ledger.lines.last().map_or(ledger.opening, |it| it.balance);
            prop_assert_eq!(last, ledger.closing);
        }
    }

    #[test]
    fn currencies_are_never_added_up() {
        let dollars = Entry {
            change: Money::new(1, Currency::USD),
            ..entry((0, 1))
        };
        let refused = Ledger::new(eur(0), vec![dollars]);
        assert!(matches!(refused, Err(MoneyError::MixedCurrencies(..))));
    }
}
