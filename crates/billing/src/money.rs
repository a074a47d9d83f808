//! Amounts: whole minor units of one currency. What is printed, paid and summed on documents.

use crate::{Currency, Exact};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// An amount of money in the minor unit of its currency (cents for the euro).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Money {
    minor: i64,
    currency: Currency,
}

/// Why two amounts have no sum.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum MoneyError {
    /// Amounts of two currencies are shown side by side, never added up.
    #[error("{0} and {1} cannot be added")]
    MixedCurrencies(Currency, Currency),
    /// Beyond what the smallest units of an amount can count.
    #[error("an amount in {0} is too large")]
    TooLarge(Currency),
}

impl Money {
    /// `minor` smallest units of `currency`.
    pub const fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// Nothing, in `currency`.
    pub const fn zero(currency: Currency) -> Self {
        Self::new(0, currency)
    }

    /// The one way from an exact decimal to an amount: half a unit and more goes away from zero.
    pub fn round(exact: Exact, currency: Currency) -> Result<Self, MoneyError> {
        let scale = 10_i128.pow(Exact::DIGITS - currency.minor_digits());
        let atto = exact.atto();
        let rounded = (atto.abs() + scale / 2) / scale * atto.signum();
        i64::try_from(rounded)
            .map(|minor| Self::new(minor, currency))
            .map_err(|_| MoneyError::TooLarge(currency))
    }

    /// How many smallest units.
    pub const fn minor(self) -> i64 {
        self.minor
    }

    /// The currency.
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// The same as an exact decimal.
    pub fn exact(self) -> Exact {
        let scale = 10_i128.pow(Exact::DIGITS - self.currency.minor_digits());
        Exact::from_atto(i128::from(self.minor) * scale)
    }

    /// The sum of two amounts of one currency.
    pub fn plus(self, other: Self) -> Result<Self, MoneyError> {
        if self.currency != other.currency {
            return Err(MoneyError::MixedCurrencies(self.currency, other.currency));
        }
        self.minor
            .checked_add(other.minor)
            .map(|minor| Self::new(minor, self.currency))
            .ok_or(MoneyError::TooLarge(self.currency))
    }

    /// What is left when `other` is taken away.
    pub fn minus(self, other: Self) -> Result<Self, MoneyError> {
        self.plus(other.negated())
    }

    /// The same amount owed the other way round.
    #[must_use]
    pub const fn negated(self) -> Self {
        Self::new(self.minor.saturating_neg(), self.currency)
    }

    /// The amount as a plain decimal text: `-12.40`.
    pub fn decimal(self) -> String {
        let digits = self.currency.minor_digits() as usize;
        let sign = if self.minor < 0 { "-" } else { "" };
        let units = format!("{:0>width$}", self.minor.unsigned_abs(), width = digits + 1);
        let (whole, rest) = units.split_at(units.len() - digits);
        match digits {
            0 => format!("{sign}{whole}"),
            _ => format!("{sign}{whole}.{rest}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn eur(text: &str) -> Money {
        let exact = text.parse().expect("a decimal");
        Money::round(exact, Currency::EUR).expect("fits")
    }

    #[test]
    fn rounds_half_away_from_zero() {
        for (exact, cents) in [
            ("1.97651418586", 198),
            ("18.00663861840", 1801),
            ("0.53707392473", 54),
            ("0.005", 1),
            ("-0.005", -1),
            ("0.004999999999999999", 0),
            ("-2.345", -235),
        ] {
            assert_eq!(eur(exact).minor(), cents, "{exact}");
        }
    }

    #[test]
    fn writes_every_number_of_digits() {
        let yen: Currency = "JPY".parse().expect("known");
        let dinar: Currency = "KWD".parse().expect("known");
        assert_eq!(Money::new(5, Currency::EUR).decimal(), "0.05");
        assert_eq!(Money::new(-123_456, Currency::EUR).decimal(), "-1234.56");
        assert_eq!(Money::new(-7, yen).decimal(), "-7");
        assert_eq!(Money::new(12, dinar).decimal(), "0.012");
    }

    #[test]
    fn refuses_mixed_currencies() {
        let sum = eur("1").plus(Money::new(100, Currency::USD));
        assert_eq!(
            sum,
            Err(MoneyError::MixedCurrencies(Currency::EUR, Currency::USD))
        );
    }

    proptest! {
        #[test]
        fn an_amount_is_its_own_rounding(minor in any::<i64>()) {
            let amount = Money::new(minor, Currency::EUR);
            prop_assert_eq!(Money::round(amount.exact(), Currency::EUR), Ok(amount));
        }

        #[test]
        fn rounding_is_never_off_by_more_than_half_a_unit(atto in -10_i128.pow(30)..10_i128.pow(30)) {
            let exact = Exact::from_atto(atto);
            let rounded = Money::round(exact, Currency::EUR).expect("fits").exact();
            prop_assert!((rounded.atto() - atto).abs() * 2 <= 10_i128.pow(16));
        }
    }
}
