//! Examples of every format in both languages, and numbers that come back as they went in.

use super::{
    amount, count, date, date_time, money, month, number, percent, period, price, read, short_date,
};
use billing::Language::{En, Nl};
use billing::{Currency, Exact, Language, Money, Month, Period};
use chrono::NaiveDate;
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn exact(text: &str) -> Exact {
    text.parse().expect("a decimal")
}

fn in_both(write: impl Fn(Language) -> String) -> (String, String) {
    (write(En), write(Nl))
}

fn pair(english: &str, dutch: &str) -> (String, String) {
    (english.to_owned(), dutch.to_owned())
}

#[test]
fn numbers_are_grouped_and_exact() {
    for (plain, english, dutch) in [
        ("0", "0", "0"),
        ("999", "999", "999"),
        ("1234.5678", "1,234.5678", "1.234,5678"),
        ("-1234567.50", "−1,234,567.5", "−1.234.567,5"),
        (
            "0.000000000000000001",
            "0.000000000000000001",
            "0,000000000000000001",
        ),
        ("-0.1", "−0.1", "−0,1"),
    ] {
        assert_eq!(
            in_both(|it| number(it, exact(plain))),
            pair(english, dutch),
            "{plain}"
        );
    }
}

#[test]
fn prices_have_two_decimals_and_all_that_they_need() {
    for (plain, english, dutch) in [
        ("0", "0.00", "0,00"),
        ("1.1", "1.10", "1,10"),
        ("1234", "1,234.00", "1.234,00"),
        ("0.0004", "0.0004", "0,0004"),
        ("-0.5", "−0.50", "−0,50"),
    ] {
        let said = in_both(|it| price(it, exact(plain)));
        assert_eq!(said, pair(english, dutch), "{plain}");
    }
    assert_eq!(in_both(|it| count(it, 1_234)), pair("1,234", "1.234"));
}

#[test]
fn amounts_have_the_digits_of_their_currency() {
    let euros = Money::new(-123_450, Currency::EUR);
    let yen = Money::new(1_234_567, "JPY".parse().expect("known"));
    let dinars = Money::new(5, "KWD".parse().expect("known"));
    assert_eq!(
        in_both(|it| amount(it, euros)),
        pair("−1,234.50", "−1.234,50")
    );
    assert_eq!(
        in_both(|it| amount(it, yen)),
        pair("1,234,567", "1.234.567")
    );
    assert_eq!(in_both(|it| amount(it, dinars)), pair("0.005", "0,005"));
    assert_eq!(
        in_both(|it| money(it, euros)),
        pair("EUR\u{a0}−1,234.50", "EUR\u{a0}−1.234,50")
    );
    let largest = Money::new(i64::MIN, Currency::USD);
    assert_eq!(amount(En, largest), "−92,233,720,368,547,758.08");
}

#[test]
fn percentages_stand_close_to_their_sign() {
    assert_eq!(in_both(|it| percent(it, exact("21"))), pair("21%", "21%"));
    assert_eq!(
        in_both(|it| percent(it, exact("5.5"))),
        pair("5.5%", "5,5%")
    );
}

#[test]
fn days_and_months_have_their_names() {
    let april = day("2026-04-05");
    assert_eq!(
        in_both(|it| date(it, april)),
        pair("5 April 2026", "5 april 2026")
    );
    assert_eq!(
        in_both(|it| short_date(it, april)),
        pair("5 Apr 2026", "5 apr 2026")
    );
    assert_eq!(
        in_both(|it| month(it, Month::of(april))),
        pair("April 2026", "april 2026")
    );
    let march = day("2026-03-31");
    assert_eq!(
        in_both(|it| short_date(it, march)),
        pair("31 Mar 2026", "31 mrt 2026")
    );
}

#[test]
fn moments_say_their_zone() {
    let moment = "2026-04-05T07:03:59Z".parse().expect("a moment");
    let expected = pair("5 April 2026, 07:03 UTC", "5 april 2026, 07:03 UTC");
    assert_eq!(in_both(|it| date_time(it, moment)), expected);
}

#[test]
fn periods_are_said_briefly() {
    for (start, end, english, dutch) in [
        ("2026-03-01", "2026-03-31", "March 2026", "maart 2026"),
        ("2028-02-01", "2028-02-29", "February 2028", "februari 2028"),
        (
            "2026-02-01",
            "2026-03-31",
            "1 Feb – 31 Mar 2026",
            "1 feb – 31 mrt 2026",
        ),
        (
            "2026-03-05",
            "2026-04-04",
            "5 Mar – 4 Apr 2026",
            "5 mrt – 4 apr 2026",
        ),
        (
            "2025-12-05",
            "2026-01-04",
            "5 Dec 2025 – 4 Jan 2026",
            "5 dec 2025 – 4 jan 2026",
        ),
        ("2026-03-01", "2026-03-30", "1–30 Mar 2026", "1–30 mrt 2026"),
        ("2026-03-05", "2026-03-05", "5 Mar 2026", "5 mrt 2026"),
    ] {
        let days = Period {
            start: day(start),
            end: day(end),
        };
        assert_eq!(in_both(|it| period(it, days)), pair(english, dutch));
    }
}

#[test]
fn a_typed_number_is_read_in_the_readers_way() {
    let read_in = |language, typed: &str| read(language, typed).map(|it| it.to_string());
    for (typed, english, dutch) in [
        ("12.50", Some("12.5"), Some("12.5")),
        ("12,50", Some("12.5"), Some("12.5")),
        ("1,234.56", Some("1234.56"), None),
        ("1.234,56", None, Some("1234.56")),
        ("1.234", Some("1.234"), Some("1234")),
        ("1,234", Some("1234"), Some("1.234")),
        (" 1 000 ", Some("1000"), Some("1000")),
        ("12,345,678", Some("12345678"), None),
        ("1234,567.00", None, None),
        ("-5", None, None),
        ("12.", None, None),
        (".5", None, None),
        ("ten", None, None),
        ("", None, None),
    ] {
        assert_eq!(read_in(En, typed).as_deref(), english, "{typed} in English");
        assert_eq!(read_in(Nl, typed).as_deref(), dutch, "{typed} in Dutch");
    }
}

#[test]
fn a_small_number_may_have_the_other_sign() {
    let read_in = |language, typed: &str| read(language, typed).map(|it| it.to_string());
    assert_eq!(read_in(Nl, "0.125").as_deref(), Some("0.125"));
    assert_eq!(read_in(En, "0,125").as_deref(), Some("0.125"));
}

proptest! {
    #[test]
    fn what_is_written_is_read(minor in 0..=100_000_000_000_000_i64) {
        let money = Money::new(minor, Currency::EUR);
        for language in [En, Nl] {
            prop_assert_eq!(read(language, &amount(language, money)), Some(money.exact()));
        }
    }

    #[test]
    fn a_number_reads_back_as_itself(atto in -Exact::MAX.atto()..=Exact::MAX.atto()) {
        let original = Exact::from_atto(atto);
        let english = number(En, original).replace(',', "").replace('−', "-");
        let dutch = number(Nl, original).replace('.', "").replace(',', ".").replace('−', "-");
        prop_assert_eq!(english.parse(), Ok(original));
        prop_assert_eq!(dutch.parse(), Ok(original));
    }

    #[test]
    fn an_amount_groups_by_three(minor in any::<i64>()) {
        let text = amount(En, Money::new(minor, Currency::EUR));
        let (whole, cents) = text.trim_start_matches('−').split_once('.').expect("cents");
        prop_assert_eq!(cents.len(), 2);
        prop_assert!(whole.split(',').skip(1).all(|group| group.len() == 3));
        prop_assert!(whole.split(',').next().is_some_and(|group| (1..=3).contains(&group.len())));
    }
}
