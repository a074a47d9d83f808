//! How to pay (domain.md §2, Status; §6).

use super::{assert_says, costing, sample, text};
use billing::Language::{En, Nl};
use billing::invoice::{InvoiceContent, PaymentMethod};
use billing::{Currency, Money};

fn hundred() -> InvoiceContent {
    sample::invoice_of(vec![costing("100")], Currency::EUR, sample::vat(21))
}

#[test]
fn a_transfer_has_all_it_needs() {
    assert_says(
        &text(&hundred(), En),
        &[
            "Total amount due EUR 121.00",
            "Please transfer EUR 121.00 so that it arrives by 5 May 2026",
            "Account holder Reckoner Demo B.V.",
            "IBAN NL02 ABNA 0123 4567 89",
            "BIC ABNANL2A",
            "Bank Demo Bank",
            "Payment reference 2026-000123",
            "Questions about this document: billing@reckoner.example",
        ],
    );
    assert_says(
        &text(&hundred(), Nl),
        &[
            "Maak EUR 121,00 over",
            "uiterlijk 5 mei 2026",
            "Betalingskenmerk 2026-000123",
        ],
    );
}

/// What was paid in advance is not asked for again (EN 16931, BT-113 and BT-115).
#[test]
fn what_is_set_off_from_the_start_is_not_asked_for() {
    let mut content = hundred();
    let set_off = |minor| Some(Money::new(minor, Currency::EUR));
    content.head.set_off = set_off(2_100);
    assert_says(
        &text(&content, En),
        &[
            "Total amount due EUR 100.00",
            "Total EUR 121.00",
            "Paid in advance or credited before −21.00",
            "Please transfer EUR 100.00 so that it arrives by 5 May 2026",
        ],
    );
    content.head.set_off = set_off(12_100);
    let said = text(&content, Nl);
    assert_says(
        &said,
        &[
            "Totaal te betalen EUR 0,00",
            "U hoeft niets te betalen: het bedrag is al voldaan uit wat eerder",
        ],
    );
    assert!(!said.contains("IBAN"), "{said}");
}

#[test]
fn a_card_is_charged_by_itself() {
    let mut content = hundred();
    content.head.payment_method = PaymentMethod::Card;
    content.head.due_date = content.head.invoice_date;
    let said = text(&content, En);
    assert_says(
        &said,
        &["EUR 121.00 will be charged to your card on 5 April 2026."],
    );
    assert!(!said.contains("IBAN"), "{said}");
}

#[test]
fn without_a_bank_nobody_is_sent_to_one() {
    let mut content = hundred();
    content.head.issuer.bank = None;
    let said = text(&content, En);
    assert_says(&said, &["The issuer has not given bank details."]);
    assert!(!said.contains("IBAN"), "{said}");
}

#[test]
fn a_negative_total_is_set_off() {
    let content = sample::invoice_of(vec![costing("-100")], Currency::EUR, sample::vat(21));
    let said = text(&content, En);
    assert_says(
        &said,
        &[
            "EUR −121.00",
            "This amount is set off against your next invoices.",
        ],
    );
    assert!(!said.contains("Please transfer"), "{said}");
}
