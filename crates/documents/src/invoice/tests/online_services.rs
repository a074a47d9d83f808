//! What a MOSP invoice says besides: offer, account owner, method, and what was owed before
//! (domain.md §6, MOSP).

use super::{assert_says, text};
use crate::sample;
use billing::Language::{En, Nl};
use billing::invoice::{Charge, PreviousBalance};
use billing::{AgreementType, Currency, Exact, Money};

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

/// Usage has the table of its agreement: what was consumed, included and billable, at which rate,
/// in which region; its tax is told once, below.
#[test]
fn a_mosp_invoice_says_what_was_consumed_included_and_billable() {
    let of = |quantity: i64, price: &str| {
        let mut charge = sample::charge(0);
        charge.item.subcategory = Some("Dsv5 Series".to_owned());
        charge.item.region = Some("EU West".to_owned());
        charge.item.unit_price = Some(sample::decimal(price));
        Charge {
            quantity: Some(Exact::whole(quantity)),
            cost: Exact::whole(quantity)
                .times(sample::decimal(price))
                .expect("fits"),
            ..charge
        }
    };
    let charges = vec![of(750, "0"), of(250, "0.1")];
    let mut invoice = sample::invoice_of(charges, Currency::EUR, sample::vat(21));
    invoice.head.agreement = AgreementType::Mosp;
    assert_says(
        &text(&invoice, En),
        &[
            "Name, type, resource Region Consumed Included Billable Rate Value",
            "Virtual Machines EU West 1,000 750 250 0.10 25.00",
            "Dsv5 Series · D2s v5, West Europe 000 per 1 Hour",
            "Total Engineering 25.00",
            "Tax 5.25",
            "Grand total 30.25",
        ],
    );
    assert_says(
        &text(&invoice, Nl),
        &[
            "Naam, type, resource Regio Verbruikt Inbegrepen Factureerbaar Tarief Waarde",
            "Virtual Machines EU West 1.000 750 250 0,10 25,00",
            "Eindtotaal 30,25",
        ],
    );
    let text_of_mca = text(&sample::invoice(1), En);
    assert!(!text_of_mca.contains("Consumed"), "{text_of_mca}");
}
