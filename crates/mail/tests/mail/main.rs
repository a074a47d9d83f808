//! What letters say, read back from the wire; and how they leave, against a real mail server.

mod leaving;
mod receipts;
mod saying;

use billing::invoice::{InvoiceKind, Named, PaymentMethod};
use billing::mail::{AboutInvoice, EmailAddress, Letter, MailColours, MailReason};
use billing::{Address, Currency, Issuer, Language, MailId, Money, Period};
use chrono::{DateTime, NaiveDate, Utc};
use mail::{Composed, Document, Mailbox, Outgoing, compose};

const HOST: &str = "billing.example";

fn mailbox(name: Option<&str>, address: &str) -> Mailbox {
    Mailbox {
        name: name.map(str::to_owned),
        address: EmailAddress::parse(address).expect("an address"),
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn at() -> DateTime<Utc> {
    "2026-04-05T06:00:00Z".parse().expect("a moment")
}

fn issuer() -> Issuer {
    Issuer {
        name: "Reckoner Demo B.V.".to_owned(),
        email: Some("billing@reckoner.example".to_owned()),
        address: Address {
            lines: vec!["Keizersgracht 1".to_owned()],
            postal_code: "1015 AA".to_owned(),
            city: "Amsterdam".to_owned(),
            country: "NL".to_owned(),
        },
        ..Issuer::not_configured()
    }
}

fn invoice() -> AboutInvoice {
    let total = Money::new(12_345, Currency::EUR);
    AboutInvoice {
        account: Named {
            name: "1234".to_owned(),
            display_name: "Contoso Ltd".to_owned(),
        },
        scope: "Billing profile 01".to_owned(),
        name: "G123456789".to_owned(),
        number: "2026-000123".to_owned(),
        kind: InvoiceKind::Profile,
        period: Period {
            start: day("2026-03-01"),
            end: day("2026-03-31"),
        },
        invoice_date: day("2026-04-05"),
        due_date: day("2026-05-05"),
        payment_method: PaymentMethod::Invoice,
        total,
        open: total,
        is_in_portal: true,
        next_try: None,
        corrects: None,
    }
}

/// A letter to somebody, written with what stands in these places.
struct Written<'a> {
    id: MailId,
    to: Mailbox,
    letter: Letter,
    language: Language,
    document: Document<'a>,
    unsubscribe: Option<String>,
    colours: Option<MailColours>,
}

impl Written<'_> {
    fn to(address: &str, letter: Letter) -> Self {
        Self {
            id: MailId::new(),
            to: mailbox(None, address),
            letter,
            language: Language::En,
            document: Document::None,
            unsubscribe: None,
            colours: None,
        }
    }

    fn compose(&self) -> Composed {
        let (from, issuer) = (
            mailbox(Some("Reckoner Demo B.V."), "billing@reckoner.example"),
            Issuer {
                mail_colours: self.colours,
                ..issuer()
            },
        );
        compose(&Outgoing {
            id: self.id,
            host: HOST,
            from: &from,
            to: &self.to,
            issuer: &issuer,
            letter: &self.letter,
            language: self.language,
            reason: MailReason::ProfileRole,
            link: Some(format!(
                "https://{HOST}/billing/accounts/1234/invoices/G123456789"
            )),
            unsubscribe: self.unsubscribe.clone(),
            document: self.document,
            at: at(),
        })
        .expect("composed")
    }
}
