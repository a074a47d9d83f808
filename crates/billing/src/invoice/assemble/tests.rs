//! From charges to an invoice: what is shown adds up, whatever the numbers are.

use super::*;
use crate::tax::TaxCategory;
use proptest::prelude::*;

fn exact(text: &str) -> Exact {
    text.parse().expect("a decimal")
}

fn charge(section: u32, order: &str, item: &str, cost: Exact) -> Charge {
    Charge {
        place: Place {
            section_rank: section,
            section: format!("Section {section}"),
            section_id: section.to_string(),
            reseller: None,
            order: order.to_owned(),
            order_id: order.to_owned(),
            family: "Compute".to_owned(),
        },
        item: Item {
            service: "Virtual machines".to_owned(),
            description: item.to_owned(),
            subcategory: None,
            region: None,
            unit: "Hours".to_owned(),
            unit_price: Some(exact("0.1")),
            kind: LineKind::Usage,
            publisher: None,
            period: None,
        },
        quantity: Some(Exact::ONE),
        cost,
        list_cost: None,
    }
}

fn terms(percent: &str) -> TaxTerms<'static> {
    TaxTerms {
        rate: TaxRate {
            category: TaxCategory::Standard,
            percent: exact(percent),
        },
        accounting_currency: Currency::EUR,
        exchange_rates: &[],
        on: NaiveDate::MIN,
    }
}

fn check_adds_up(body: &Body) {
    let minor = |line: &Line| line.amount.minor();
    for section in &body.sections {
        let lines: i64 = all_lines(section).map(minor).sum();
        assert_eq!(
            lines,
            section.sums.charges.minor() + section.sums.credits.minor()
        );
        let tax: i64 = all_lines(section).map(|line| line.tax.minor()).sum();
        assert_eq!(tax, section.sums.tax.minor());
    }
    let sections: i64 = body.sections.iter().map(|it| it.sums.total.minor()).sum();
    assert_eq!(sections, body.summary.total.minor());
    let taxes: i64 = body.taxes.iter().map(|it| it.tax.minor()).sum();
    assert_eq!(taxes, body.summary.tax.minor());
}

#[test]
fn rounds_the_exact_sum_once_and_says_where_the_cents_went() {
    // Row by row 3 × 0.01 = 0.03; the exact sum 0.015 is 0.02.
    let thirds = ["a", "b", "c"].map(|item| charge(0, "Sub", item, exact("0.005")));
    let body = assemble(thirds, Currency::EUR, terms("21")).expect("an invoice");
    assert_eq!(body.summary.subtotal.minor(), 2);
    let rounding = body.sections[0]
        .rounding
        .as_ref()
        .map(|it| it.amount.minor());
    assert_eq!(rounding, Some(-1));
    check_adds_up(&body);
}

#[test]
fn the_last_section_carries_the_rounding_of_the_invoice() {
    let charges = [0, 1, 2].map(|section| charge(section, "Sub", "a", exact("0.004")));
    let body = assemble(charges, Currency::EUR, terms("0")).expect("an invoice");
    assert_eq!(body.summary.subtotal.minor(), 1); // 0.012
    let roundings = body.sections.iter().map(|it| it.rounding.is_some());
    assert_eq!(roundings.collect::<Vec<_>>(), [false, false, true]);
    check_adds_up(&body);
}

#[test]
fn charges_that_differ_only_in_quantity_are_one_line() {
    let mut second = charge(0, "Sub", "a", exact("1"));
    second.quantity = Some(exact("2.5"));
    let charges = [
        charge(0, "Sub", "a", exact("1")),
        second,
        charge(0, "Sub", "b", exact("1")),
    ];
    let body = assemble(charges, Currency::EUR, terms("21")).expect("an invoice");
    let lines = &body.sections[0].orders[0].families[0].lines;
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0].quantity, Some(exact("3.5")));
    assert_eq!(lines[0].amount.minor(), 200);
}

#[test]
fn two_of_one_name_stay_two() {
    let mut other = charge(0, "Sub", "a", exact("2"));
    other.place.order_id = "another".to_owned();
    let mut far = charge(1, "Sub", "a", exact("4"));
    far.place.section = "Section 0".to_owned();
    let charges = [charge(0, "Sub", "a", exact("1")), other, far];
    let body = assemble(charges, Currency::EUR, terms("21")).expect("an invoice");
    let orders = body.sections.iter().map(|it| it.orders.len());
    assert_eq!(orders.collect::<Vec<_>>(), [2, 1]);
}

#[test]
fn a_quantity_that_is_not_whole_is_left_out() {
    let mut second = charge(0, "Sub", "a", exact("1"));
    second.quantity = None;
    let charges = [charge(0, "Sub", "a", exact("1")), second];
    let body = assemble(charges, Currency::EUR, terms("21")).expect("an invoice");
    let line = &body.sections[0].orders[0].families[0].lines[0];
    assert_eq!((line.quantity, line.amount.minor()), (None, 200));
}

#[test]
fn what_is_included_stands_on_the_line_that_charges_for_the_rest() {
    let used = |price: &str, quantity: &str, cost: &str| {
        let mut used = charge(0, "Sub", "a", exact(cost));
        used.item.unit_price = Some(exact(price));
        used.quantity = Some(exact(quantity));
        used
    };
    let mut late = used("0", "7", "0");
    late.item.period = Some((NaiveDate::MIN, NaiveDate::MIN));
    let charges = [
        used("0", "600", "0"),
        used("0.02", "500", "10"),
        used("0", "400", "0"),
        late,
    ];
    let body = assemble(charges, Currency::EUR, terms("21")).expect("an invoice");
    let lines = lines_of(&body.sections[0]);
    let told: Vec<_> = lines
        .map(|it| (it.quantity, it.included, it.amount.minor()))
        .collect();
    let expected = [
        (Some(Exact::ZERO), Some(exact("7")), 0),
        (Some(exact("500")), Some(exact("1000")), 1000),
    ];
    assert_eq!(told, expected);
    check_adds_up(&body);
}

#[test]
fn what_is_included_before_several_prices_is_a_line_of_its_own() {
    let used = |price: &str, quantity: &str, cost: &str, list: &str| {
        let mut used = charge(0, "Sub", "a", exact(cost));
        used.item.unit_price = Some(exact(price));
        used.quantity = Some(exact(quantity));
        used.list_cost = Some(exact(list));
        used
    };
    let charges = [
        used("0", "1000", "0", "20"),
        used("0.02", "500", "10", "10"),
        used("0.01", "100", "1", "2"),
    ];
    let body = assemble(charges, Currency::EUR, terms("21")).expect("an invoice");
    let lines = lines_of(&body.sections[0]);
    let told: Vec<_> = lines.map(|it| (it.quantity, it.included)).collect();
    let expected = [
        (Some(Exact::ZERO), Some(exact("1000"))),
        (Some(exact("100")), None),
        (Some(exact("500")), None),
    ];
    assert_eq!(told, expected);
    assert_eq!(
        body.summary.savings.minor(),
        2_100,
        "what is included is saved"
    );
}

#[test]
fn a_line_shows_the_tax_of_its_amount_whatever_the_others_are() {
    let charges = [
        charge(0, "Sub", "a", exact("100")),
        charge(0, "Sub", "b", exact("-99.90")),
    ];
    let body = assemble(charges, Currency::EUR, terms("21")).expect("an invoice");
    let taxes = lines_of(&body.sections[0]).map(|it| it.tax.minor());
    // 21.00 and -20.979, rounded; one cent makes up for the rounding of the sum 0.021.
    assert_eq!(taxes.collect::<Vec<_>>(), [2100, -2098]);
    assert_eq!(body.summary.tax.minor(), 2);
}

#[test]
fn credit_that_is_used_up_is_told_apart() {
    let mut credit = charge(0, "Sub", "credit", exact("-50"));
    credit.item.kind = LineKind::CreditApplied;
    let charges = [charge(0, "Sub", "a", exact("62.40")), credit];
    let body = assemble(charges, Currency::EUR, terms("25")).expect("an invoice");
    assert_eq!(body.summary.credits_applied.minor(), -5000);
    assert_eq!(body.summary.credits.minor(), 0);
    assert_eq!(body.summary.subtotal.minor(), 1240);
    assert_eq!(body.summary.total.minor(), 1550);
}

#[test]
fn credits_stand_apart_and_lower_the_tax() {
    let mut credit = charge(0, "Sub", "credit", exact("-4"));
    credit.item.kind = LineKind::Credit;
    let charges = [charge(0, "Sub", "a", exact("10")), credit];
    let summary = assemble(charges, Currency::EUR, terms("21"))
        .expect("an invoice")
        .summary;
    assert_eq!(summary.charges.minor(), 1000);
    assert_eq!(summary.credits.minor(), -400);
    assert_eq!(summary.subtotal.minor(), 600);
    assert_eq!(summary.tax.minor(), 126);
    assert_eq!(summary.total.minor(), 726);
}

#[test]
fn nothing_charged_is_an_invoice_over_nothing() {
    let body = assemble([], Currency::EUR, terms("21")).expect("an invoice");
    assert_eq!(body.summary.total.minor(), 0);
    assert!(body.sections.is_empty());
    assert_eq!(body.taxes.len(), 1);
}

proptest! {
    #[test]
    fn what_is_shown_always_adds_up(
        costs in prop::collection::vec((0..4_u32, 0..3_u8, -10_i128.pow(22)..10_i128.pow(22)), 0..60),
        percent in 0..30_i64,
    ) {
        let charges: Vec<_> = costs
            .iter()
            .enumerate()
            .map(|(place, (section, order, atto))| {
                charge(*section, &format!("Sub {order}"), &place.to_string(), Exact::from_atto(*atto))
            })
            .collect();
        let exact_sum: i128 = costs.iter().map(|(_, _, atto)| atto).sum();
        let body = assemble(charges, Currency::EUR, terms(&percent.to_string())).expect("an invoice");
        let subtotal = Money::round(Exact::from_atto(exact_sum), Currency::EUR).expect("fits");
        prop_assert_eq!(body.summary.subtotal, subtotal);
        check_adds_up(&body);
    }
}
