//! Why an invoice that is due cannot be made, said to the operator who can change it.

use crate::{format, labels, operator};
use billing::Language;
use billing::address::CustomerKind;
use billing::invoice::Obstacle;

/// What is in the way, and what to do.
pub fn sentence(language: Language, obstacle: &Obstacle) -> String {
    match obstacle {
        Obstacle::NoTaxRule {
            country,
            customer,
            on,
        } => {
            let country = labels::country(language, country);
            let on = format::date(language, *on);
            match customer {
                CustomerKind::Private => {
                    operator::obstacle_tax_rule_private(language, &country, &on)
                }
                CustomerKind::Business => {
                    operator::obstacle_tax_rule_business(language, &country, &on)
                }
            }
        }
        Obstacle::NoExchangeRate { currency, on } => {
            let on = format::date(language, *on);
            operator::obstacle_exchange_rate(language, currency.code(), &on)
        }
        Obstacle::NoPrice {
            meter,
            currency,
            on,
        } => {
            let on = format::date(language, *on);
            operator::obstacle_price(language, currency.code(), meter, &on)
        }
        Obstacle::OtherUnit {
            meter,
            expected,
            found,
        } => operator::obstacle_unit(language, meter, found, expected),
        Obstacle::SeriesGone => operator::obstacle_gone(language),
        Obstacle::NoCurrency => operator::obstacle_currency(language),
        Obstacle::OtherCurrency { expected, found } => {
            operator::obstacle_other_currency(language, found.code(), expected.code())
        }
        Obstacle::TooManyLines { limit } => {
            operator::obstacle_too_many_lines(language, &format::count(language, *limit))
        }
        Obstacle::TooLarge { what } => operator::obstacle_too_large(language, what),
    }
}
