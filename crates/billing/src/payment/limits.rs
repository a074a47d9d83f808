//! How much one payment by card may be (domain.md §2, Status: Paying).

use crate::{Currency, Exact, Money};
use thiserror::Error;

/// What one payment by card may come to, in whole units of the invoice's currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The most at once.
    pub card_max: Exact,
    /// The least of a part; what is open may be paid whole, however little it is.
    pub partial_min: Exact,
}

/// Why an amount cannot be paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum AmountProblem {
    /// Finer than the currency's smallest unit, or no number at all.
    #[error("this is no amount in {0}")]
    NoAmount(Currency),
    /// More than is open.
    #[error("only {cur} {amount} is open", cur = .0.currency(), amount = .0.decimal())]
    MoreThanOpen(Money),
    /// More than may be paid at once.
    #[error("at most {cur} {amount} can be paid at once", cur = .0.currency(), amount = .0.decimal())]
    AboveMax(Money),
    /// Less than a part may be.
    #[error("a part is {cur} {amount} at the least", cur = .0.currency(), amount = .0.decimal())]
    BelowMin(Money),
}

impl Default for Limits {
    /// At most 10,000 at once, parts from 10 (domain.md §2).
    fn default() -> Self {
        Self {
            card_max: Exact::whole(10_000),
            partial_min: Exact::whole(10),
        }
    }
}

impl Limits {
    /// The most that can be paid at once of what is open.
    pub fn most(self, open: Money) -> Money {
        let max = self.max_in(open.currency());
        match open.minor() > max.minor() {
            true => max,
            false => open,
        }
    }

    /// The most at once, in a currency.
    pub fn max_in(self, currency: Currency) -> Money {
        Money::round(self.card_max, currency).unwrap_or(Money::new(i64::MAX, currency))
    }

    /// The least of a part, in a currency.
    pub fn min_in(self, currency: Currency) -> Money {
        Money::round(self.partial_min, currency).unwrap_or(Money::zero(currency))
    }

    /// The amount as it was asked for, if that much of what is open can be paid at once.
    ///
    /// # Errors
    /// What is wrong with it, with the figure that it should keep to.
    pub fn check(self, open: Money, asked: Exact) -> Result<Money, AmountProblem> {
        let currency = open.currency();
        let no_amount = AmountProblem::NoAmount(currency);
        let amount = Money::round(asked, currency).map_err(|_| no_amount)?;
        let (max, min) = (self.max_in(currency), self.min_in(currency));
        let is_whole = amount == open;
        match amount.minor() {
            _ if amount.exact() != asked => Err(no_amount),
            ..=0 => Err(AmountProblem::BelowMin(min)),
            it if it > open.minor() => Err(AmountProblem::MoreThanOpen(open)),
            it if it > max.minor() => Err(AmountProblem::AboveMax(max)),
            it if it < min.minor() && !is_whole => Err(AmountProblem::BelowMin(min)),
            _ => Ok(amount),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(open_cents: i64, asked: &str) -> Result<i64, AmountProblem> {
        let open = Money::new(open_cents, Currency::EUR);
        let asked = asked.parse().expect("a number");
        Limits::default().check(open, asked).map(Money::minor)
    }

    fn eur(cents: i64) -> Money {
        Money::new(cents, Currency::EUR)
    }

    #[test]
    fn a_part_is_ten_at_the_least_and_the_rest_may_be_less() {
        assert_eq!(check(10_000, "10"), Ok(1_000));
        assert_eq!(
            check(10_000, "9.99"),
            Err(AmountProblem::BelowMin(eur(1_000)))
        );
        assert_eq!(check(999, "9.99"), Ok(999));
        assert_eq!(check(999, "9.98"), Err(AmountProblem::BelowMin(eur(1_000))));
        assert_eq!(check(10_000, "0"), Err(AmountProblem::BelowMin(eur(1_000))));
        assert_eq!(
            check(10_000, "-20"),
            Err(AmountProblem::BelowMin(eur(1_000)))
        );
    }

    #[test]
    fn a_payment_is_ten_thousand_at_the_most() {
        let open = 2_500_000;
        assert_eq!(check(open, "10000"), Ok(1_000_000));
        let above = Err(AmountProblem::AboveMax(eur(1_000_000)));
        assert_eq!(check(open, "10000.01"), above);
        assert_eq!(check(open, "25000"), above);
        let limits = Limits::default();
        assert_eq!(limits.most(eur(open)), eur(1_000_000));
        assert_eq!(limits.most(eur(4_200)), eur(4_200));
    }

    #[test]
    fn more_than_is_open_is_not_taken_and_cents_are_not_split() {
        let more = Err(AmountProblem::MoreThanOpen(eur(4_200)));
        assert_eq!(check(4_200, "42.01"), more);
        let none = Err(AmountProblem::NoAmount(Currency::EUR));
        assert_eq!(check(4_200, "20.005"), none);
    }

    #[test]
    fn figures_are_in_the_invoices_own_currency() {
        let yen: Currency = "JPY".parse().expect("known");
        let open = Money::new(500, yen);
        let part = |text: &str| Limits::default().check(open, text.parse().expect("a number"));
        assert_eq!(part("10"), Ok(Money::new(10, yen)));
        assert_eq!(part("9"), Err(AmountProblem::BelowMin(Money::new(10, yen))));
        assert_eq!(part("10.5"), Err(AmountProblem::NoAmount(yen)));
    }
}
