//! What a MOSP document says of the invoices before it (domain.md §6, MOSP).

use crate::Money;
use crate::money::MoneyError;
use serde::{Deserialize, Serialize};

/// What was owed before an invoice, and what is left of it when that is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviousBalance {
    /// What was owed when the invoice before was made, that one included.
    pub balance: Money,
    /// What came in since.
    pub payments: Money,
    /// What is left: to be paid besides this invoice.
    pub outstanding: Money,
}

impl PreviousBalance {
    /// From what is open now and what came in since the invoice before.
    ///
    /// # Errors
    /// Where the two are of two currencies, or too large together.
    pub fn new(outstanding: Money, payments: Money) -> Result<Self, MoneyError> {
        Ok(Self {
            balance: outstanding.plus(payments)?,
            payments,
            outstanding,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Currency;

    #[test]
    fn what_was_owed_is_what_was_paid_and_what_is_left() {
        let eur = |minor| Money::new(minor, Currency::EUR);
        let previous = PreviousBalance::new(eur(250), eur(1_000)).expect("fits");
        assert_eq!(previous.balance, eur(1_250));
        let mixed = PreviousBalance::new(eur(1), Money::new(1, Currency::USD));
        assert!(mixed.is_err());
    }
}
