//! How to pay, or why there is nothing to pay.

use super::facts::{Fact, fact};
use crate::text::Text;
use billing::invoice::{InvoiceContent, PaymentMethod};
use billing::{Bank, Language};
use serde::Serialize;
use words::{document, format, given_back};

/// How to pay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Payment {
    /// Its heading.
    pub title: String,
    /// What to do.
    pub sentence: String,
    /// Where to, and what to write on it.
    pub facts: Vec<Fact>,
    /// Whom to ask.
    pub questions: Option<Text>,
}

impl Payment {
    pub(super) fn new(content: &InvoiceContent, language: Language) -> Self {
        let head = &content.head;
        let total = content.amount_due();
        let amount = format::money(language, total);
        let date = format::date(language, head.due_date);
        let (sentence, facts) = match (total.minor(), head.payment_method, &head.issuer.bank) {
            (..0, ..) => (
                given_back::sentence(language, head.correction.as_ref()),
                Vec::new(),
            ),
            (0, ..) if head.set_off.is_some() => {
                (document::paid_from_the_start(language), Vec::new())
            }
            (0, ..) => (document::nothing_to_pay(language), Vec::new()),
            (_, PaymentMethod::Card, _) => (
                document::pay_by_card(language, &amount, &date),
                vec![reference(content, language)],
            ),
            (_, PaymentMethod::Invoice, None) => (
                document::bank_missing(language),
                vec![reference(content, language), due(date, language)],
            ),
            (_, PaymentMethod::Invoice, Some(bank)) => {
                let mut facts = account(bank, &head.issuer.name, language);
                facts.extend([reference(content, language), due(date.clone(), language)]);
                (document::pay_by_transfer(language, &amount, &date), facts)
            }
        };
        let email = head.issuer.email.as_ref();
        Self {
            title: match total.minor() {
                ..0 => document::what_becomes_of_it(language),
                _ => document::how_to_pay(language),
            },
            sentence,
            facts,
            questions: email.map(|it| document::questions(language, it).into()),
        }
    }
}

fn account(bank: &Bank, holder: &str, language: Language) -> Vec<Fact> {
    vec![
        fact(document::account_holder(language), holder),
        fact(document::iban(language), in_fours(&bank.iban)),
        fact(document::bic(language), &bank.bic),
        fact(document::bank(language), &bank.name),
    ]
}

fn reference(content: &InvoiceContent, language: Language) -> Fact {
    let label = document::payment_reference(language);
    fact(label, &content.head.document_number)
}

fn due(date: String, language: Language) -> Fact {
    fact(document::due_date(language), date)
}

/// An account number as people read it: `NL02 ABNA 0123 4567 89`.
fn in_fours(iban: &str) -> String {
    let letters: Vec<_> = iban.chars().filter(|it| !it.is_whitespace()).collect();
    let fours: Vec<String> = letters
        .chunks(4)
        .map(|four| four.iter().collect())
        .collect();
    fours.join(" ")
}
