//! Exchange rates that are asked about before they are taken: a slip of a finger is a hundred times
//! as much tax, on documents that never change.

use super::ExchangeRate;
use crate::Exact;

/// Per cent by which a rate may be another one than the one before it without a question.
const DRIFT_PERCENT_MAX: i64 = 5;

/// What is odd about an exchange rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OddRate {
    /// More than five per cent away from the rate before it.
    Far(Exact),
    /// The first one, and no two currencies of today are so far apart.
    Magnitude,
}

/// What is odd about a rate beside those there are; nothing where it can be taken as it is.
pub fn odd_rate(rate: &ExchangeRate, rates: &[ExchangeRate]) -> Option<OddRate> {
    let of_currency = rates.iter().filter(|it| it.currency == rate.currency);
    let earlier = of_currency.filter(|it| it.valid_from < rate.valid_from);
    match earlier.max_by_key(|it| it.valid_from) {
        Some(before) => is_far(rate.rate, before.rate).then_some(OddRate::Far(before.rate)),
        None => is_beyond(rate.rate).then_some(OddRate::Magnitude),
    }
}

/// What cannot be computed is far.
fn is_far(rate: Exact, before: Exact) -> bool {
    let of_hundred = |exact: Exact, times: i64| exact.times(Exact::whole(times));
    let away = match rate > before {
        true => rate.minus(before),
        false => before.minus(rate),
    };
    let away = away.and_then(|it| of_hundred(it, 100));
    match (away, of_hundred(before, DRIFT_PERCENT_MAX)) {
        (Ok(away), Ok(most)) => away > most,
        _ => true,
    }
}

/// A yen is some thousandths of a dinar, and a euro some ten thousands of rupiahs or dongs.
fn is_beyond(rate: Exact) -> bool {
    let least = Exact::from_atto(Exact::ONE.atto() / 1_000);
    !(least..=Exact::whole(100_000)).contains(&rate)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Currency;

    fn rate(number: &str, from: &str) -> ExchangeRate {
        ExchangeRate {
            currency: Currency::USD,
            rate: number.parse().expect("a number"),
            source: "ECB".to_owned(),
            valid_from: from.parse().expect("a day"),
            valid_to: None,
        }
    }

    #[test]
    fn five_per_cent_are_near_and_a_little_more_is_far() {
        let rates = [rate("1.2", "2026-01-01"), rate("1.1", "2026-02-01")];
        let odd = |number, from| odd_rate(&rate(number, from), &rates);
        let before = OddRate::Far(rates[1].rate);
        for (number, expected) in [
            ("1.155", None),
            ("1.045", None),
            ("1.1551", Some(before)),
            ("1.0449", Some(before)),
            ("110", Some(before)),
        ] {
            assert_eq!(odd(number, "2026-03-01"), expected, "{number}");
        }
        assert_eq!(odd("1.2", "2026-01-15"), None, "the one before it counts");
    }

    #[test]
    fn the_first_one_is_only_asked_about_where_it_is_absurd() {
        let odd = |number| odd_rate(&rate(number, "2026-03-01"), &[]);
        for fine in ["0.0067", "1.1", "17500"] {
            assert_eq!(odd(fine), None, "{fine}");
        }
        for absurd in ["0.0009", "110000"] {
            assert_eq!(odd(absurd), Some(OddRate::Magnitude), "{absurd}");
        }
    }
}
