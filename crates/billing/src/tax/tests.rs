//! Tax: the rule that holds, the tax of an amount, and the tax in the accounting currency.

use super::*;
use crate::Address;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn exact(text: &str) -> Exact {
    text.parse().expect("a decimal")
}

fn buyer(country: &str, kind: CustomerKind) -> Party {
    Party {
        kind,
        address: Address {
            country: country.to_owned(),
            ..Address::default()
        },
        ..Party::default()
    }
}

fn rule(country: &str, customer: CustomerKind, percent: &str, valid_from: &str) -> TaxRule {
    TaxRule {
        country: country.to_owned(),
        customer,
        category: TaxCategory::Standard,
        percent: exact(percent),
        valid_from: day(valid_from),
        valid_to: None,
    }
}

#[test]
fn a_rule_that_ended_leaves_none_and_not_the_one_it_replaced() {
    let ended = TaxRule {
        valid_to: Some(day("2026-09-30")),
        ..rule("NL", CustomerKind::Business, "22", "2026-07-01")
    };
    let rules = [
        rule("NL", CustomerKind::Business, "21", "2012-10-01"),
        ended,
    ];
    let buyer = buyer("NL", CustomerKind::Business);
    let percent = |on| rate_for(&buyer, day(on), &rules).map(|it| it.percent);
    assert_eq!(percent("2026-06-30"), Ok(exact("21")));
    assert_eq!(percent("2026-09-30"), Ok(exact("22")));
    let none = TaxError::NoRule {
        country: "NL".to_owned(),
        customer: CustomerKind::Business,
        on: day("2026-10-01"),
    };
    assert_eq!(percent("2026-10-01"), Err(none));
}

#[test]
fn the_latest_rule_of_country_and_kind_holds() {
    let rules = [
        rule("NL", CustomerKind::Business, "21", "2012-10-01"),
        rule("NL", CustomerKind::Business, "22", "2026-07-01"),
        rule("NL", CustomerKind::Private, "9", "2012-10-01"),
    ];
    let percent = |kind, on| rate_for(&buyer("NL", kind), day(on), &rules).map(|it| it.percent);
    assert_eq!(
        percent(CustomerKind::Business, "2026-06-30"),
        Ok(exact("21"))
    );
    assert_eq!(
        percent(CustomerKind::Business, "2026-07-01"),
        Ok(exact("22"))
    );
    assert_eq!(percent(CustomerKind::Private, "2026-07-01"), Ok(exact("9")));
    assert!(percent(CustomerKind::Private, "2012-09-30").is_err());
    assert_eq!(
        rate_for(
            &buyer("BE", CustomerKind::Private),
            day("2026-01-01"),
            &rules
        ),
        Err(TaxError::NoRule {
            country: "BE".to_owned(),
            customer: CustomerKind::Private,
            on: day("2026-01-01"),
        })
    );
}

#[test]
fn tax_is_rounded_once() {
    let rate = TaxRate {
        category: TaxCategory::Standard,
        percent: exact("21"),
    };
    let tax = |minor| {
        rate.tax_on(Money::new(minor, Currency::EUR))
            .map(Money::minor)
    };
    assert_eq!(tax(198), Ok(42)); // 0.4158
    assert_eq!(tax(-50), Ok(-11)); // -0.105
    assert_eq!(
        TaxRate::OUTSIDE_SCOPE.tax_on(Money::new(198, Currency::EUR)),
        Ok(Money::zero(Currency::EUR))
    );
}

#[test]
fn foreign_tax_is_stated_in_the_accounting_currency() {
    let rates = [ExchangeRate {
        currency: Currency::USD,
        rate: exact("1.10"),
        source: "Demo rate".to_owned(),
        valid_from: day("2026-01-01"),
        valid_to: None,
    }];
    let convert = |minor, on| {
        let tax = Money::new(minor, Currency::USD);
        in_accounting_currency(tax, Currency::EUR, day(on), &rates)
    };
    let converted = convert(42, "2026-11-05").expect("a rate").expect("needed");
    assert_eq!(converted.amount, Money::new(38, Currency::EUR)); // 0.3818
    assert_eq!(convert(0, "2020-01-01"), Ok(None));
    assert_eq!(
        convert(42, "2025-12-31"),
        Err(TaxError::NoRate {
            currency: Currency::USD,
            on: day("2025-12-31"),
        })
    );
    let euros = Money::new(42, Currency::EUR);
    assert_eq!(
        in_accounting_currency(euros, Currency::EUR, day("2020-01-01"), &[]),
        Ok(None)
    );
}
