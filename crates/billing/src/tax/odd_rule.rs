//! What about a tax rule makes one look twice, though it can be.

use super::{TaxCategory, TaxRule};
use crate::Exact;
use crate::address::CustomerKind;

/// The highest rate that a state takes of everything: Hungary's.
const PERCENT_MAX: i64 = 27;

/// What is odd about a tax rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OddRule {
    /// More than any state takes.
    Percent,
    /// A private person is to owe the tax: only a business can (Directive 2006/112/EC, Article 196).
    PrivateOwes,
    /// A buyer in the seller's own country is to owe the tax: what is sold there is taxed there.
    OwesAtHome,
}

/// What is odd about a rule of a seller in this country; nothing where it can be taken as it is.
pub fn odd_rule(rule: &TaxRule, home: Option<&str>) -> Vec<OddRule> {
    let is_reverse = rule.category == TaxCategory::ReverseCharge;
    let odd = [
        (rule.percent > Exact::whole(PERCENT_MAX), OddRule::Percent),
        (
            is_reverse && rule.customer == CustomerKind::Private,
            OddRule::PrivateOwes,
        ),
        (
            is_reverse && home == Some(rule.country.as_str()),
            OddRule::OwesAtHome,
        ),
    ];
    let odd = odd.into_iter().filter(|(is_odd, _)| *is_odd);
    odd.map(|(_, what)| what).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_state_does_is_odd() {
        use CustomerKind::{Business, Private};
        use TaxCategory::{ReverseCharge, Standard};
        for (country, customer, category, percent, expected) in [
            ("HU", Private, Standard, "27", vec![]),
            ("HU", Private, Standard, "72", vec![OddRule::Percent]),
            ("DE", Business, ReverseCharge, "0", vec![]),
            (
                "DE",
                Private,
                ReverseCharge,
                "0",
                vec![OddRule::PrivateOwes],
            ),
            (
                "NL",
                Business,
                ReverseCharge,
                "0",
                vec![OddRule::OwesAtHome],
            ),
        ] {
            let rule = TaxRule {
                country: country.to_owned(),
                customer,
                category,
                percent: percent.parse().expect("a number"),
                valid_from: "2026-01-01".parse().expect("a day"),
                valid_to: None,
            };
            let odd = odd_rule(&rule, Some("NL"));
            assert_eq!(odd, expected, "{country} {customer} {percent}");
        }
    }
}
