//! What a MOSP invoice says besides: offer, account owner, method, and what was owed before
//! (domain.md §6, MOSP).

use super::{assert_says, text};
use crate::sample;
use billing::Language::{En, Nl};
use billing::invoice::PreviousBalance;
use billing::{AgreementType, Currency, Money};

#[test]
fn a_mosp_invoice_says_what_was_owed_before() {
    let eur = |minor| Money::new(minor, Currency::EUR);
    let mut invoice = sample::invoice(3);
    let plain = text(&invoice, En);
    for absent in [
        "Offer",
        "Account owner",
        "Payment method",
        "Previous balance",
    ] {
        assert!(!plain.contains(absent), "{absent} under MCA");
    }
    invoice.head.agreement = AgreementType::Mosp;
    invoice.head.offer = Some("Pay as you go".to_owned());
    invoice.head.owner_email = Some("jeroen@contoso.example".to_owned());
    let previous = PreviousBalance::new(eur(2_500), eur(10_000)).expect("fits");
    invoice.head.previous = Some(previous);
    assert_says(
        &text(&invoice, En),
        &[
            "Offer Pay as you go",
            "Account owner jeroen@contoso.example",
            "Payment method By invoice (transfer)",
            "Previous balance 125.00",
            "Payments since −100.00",
            "Outstanding from before 25.00",
        ],
    );
    assert_says(
        &text(&invoice, Nl),
        &[
            "Aanbieding",
            "Accounteigenaar",
            "Betalingswijze",
            "Vorig saldo 125,00",
        ],
    );
}
