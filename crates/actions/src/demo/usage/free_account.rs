//! The usage of the free account: just below, at, and above its monthly credit.

use super::day;
use billing::{Currency, Money};
use chrono::{Days, NaiveDate};
use std::fmt::Write;

const ACCOUNT: &str = "20593846";
const SUBSCRIPTION: &str = "5e80a96d-c275-40a6-8b8e-63b49f701e06";

/// The first day of each of its months, and the cents that it uses in that month.
const MONTHS: [(NaiveDate, i64); 5] = [
    (day(2026, 7, 12), 31_00),
    (day(2026, 8, 12), 44_50),
    (day(2026, 9, 12), 50_00),
    (day(2026, 10, 12), 62_40),
    (day(2026, 11, 12), 38_20),
];

/// Its row of a day: each day the same, the last one what is left over.
pub fn write_row(csv: &mut String, on: NaiveDate) -> Result<(), Box<dyn std::error::Error>> {
    let Some((start, cents)) = MONTHS.iter().rev().find(|(start, _)| *start <= on) else {
        return Ok(());
    };
    let next = *start + chrono::Months::new(1);
    let days = (next - *start).num_days();
    let daily = cents / days;
    let is_last = on + Days::new(1) == next;
    let cents = if is_last {
        cents - daily * (days - 1)
    } else {
        daily
    };
    let cost = Money::new(cents, Currency::USD).decimal();
    let tomorrow = on + Days::new(1);
    writeln!(
        csv,
        "{ACCOUNT},USD,{SUBSCRIPTION},Azure sub 06,Demo Cloud,Usage,{on}T00:00:00Z,\
         {tomorrow}T00:00:00Z,Compute,App Service,Basic plan,1,Day,,,{cost},{cost},westeurope,EU West,\
         app-service-06,,Basic,,",
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_month_comes_to_its_sum() {
        for window in MONTHS.windows(2) {
            let mut csv = String::new();
            let days = window[0].0.iter_days().take_while(|it| *it < window[1].0);
            for day in days {
                write_row(&mut csv, day).expect("a row");
            }
            let cents: i64 = csv
                .lines()
                .filter_map(|it| it.split(',').nth(16)?.replace('.', "").parse::<i64>().ok())
                .sum();
            assert_eq!(cents, window[0].1);
        }
    }
}
