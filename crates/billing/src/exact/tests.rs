//! Exact decimals: reading, writing, arithmetic, and the two integers of a column.

use super::*;
use proptest::prelude::*;

fn exact(text: &str) -> Exact {
    text.parse().expect("a decimal")
}

#[test]
fn reads_what_cost_files_write() {
    for (text, shortest) in [
        ("0.00000080000", "0.0000008"),
        ("2.000000000000000", "2"),
        ("1E-7", "0.0000001"),
        ("1.25e3", "1250"),
        (".5", "0.5"),
        ("5.", "5"),
        ("-0.25", "-0.25"),
        ("+3", "3"),
        ("-0", "0"),
        (
            "12345678901.123456789012345678",
            "12345678901.123456789012345678",
        ),
        ("0e999999999", "0"),
        ("1e-400", "0"),
    ] {
        assert_eq!(exact(text).to_string(), shortest, "{text}");
    }
}

#[test]
fn rounds_beyond_eighteen_digits_once_and_says_so() {
    for (text, value, is_rounded) in [
        ("0.0000000000000000005", "0.000000000000000001", true),
        ("-0.0000000000000000005", "-0.000000000000000001", true),
        ("0.00000000000000000049", "0", true),
        ("0.9999999999999999999", "1", true),
        ("1.1000000000000000000000", "1.1", false),
        ("1.5e-18", "0.000000000000000002", true),
        ("9e-19", "0.000000000000000001", true),
        ("4e-20", "0", true),
    ] {
        let parsed = Exact::parse(text).expect("a decimal");
        assert_eq!(
            (parsed.value, parsed.is_rounded),
            (exact(value), is_rounded),
            "{text}"
        );
    }
}

#[test]
fn refuses_what_is_no_number_or_too_large() {
    for text in [
        "", ".", "-", "1,5", "1.2.3", "NaN", "inf", "0x10", "1e", "1e1.5", "--1", " 1",
    ] {
        assert_eq!(
            Exact::parse(text),
            Err(ExactError::NotANumber(text.to_owned()))
        );
    }
    for text in ["9300000000000", "1e40", "1e2000000000", "-1e13"] {
        assert_eq!(
            Exact::parse(text),
            Err(ExactError::TooLarge(text.to_owned()))
        );
    }
}

#[test]
fn multiplies_and_divides_rounding_once() {
    assert_eq!(exact("0.1").times(exact("0.2")), Ok(exact("0.02")));
    assert_eq!(exact("1e-10").times(exact("-5e-9")), Ok(exact("-1e-18")));
    assert_eq!(exact("1e-10").times(exact("4e-9")), Ok(Exact::ZERO));
    assert_eq!(
        exact("123456789.123456789").times(exact("1000.000000001")),
        Ok(exact("123456789123.580245789123456789"))
    );
    assert!(Exact::MAX.times(Exact::MAX).is_err());
    assert_eq!(
        exact("1").divided_by(exact("3")),
        Some(exact("0.333333333333333333"))
    );
    assert_eq!(
        exact("2").divided_by(exact("-3")),
        Some(exact("-0.666666666666666667"))
    );
    assert_eq!(exact("1").divided_by(Exact::ZERO), None);
}

fn any_exact() -> impl Strategy<Value = Exact> {
    (-Exact::MAX.atto()..Exact::MAX.atto()).prop_map(Exact::from_atto)
}

proptest! {
    #[test]
    fn reads_back_what_it_writes(number in any_exact()) {
        let parsed = Exact::parse(&number.to_string()).expect("a decimal");
        prop_assert_eq!(parsed, Parsed { value: number, is_rounded: false });
    }

    #[test]
    fn two_integers_hold_every_digit(number in any_exact()) {
        let (micros, attos) = number.split().expect("fits");
        prop_assert!((0..1_000_000_000_000).contains(&attos));
        prop_assert_eq!(Exact::join(micros, attos), number);
    }

    #[test]
    fn sums_of_the_two_integers_are_the_sum(numbers in prop::collection::vec(any_exact(), 0..50)) {
        let total: i128 = numbers.iter().map(|it| it.atto()).sum();
        let parts = numbers.iter().map(|it| it.split().expect("fits"));
        let (micros, attos) = parts.fold((0_i128, 0_i128), |(micros, attos), part| {
            (micros + i128::from(part.0), attos + i128::from(part.1))
        });
        prop_assert_eq!(micros * 1_000_000_000_000 + attos, total);
    }

    #[test]
    fn a_number_times_one_is_itself(number in any_exact()) {
        prop_assert_eq!(number.times(Exact::ONE), Ok(number));
        prop_assert_eq!(number.divided_by(Exact::ONE), Some(number));
    }
}
