//! Invoices made up for tests and measurements, from charges by the rules of `billing`.

use billing::address::CustomerKind;
use billing::invoice::content::Body;
use billing::invoice::{
    Charge, Head, InvoiceContent, InvoiceKind, Item, LineKind, Named, PaymentMethod, Place,
    TEMPLATE_VERSION, TaxTerms, assemble,
};
use billing::tax::{ExchangeRate, TaxCategory, TaxRate};
use billing::{Address, AgreementType, Bank, Currency, Exact, Issuer, Month, Party, Period};
use chrono::NaiveDate;

/// A monthly invoice with this many lines, in euros at 21 %.
///
/// # Panics
/// Never, unless the sample itself is wrong.
pub fn invoice(lines: usize) -> InvoiceContent {
    InvoiceContent {
        head: head(Currency::EUR),
        body: body((0..lines).map(charge), Currency::EUR, vat(21)),
    }
}

/// A document with these charges.
///
/// # Panics
/// Where they do not make an invoice.
pub fn invoice_of(charges: Vec<Charge>, currency: Currency, rate: TaxRate) -> InvoiceContent {
    InvoiceContent {
        head: head(currency),
        body: body(charges, currency, rate),
    }
}

/// The standard category at this rate.
pub fn vat(percent: i64) -> TaxRate {
    TaxRate {
        category: TaxCategory::Standard,
        percent: Exact::whole(percent),
    }
}

/// The line of this number: every eight a subscription, every three a family.
pub fn charge(number: usize) -> Charge {
    const FAMILIES: [&str; 3] = ["Compute", "Databases", "Storage"];
    const SERVICES: [&str; 3] = ["Virtual Machines", "SQL Database", "Block Blob Storage"];
    const MORE: [&str; 3] = [
        "D2s v5, West Europe",
        "vCore, General Purpose",
        "Hot LRS data stored",
    ];
    let (rank, subscription, kind) = (number / 40, number / 8, number / 3 % 3);
    let price = decimal(&format!("0.{:04}", 96 + number * 37 % 900));
    let quantity = decimal(&format!("{}.25", 12 + number * 13 % 700));
    Charge {
        place: Place {
            section_rank: rank as u32,
            section: ["Engineering", "Marketing", "Research"][rank % 3].to_owned(),
            section_id: rank.to_string(),
            reseller: None,
            order: format!("Azure sub {:02}", subscription + 1),
            order_id: subscription.to_string(),
            family: FAMILIES[kind].to_owned(),
        },
        item: Item {
            service: SERVICES[kind].to_owned(),
            description: format!("{} {number:03}", MORE[kind]),
            subcategory: None,
            region: None,
            unit: "1 Hour".to_owned(),
            unit_price: Some(price),
            kind: LineKind::Usage,
            publisher: None,
            period: None,
        },
        quantity: Some(quantity),
        cost: price.times(quantity).expect("fits"),
        list_cost: None,
    }
}

/// A number.
///
/// # Panics
/// Where it is none.
pub fn decimal(text: &str) -> Exact {
    text.parse().expect("a decimal")
}

fn body(charges: impl IntoIterator<Item = Charge>, currency: Currency, rate: TaxRate) -> Body {
    let terms = TaxTerms {
        rate,
        accounting_currency: Currency::EUR,
        exchange_rates: &[ExchangeRate {
            currency: Currency::USD,
            rate: decimal("1.1"),
            source: "Demo rate".to_owned(),
            valid_from: day(2026, 1, 1),
            valid_to: None,
        }],
        on: day(2026, 4, 5),
    };
    assemble(charges, currency, terms).expect("charges that make an invoice")
}

fn head(currency: Currency) -> Head {
    let contoso = party("Contoso Ltd", &["Stationsplein 45"], "3013 AK", "Rotterdam");
    Head {
        template: TEMPLATE_VERSION,
        name: "G1A2B3C4D5".to_owned(),
        document_number: "2026-000123".to_owned(),
        kind: InvoiceKind::Profile,
        agreement: AgreementType::Mca,
        issuer: issuer(),
        account: named("7e049e1d:2c44_2026-03-01", "Contoso Ltd"),
        profile: Some(named("ABCD-EFGH-BG7-PGB", "Billing profile 01")),
        subscription: None,
        sold_to: Party {
            vat_number: Some("NL854502130B01".to_owned()),
            ..contoso.clone()
        },
        bill_to: Party {
            address: Address {
                lines: vec!["Accounts payable".to_owned(), "Postbus 2200".to_owned()],
                postal_code: "3000 CE".to_owned(),
                ..contoso.address.clone()
            },
            ..contoso
        },
        po_number: Some("PO-2026-0815".to_owned()),
        currency,
        period: march(),
        invoice_date: day(2026, 4, 5),
        due_date: day(2026, 5, 5),
        payment_method: PaymentMethod::Invoice,
        payment_terms_days: 30,
        owner_email: None,
        offer: None,
        previous: None,
        set_off: None,
        correction: None,
    }
}

fn issuer() -> Issuer {
    let seat = party(
        "Reckoner Demo B.V.",
        &["Herengracht 124"],
        "1015 BT",
        "Amsterdam",
    );
    Issuer {
        name: seat.name,
        address: seat.address,
        vat_number: Some("NL001234567B01".to_owned()),
        registration_number: Some("12345678".to_owned()),
        email: Some("billing@reckoner.example".to_owned()),
        accounting_currency: Currency::EUR,
        bank: Some(Bank {
            name: "Demo Bank".to_owned(),
            iban: "NL02ABNA0123456789".to_owned(),
            bic: "ABNANL2A".to_owned(),
        }),
        mail_colours: None,
    }
}

fn party(name: &str, lines: &[&str], postal_code: &str, city: &str) -> Party {
    Party {
        name: name.to_owned(),
        kind: CustomerKind::Business,
        address: Address {
            lines: lines.iter().map(|line| (*line).to_owned()).collect(),
            postal_code: postal_code.to_owned(),
            city: city.to_owned(),
            country: "NL".to_owned(),
        },
        vat_number: None,
    }
}

fn named(name: &str, display_name: &str) -> Named {
    Named {
        name: name.to_owned(),
        display_name: display_name.to_owned(),
    }
}

/// The month that the samples are for.
pub fn march() -> Period {
    Month::of(day(2026, 3, 1)).period()
}

/// A day.
///
/// # Panics
/// Where there is no such day.
pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day")
}
