//! An invoice and what takes it back come to nothing, in one piece or in many, to the cent.

use super::*;
use crate::address::CustomerKind;
use crate::invoice::{
    Charge, Correction, CorrectionKind, Head, InvoiceKind, Item, Named, PaymentMethod, Place,
    TaxTerms, assemble,
};
use crate::tax::ExchangeRate;
use crate::{Address, AgreementType, Currency, Issuer, Party, Period};
use chrono::NaiveDate;
use proptest::prelude::*;

fn exact(text: &str) -> Exact {
    text.parse().expect("a decimal")
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 4, 5).expect("a day")
}

fn head(currency: Currency) -> Head {
    let buyer = Party {
        name: "Contoso Ltd".to_owned(),
        address: Address {
            lines: Vec::new(),
            postal_code: String::new(),
            city: "Amsterdam".to_owned(),
            country: "NL".to_owned(),
        },
        vat_number: None,
        kind: CustomerKind::Business,
    };
    let named = Named {
        name: "ABCD".to_owned(),
        display_name: "Contoso Ltd".to_owned(),
    };
    Head {
        template: 1,
        name: "G123456789".to_owned(),
        document_number: "2026-000123".to_owned(),
        kind: InvoiceKind::Profile,
        agreement: AgreementType::Mca,
        issuer: Issuer::not_configured(),
        account: named,
        profile: None,
        subscription: None,
        sold_to: buyer.clone(),
        bill_to: buyer,
        po_number: None,
        currency,
        period: Period {
            start: day(),
            end: day(),
        },
        invoice_date: day(),
        due_date: day(),
        payment_method: PaymentMethod::Invoice,
        payment_terms_days: 30,
        owner_email: None,
        offer: None,
        previous: None,
        set_off: None,
        correction: None,
    }
}

/// An invoice in dollars of an issuer who keeps books in euros.
fn invoice(costs: &[Exact], percent: &str) -> InvoiceContent {
    let charges = costs.iter().enumerate().map(|(place, cost)| Charge {
        place: Place {
            section_rank: 0,
            section: "Research".to_owned(),
            section_id: "1".to_owned(),
            reseller: None,
            order: "Sub".to_owned(),
            order_id: "1".to_owned(),
            family: "Compute".to_owned(),
        },
        item: Item {
            service: "Virtual machines".to_owned(),
            description: place.to_string(),
            subcategory: None,
            region: None,
            unit: "Hours".to_owned(),
            unit_price: Some(exact("0.1")),
            kind: LineKind::Usage,
            publisher: None,
            period: None,
        },
        quantity: Some(Exact::ONE),
        cost: *cost,
        list_cost: None,
    });
    let rates = [ExchangeRate {
        currency: Currency::USD,
        rate: exact("1.1"),
        source: "Demo rate".to_owned(),
        valid_from: day(),
        valid_to: None,
    }];
    let terms = TaxTerms {
        rate: TaxRate {
            category: TaxCategory::Standard,
            percent: exact(percent),
        },
        accounting_currency: Currency::EUR,
        exchange_rates: &rates,
        on: day(),
    };
    InvoiceContent {
        head: head(Currency::USD),
        body: assemble(charges, Currency::USD, terms).expect("an invoice"),
    }
}

fn credit(amount: &str) -> Credited {
    Credited {
        category: None,
        amount: exact(amount),
        reason: "Outage of 3 April".to_owned(),
    }
}

/// Total, tax, and tax in the accounting currency of an invoice with its notes, in minor units.
fn together(content: &InvoiceContent, notes: &[Body]) -> (i64, i64, i64) {
    let all = || [&content.body].into_iter().chain(notes);
    let converted = |it: &Body| {
        let taxes = it.taxes.iter().filter_map(|it| it.converted.as_ref());
        taxes.map(|it| it.amount.minor()).sum::<i64>()
    };
    (
        all().map(|it| it.summary.total.minor()).sum(),
        all().map(|it| it.summary.tax.minor()).sum(),
        all().map(converted).sum(),
    )
}

#[test]
fn a_part_is_credited_and_no_more_than_is_left() {
    let content = invoice(&[exact("80"), exact("20.004")], "21");
    let first = credit_note(&content, &[], &credit("60")).expect("a credit note");
    assert_eq!(first.summary.total.decimal(), "-72.60");
    assert_eq!(first.summary.credits, first.summary.subtotal);
    let before = [first];
    let left = left_to_credit(&content, &before).expect("fits");
    let left: Vec<_> = left.iter().map(|it| it.taxable.decimal()).collect();
    assert_eq!(left, ["40.00"]);
    let more = credit_note(&content, &before, &credit("40.01")).expect_err("too much");
    assert_eq!(more.to_string(), "only 40.00 is left to credit before tax");
    let rest = credit_note(&content, &before, &credit("40")).expect("the rest");
    let all = [before[0].clone(), rest];
    assert_eq!(together(&content, &all), (0, 0, 0));
    let nothing = credit_note(&content, &all, &credit("0.01"));
    assert_eq!(nothing, Err(Uncorrectable::NothingLeft));
}

#[test]
fn what_is_no_amount_is_not_credited() {
    let content = invoice(&[exact("80")], "21");
    for amount in ["0", "-1", "0.001"] {
        let refused = credit_note(&content, &[], &credit(amount));
        assert_eq!(refused, Err(Uncorrectable::NoAmount), "{amount}");
    }
    let other = Credited {
        category: Some(TaxCategory::Zero),
        ..credit("1")
    };
    let refused = credit_note(&content, &[], &other);
    assert_eq!(refused, Err(Uncorrectable::NothingLeft));
}

#[test]
fn a_note_names_what_it_takes_back() {
    let content = invoice(&[exact("80")], "21");
    let later = NaiveDate::from_ymd_opt(2026, 5, 1).expect("a day");
    let head = content
        .head
        .of_note(CorrectionKind::Void, "Wrong address", later);
    let Some(Correction {
        kind, preceding, ..
    }) = &head.correction
    else {
        panic!("a correction");
    };
    assert_eq!(*kind, CorrectionKind::Void);
    assert_eq!(preceding[0].document_number, "2026-000123");
    assert_eq!(preceding[0].invoice_date, day());
    assert_eq!(
        (head.kind, head.invoice_date),
        (InvoiceKind::CreditNote, later)
    );
    assert_eq!(head.sold_to, content.head.sold_to);
}

proptest! {
    #[test]
    fn a_void_note_is_the_opposite(costs in prop::collection::vec(-10_i128.pow(22)..10_i128.pow(22), 0..8)) {
        let costs: Vec<_> = costs.into_iter().map(Exact::from_atto).collect();
        let content = invoice(&costs, "21");
        let note = content.taken_back(&[]).expect("one currency");
        prop_assert_eq!(together(&content, std::slice::from_ref(&note)), (0, 0, 0));
        let again = InvoiceContent { head: content.head.clone(), body: note };
        let mut back = again.taken_back(&[]).expect("one currency");
        back.summary.savings = content.body.summary.savings;
        prop_assert_eq!(back, content.body);
    }

    #[test]
    fn parts_of_any_size_give_everything_back(parts in prop::collection::vec(1_i64..5_000, 1..20)) {
        let whole: i64 = parts.iter().sum();
        let content = invoice(&[Money::new(whole, Currency::USD).exact()], "21");
        let mut notes = Vec::new();
        for part in parts {
            let amount = Money::new(part, Currency::USD).exact();
            let asked = Credited { amount, ..credit("1") };
            notes.push(credit_note(&content, &notes, &asked).expect("a credit note"));
            let with_head = |body: &Body| InvoiceContent { head: content.head.clone(), body: body.clone() };
            let before: Vec<_> = notes.iter().map(with_head).collect();
            let mut all = notes.clone();
            all.push(content.taken_back(&before).expect("one currency"));
            prop_assert_eq!(together(&content, &all), (0, 0, 0), "voided after {} parts", notes.len());
        }
        prop_assert_eq!(together(&content, &notes), (0, 0, 0));
    }
}
