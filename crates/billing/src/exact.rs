//! Exact decimals of 18 digits behind the sign: prices, quantities and costs before rounding.

use ethnum::I256;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use thiserror::Error;

/// A decimal number counted in units of 10⁻¹⁸ (atto), exact in memory and in the database.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(try_from = "String", into = "String")]
pub struct Exact(i128);

/// Why a text or a result is not an exact decimal.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ExactError {
    /// Not written as a decimal number.
    #[error("{0:?} is not a number")]
    NotANumber(String),
    /// Beyond what the database holds: 9.2 million million units and more are refused, never cut off.
    #[error("{0} is too large a number")]
    TooLarge(String),
}

/// A number as it was read, and whether digits beyond the eighteenth were rounded off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parsed {
    /// The number, rounded half away from zero at the eighteenth digit.
    pub value: Exact,
    /// Whether it had more digits than that.
    pub is_rounded: bool,
}

impl Exact {
    /// Digits behind the decimal sign.
    pub const DIGITS: u32 = 18;
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// One.
    pub const ONE: Self = Self(Self::UNIT);
    /// The largest size that fits the two integers of a column: see [`Exact::split`].
    pub const MAX: Self = Self(i64::MAX as i128 * Self::ATTOS_PER_MICRO);

    const UNIT: i128 = 10_i128.pow(Self::DIGITS);
    const ATTOS_PER_MICRO: i128 = 10_i128.pow(12);

    /// `atto` units of 10⁻¹⁸.
    pub const fn from_atto(atto: i128) -> Self {
        Self(atto)
    }

    /// How many units of 10⁻¹⁸.
    pub const fn atto(self) -> i128 {
        self.0
    }

    /// A whole number.
    pub const fn whole(number: i64) -> Self {
        Self(number as i128 * Self::UNIT)
    }

    /// Whether it is nothing.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// The two integers of a database column: whole millionths, and the attos left over
    /// (never negative, fewer than 10¹²). Either can be summed in SQL.
    pub fn split(self) -> Result<(i64, i64), ExactError> {
        let micros = self.0.div_euclid(Self::ATTOS_PER_MICRO);
        let attos = self.0.rem_euclid(Self::ATTOS_PER_MICRO);
        match (i64::try_from(micros), i64::try_from(attos)) {
            (Ok(micros), Ok(attos)) => Ok((micros, attos)),
            _ => Err(ExactError::TooLarge(self.to_string())),
        }
    }

    /// The number that [`Exact::split`] took apart.
    pub const fn join(micros: i64, attos: i64) -> Self {
        Self(micros as i128 * Self::ATTOS_PER_MICRO + attos as i128)
    }

    /// The sum.
    pub fn plus(self, other: Self) -> Result<Self, ExactError> {
        self.0
            .checked_add(other.0)
            .map(Self)
            .ok_or_else(|| ExactError::TooLarge(format!("{self} + {other}")))
    }

    /// The difference.
    pub fn minus(self, other: Self) -> Result<Self, ExactError> {
        self.0
            .checked_sub(other.0)
            .map(Self)
            .ok_or_else(|| ExactError::TooLarge(format!("{self} - {other}")))
    }

    /// The product, computed in 256 bits and rounded once, half away from zero.
    pub fn times(self, other: Self) -> Result<Self, ExactError> {
        let product = I256::from(self.0) * I256::from(other.0);
        Self::rounded_quotient(product, I256::from(Self::UNIT))
            .ok_or_else(|| ExactError::TooLarge(format!("{self} × {other}")))
    }

    /// The quotient, rounded once, half away from zero. `None` when `other` is nothing or the
    /// result does not fit.
    pub fn divided_by(self, other: Self) -> Option<Self> {
        if other.is_zero() {
            return None;
        }
        let dividend = I256::from(self.0) * I256::from(Self::UNIT);
        Self::rounded_quotient(dividend, I256::from(other.0))
    }

    /// Reads a decimal number: `1.5`, `-0.25`, `.5`, `1e-7`, `+3E2`.
    pub fn parse(text: &str) -> Result<Parsed, ExactError> {
        let wrong = || ExactError::NotANumber(text.to_owned());
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().map_err(|_| wrong())?),
            None => (text, 0),
        };
        let unsigned = mantissa.strip_prefix(['-', '+']).unwrap_or(mantissa);
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if (whole.is_empty() && fraction.is_empty()) || !is_digits(whole) || !is_digits(fraction) {
            return Err(wrong());
        }
        let mut parsed = Self::from_digits(whole, fraction, exponent)
            .filter(|parsed| parsed.value <= Self::MAX)
            .ok_or_else(|| ExactError::TooLarge(text.to_owned()))?;
        if mantissa.starts_with('-') {
            parsed.value.0 = -parsed.value.0;
        }
        Ok(parsed)
    }

    fn from_digits(whole: &str, fraction: &str, exponent: i32) -> Option<Parsed> {
        // The place of the first digit behind the one that still counts.
        let kept = whole.len() as i64 + i64::from(exponent) + i64::from(Self::DIGITS);
        let mut atto = 0_i128;
        let mut is_rounded = false;
        let digits = || {
            whole
                .bytes()
                .chain(fraction.bytes())
                .map(|byte| byte - b'0')
        };
        for (place, digit) in (0_i64..).zip(digits()) {
            if place < kept {
                atto = atto.checked_mul(10)?.checked_add(i128::from(digit))?;
            } else {
                is_rounded |= digit != 0;
                atto += i128::from(place == kept && digit >= 5);
            }
        }
        let missing = kept - (whole.len() + fraction.len()) as i64;
        if atto != 0 && missing > 0 {
            atto = atto.checked_mul(10_i128.checked_pow(u32::try_from(missing).ok()?)?)?;
        }
        Some(Parsed {
            value: Self(atto),
            is_rounded,
        })
    }

    fn rounded_quotient(dividend: I256, divisor: I256) -> Option<Self> {
        let quotient = dividend / divisor;
        let remainder = (dividend % divisor).abs();
        let is_half_or_more = remainder >= divisor.abs() - remainder;
        let away = if is_half_or_more {
            dividend.signum() * divisor.signum()
        } else {
            I256::ZERO
        };
        i128::try_from(quotient + away).ok().map(Self)
    }
}

impl fmt::Display for Exact {
    /// The shortest decimal text: no exponent, no zeros at the end.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let size = self.0.unsigned_abs();
        let unit = Self::UNIT.unsigned_abs();
        let sign = if self.0 < 0 { "-" } else { "" };
        let fraction = format!("{:018}", size % unit);
        match fraction.trim_end_matches('0') {
            "" => write!(f, "{sign}{}", size / unit),
            fraction => write!(f, "{sign}{}.{fraction}", size / unit),
        }
    }
}

impl FromStr for Exact {
    type Err = ExactError;

    fn from_str(text: &str) -> Result<Self, ExactError> {
        Self::parse(text).map(|parsed| parsed.value)
    }
}

impl TryFrom<String> for Exact {
    type Error = ExactError;

    fn try_from(text: String) -> Result<Self, ExactError> {
        text.parse()
    }
}

impl From<Exact> for String {
    fn from(exact: Exact) -> Self {
        exact.to_string()
    }
}

#[cfg(test)]
mod tests;
