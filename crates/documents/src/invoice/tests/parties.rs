//! Who sells, who buys, which document (domain.md §6).

use super::{assert_says, pages, sample, single_spaced, text};
use billing::Address;
use billing::Language::{En, Nl};
use billing::invoice::InvoiceKind;
use billing::invoice::Publisher;
use billing::{AgreementType, Currency, Issuer};

#[test]
fn the_first_page_names_parties_numbers_and_dates() {
    let content = sample::invoice(1);
    let english = &pages(&content, En)[0];
    assert_says(
        &single_spaced(english),
        &[
            "Reckoner Demo B.V.",
            "VAT number NL001234567B01",
            "Trade register number 12345678",
            "Bill to",
            "Accounts payable",
            "Sold to",
            "3013 AK Rotterdam, Netherlands",
            "VAT number NL854502130B01",
            "Document number 2026-000123",
            "Invoice name G1A2B3C4D5",
            "Invoice date 5 April 2026",
            "Due date 5 May 2026",
            "Payment terms Net 30 days",
            "Billing profile Billing profile 01",
            "PO number PO-2026-0815",
        ],
    );
    assert_says(
        &text(&content, Nl),
        &[
            "Factuur",
            "Factureren aan",
            "Verkocht aan",
            "3013 AK Rotterdam, Nederland",
            "Documentnummer 2026-000123",
            "Factuurdatum 5 april 2026",
            "Betalingstermijn 30 dagen netto",
            "Inkoopordernummer PO-2026-0815",
        ],
    );
}

#[test]
fn a_partner_sees_customers_and_who_resells_to_them() {
    let mut charge = sample::charge(0);
    charge.place.section = "Fabrikam Retail".to_owned();
    charge.place.reseller = Some("Northwind Resellers".to_owned());
    let mut content = sample::invoice_of(vec![charge], Currency::EUR, sample::vat(21));
    content.head.agreement = AgreementType::Mpa;
    assert_says(
        &text(&content, En),
        &[
            "By customer",
            "Fabrikam Retail",
            "Reseller Northwind Resellers",
        ],
    );
    assert_says(
        &text(&content, Nl),
        &["Per klant", "Reseller Northwind Resellers"],
    );
}

#[test]
fn a_credit_note_is_called_one() {
    let mut content = sample::invoice(60);
    content.head.kind = InvoiceKind::CreditNote;
    let pages = pages(&content, Nl);
    assert_says(&pages[0], &["Creditnota"]);
    assert_says(&pages[1], &["Creditnota 2026-000123"]);
}

#[test]
fn every_page_says_that_nobody_is_the_issuer() {
    let mut content = sample::invoice(60);
    content.head.issuer = Issuer::not_configured();
    for (language, sentence) in [
        (
            En,
            "Issuer not configured. This document names no real sender",
        ),
        (
            Nl,
            "Afzender niet ingesteld. Op dit document staat geen echte afzender",
        ),
    ] {
        let pages = pages(&content, language);
        assert!(pages.len() > 2);
        for page in &pages {
            assert_says(&single_spaced(page), &[sentence]);
        }
    }
    let configured = text(&sample::invoice(1), En);
    assert!(!configured.contains("not configured"), "{configured}");
}

#[test]
fn publishers_of_others_services_are_named_with_their_address() {
    let mut content = sample::invoice(3);
    let title = "Publishers of third-party services";
    assert!(!text(&content, En).contains(title));
    content.body.publishers = vec![Publisher {
        name: "Log Explorer Ltd".to_owned(),
        address: Some(Address {
            lines: vec!["1 Quay Street".to_owned()],
            postal_code: "D01 X2".to_owned(),
            city: "Dublin".to_owned(),
            country: "IE".to_owned(),
        }),
    }];
    let text = text(&content, En);
    assert!(text.contains(title), "{text}");
    let line = "Log Explorer Ltd, 1 Quay Street, D01 X2 Dublin, Ireland";
    assert!(text.contains(line), "{text}");
}
