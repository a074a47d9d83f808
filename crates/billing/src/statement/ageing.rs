//! How long what is open is past its due date, series by series.

use crate::money::MoneyError;
use crate::{Currency, Money};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// How long something is past its due date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Age {
    /// It can still be paid in time.
    NotDue,
    /// From one day to thirty.
    UpTo30,
    /// From 31 to sixty.
    UpTo60,
    /// From 61 to ninety.
    UpTo90,
    /// Longer.
    Over90,
}

impl Age {
    /// Every one of them, the youngest first.
    pub const ALL: [Self; 5] = [
        Self::NotDue,
        Self::UpTo30,
        Self::UpTo60,
        Self::UpTo90,
        Self::Over90,
    ];

    /// The age on a day of what was to be paid up to another. On its due date itself it is in time.
    pub fn of(due_date: NaiveDate, on: NaiveDate) -> Self {
        match (on - due_date).num_days() {
            ..=0 => Self::NotDue,
            1..=30 => Self::UpTo30,
            31..=60 => Self::UpTo60,
            61..=90 => Self::UpTo90,
            _ => Self::Over90,
        }
    }
}

/// What invoices are a series of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Series {
    /// All of the account.
    Account,
    /// Its Marketplace purchases and reservations.
    Purchases,
    /// The profile, subscription or support plan of this name.
    Part(String),
}

/// What a series has open in a currency, and what is kept for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aged {
    /// Which series.
    pub series: Series,
    /// What is open, by age.
    pub open: [Money; 5],
    /// All that is open.
    pub total: Money,
    /// What is kept: credits, and what came before its invoice.
    pub kept: Money,
}

/// What is open on a day, by series and currency.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ageing(BTreeMap<(Series, Currency), Aged>);

impl Ageing {
    /// Adds what is open of an invoice at an age.
    ///
    /// # Errors
    /// Where the sum does not fit.
    pub fn add_open(&mut self, series: Series, age: Age, open: Money) -> Result<(), MoneyError> {
        let row = self.row(series, open.currency());
        let place = &mut row.open[age as usize];
        *place = place.plus(open)?;
        row.total = row.total.plus(open)?;
        Ok(())
    }

    /// Adds what is kept.
    ///
    /// # Errors
    /// Where the sum does not fit.
    pub fn add_kept(&mut self, series: Series, kept: Money) -> Result<(), MoneyError> {
        let row = self.row(series, kept.currency());
        row.kept = row.kept.plus(kept)?;
        Ok(())
    }

    /// The series with anything open or kept, each currency of it by itself.
    pub fn rows(&self) -> impl Iterator<Item = &Aged> {
        let rows = self.0.values();
        rows.filter(|it| it.total.minor() != 0 || it.kept.minor() != 0)
    }

    /// All series of each currency together.
    ///
    /// # Errors
    /// Where the sums do not fit.
    pub fn totals(&self) -> Result<Vec<Aged>, MoneyError> {
        let mut totals = Self::default();
        for row in self.rows() {
            for (age, open) in Age::ALL.into_iter().zip(row.open) {
                totals.add_open(Series::Account, age, open)?;
            }
            totals.add_kept(Series::Account, row.kept)?;
        }
        Ok(totals.0.into_values().collect())
    }

    fn row(&mut self, series: Series, currency: Currency) -> &mut Aged {
        let nothing = Money::zero(currency);
        let key = (series, currency);
        let series = key.0.clone();
        self.0.entry(key).or_insert_with(|| Aged {
            series,
            open: [nothing; 5],
            total: nothing,
            kept: nothing,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_due_date_itself_is_in_time() {
        let due = NaiveDate::from_ymd_opt(2026, 1, 31).expect("a day");
        let after = |days| Age::of(due, due + chrono::Days::new(days));
        let ages = [0, 1, 30, 31, 60, 61, 90, 91].map(after);
        use Age::{NotDue, Over90, UpTo30, UpTo60, UpTo90};
        let expected = [
            NotDue, UpTo30, UpTo30, UpTo60, UpTo60, UpTo90, UpTo90, Over90,
        ];
        assert_eq!(ages, expected);
        assert_eq!(Age::of(due, due - chrono::Days::new(40)), NotDue);
    }

    #[test]
    fn series_add_up_by_currency_and_what_is_settled_is_no_row() {
        let mut ageing = Ageing::default();
        let part = |name: &str| Series::Part(name.to_owned());
        let eur = |minor| Money::new(minor, Currency::EUR);
        let usd = Money::new(7, Currency::USD);
        ageing
            .add_open(part("a"), Age::UpTo30, eur(5))
            .expect("fits");
        ageing
            .add_open(part("b"), Age::Over90, eur(2))
            .expect("fits");
        ageing.add_open(part("b"), Age::NotDue, usd).expect("fits");
        ageing.add_kept(part("b"), eur(3)).expect("fits");
        ageing.add_kept(part("c"), eur(0)).expect("fits");
        assert_eq!(ageing.rows().count(), 3);
        let totals = ageing.totals().expect("fit");
        let totals: Vec<_> = totals.iter().map(|it| (it.total, it.kept)).collect();
        assert!(totals.contains(&(eur(7), eur(3))));
        assert!(totals.contains(&(usd, Money::zero(Currency::USD))));
        assert_eq!(totals.len(), 2);
    }
}
