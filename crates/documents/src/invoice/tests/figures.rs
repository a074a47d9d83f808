//! The figures on paper, in both languages (domain.md §6).

use super::{assert_says, costing, pages, sample, single_spaced, text};
use billing::Language::{En, Nl};
use billing::invoice::LineKind;
use billing::tax::{TaxCategory, TaxRate};
use billing::{Currency, Exact, Period};

/// Two lines of 1.004: shown 1.00 each, together 2.01, so that a rounding line carries 0.01.
#[test]
fn what_is_shown_adds_up_in_both_languages() {
    let charges = vec![costing("1.004"), costing("1.00400000001")];
    let content = sample::invoice_of(charges, Currency::EUR, sample::vat(21));
    assert_says(
        &text(&content, En),
        &[
            "Billing period March 2026 EUR",
            "Charges 2.01",
            "Credits 0.00",
            "Credits applied 0.00",
            "Subtotal 2.01",
            "21% tax 0.42",
            "Total EUR 2.43",
            "Taxed 21% 2.01 0.42",
            "Engineering 2.01 0.00 0.42 2.43",
            "Rounding 0.01 21% 0.00 0.01",
            "Total Engineering 2.01 0.42 2.43",
        ],
    );
    assert_says(
        &text(&content, Nl),
        &[
            "Factureringsperiode maart 2026 EUR",
            "Kosten 2,01",
            "Subtotaal 2,01",
            "21% btw 0,42",
            "Totaal EUR 2,43",
            "Engineering 2,01 0,00 0,42 2,43",
            "Afronding 0,01 21% 0,00 0,01",
        ],
    );
}

#[test]
fn a_line_has_all_its_columns() {
    let mut charge = sample::charge(0);
    charge.item.unit_price = Some(sample::decimal("1234.5678901"));
    charge.quantity = Some(sample::decimal("1000.000000000000000001"));
    charge.cost = sample::decimal("1234567.89");
    let content = sample::invoice_of(vec![charge], Currency::EUR, sample::vat(21));
    assert_says(
        &text(&content, En),
        &[
            "Virtual Machines 1,234.5678901 1,000.000000000000000001 1,234,567.89 21% 259,259.26 \
             1,493,827.15",
            "D2s v5, West Europe 000 per 1 Hour",
            "Azure sub 01",
            "Compute",
        ],
    );
    assert_says(
        &text(&content, Nl),
        &["1.234,5678901 1.000,000000000000000001 1.234.567,89 21% 259.259,26 1.493.827,15"],
    );
}

#[test]
fn late_usage_and_credits_say_so() {
    let mut late = costing("100");
    late.item.period = Some((sample::day(2026, 2, 3), sample::day(2026, 2, 27)));
    let mut credit = costing("-350.5");
    credit.item.kind = LineKind::Credit;
    let content = sample::invoice_of(vec![late, credit], Currency::EUR, sample::vat(0));
    assert_says(
        &text(&content, En),
        &[
            "Usage of 3–27 Feb 2026",
            "Credit",
            "Charges 100.00",
            "Credits −350.50",
            "Total EUR −250.50",
        ],
    );
    assert_says(
        &text(&content, Nl),
        &[
            "Gebruik in 3–27 feb 2026",
            "Tegoeden −350,50",
            "EUR −250,50",
        ],
    );
}

#[test]
fn tax_that_is_not_charged_has_its_sentence() {
    for (category, english, dutch) in [
        (
            TaxCategory::ReverseCharge,
            "Reverse charge: the recipient owes the tax.",
            "Btw verlegd: de afnemer is de btw verschuldigd.",
        ),
        (
            TaxCategory::OutsideScope,
            "Outside the scope of tax: no tax is due.",
            "Buiten de btw-heffing: er is geen btw verschuldigd.",
        ),
        (
            TaxCategory::Exempt,
            "Exempt from tax.",
            "Vrijgesteld van btw.",
        ),
    ] {
        let rate = TaxRate {
            category,
            percent: Exact::ZERO,
        };
        let content = sample::invoice_of(vec![costing("10")], Currency::EUR, rate);
        assert_says(&text(&content, En), &[english, "Total EUR 10.00"]);
        assert_says(&text(&content, Nl), &[dutch, "Totaal EUR 10,00"]);
    }
}

/// 21 % of USD 1,000 is USD 210, at 1.10 USD for a euro EUR 190.91.
#[test]
fn tax_is_also_stated_in_the_accounting_currency() {
    let content = sample::invoice_of(vec![costing("1000")], Currency::USD, sample::vat(21));
    assert_says(
        &text(&content, En),
        &[
            "Total USD 1,210.00",
            "Tax in EUR: 190.91. Exchange rate: EUR 1 = USD 1.10. Source: Demo rate, valid from \
             1 January 2026.",
        ],
    );
    assert_says(
        &text(&content, Nl),
        &["Btw in EUR: 190,91. Wisselkoers: EUR 1 = USD 1,10. Bron: Demo rate, geldig vanaf"],
    );
}

#[test]
fn an_invoice_without_charges_is_one_page_that_says_so() {
    let mut content = sample::invoice(0);
    content.head.period = Period {
        end: sample::day(2026, 3, 30),
        ..sample::march()
    };
    let pages = pages(&content, En);
    assert_eq!(pages.len(), 1);
    assert_says(
        &single_spaced(&pages[0]),
        &[
            "There were no charges in this period.",
            "1–30 Mar 2026",
            "Total EUR 0.00",
            "There is nothing to pay.",
        ],
    );
}
