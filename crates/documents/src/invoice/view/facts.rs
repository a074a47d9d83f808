//! The numbers and dates of the document, and what it comes to.

use crate::text::Text;
use billing::invoice::{Correction, CorrectionKind, Head, InvoiceContent, InvoiceKind};
use billing::{AgreementType, Language};
use serde::Serialize;
use words::{document, format, labels};

/// A name and a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// What it is here.
    pub value: Text,
}

pub(crate) fn fact(label: String, value: impl AsRef<str>) -> Fact {
    Fact {
        label,
        value: Text::new(value),
    }
}

pub(super) fn facts(head: &Head, language: Language) -> Vec<Fact> {
    let (name, date) = match head.kind {
        InvoiceKind::CreditNote => (document::note_name(language), document::note_date(language)),
        _ => (
            document::invoice_name(language),
            document::invoice_date(language),
        ),
    };
    let always = [
        (
            document::document_number(language),
            head.document_number.clone(),
        ),
        (name, head.name.clone()),
        (date, format::date(language, head.invoice_date)),
    ];
    let terms = i64::from(head.payment_terms_days);
    let due = (head.kind != InvoiceKind::CreditNote).then(|| {
        let date = format::date(language, head.due_date);
        fact(document::due_date(language), date)
    });
    let terms = head.has_payment_terms().then(|| {
        let net = document::payment_terms_net(language, terms);
        fact(document::payment_terms(language), net)
    });
    let account = fact(
        document::billing_account(language),
        &head.account.display_name,
    );
    let profile = head.profile.as_ref().map(|it| &it.display_name);
    let subscription = head.subscription.as_ref().map(|it| &it.display_name);
    let method = labels::payment_method(language, head.payment_method);
    let method = (head.agreement == AgreementType::Mosp).then_some(&method);
    let sometimes = [
        (document::billing_profile(language), profile),
        (document::subscription(language), subscription),
        (document::offer(language), head.offer.as_ref()),
        (document::account_owner(language), head.owner_email.as_ref()),
        (document::payment_method(language), method),
        (document::po_number(language), head.po_number.as_ref()),
    ];
    let always = always.into_iter().map(|(label, value)| fact(label, value));
    let given = sometimes.into_iter();
    let given = given.filter_map(|(label, value)| Some(fact(label, value?)));
    let correction = head.correction.as_ref();
    let correction = correction.map(|it| corrected(it, language));
    always
        .chain(due)
        .chain(terms)
        .chain([account])
        .chain(given)
        .chain(correction.into_iter().flatten())
        .collect()
}

/// What the document corrects, by number and date (EN 16931, BT-25 and BT-26), and why.
fn corrected(correction: &Correction, language: Language) -> Vec<Fact> {
    let mut preceding = correction.preceding.iter().map(|it| {
        let date = format::short_date(language, it.invoice_date);
        document::numbered_of(language, &it.document_number, &date)
    });
    let label = match correction.kind {
        CorrectionKind::Void => document::takes_back(language),
        CorrectionKind::Credit => document::takes_back_part(language),
        CorrectionKind::Rebill => document::in_place_of(language),
    };
    let mut facts: Vec<_> = preceding
        .next()
        .map(|it| fact(label, it))
        .into_iter()
        .collect();
    let of_others = match correction.kind {
        CorrectionKind::Rebill => document::taken_back_by(language),
        CorrectionKind::Void | CorrectionKind::Credit => document::credited_before(language),
    };
    let note = |it| fact(of_others.clone(), it);
    facts.extend(preceding.map(note));
    facts.push(fact(
        document::correction_reason(language),
        &correction.reason,
    ));
    facts
}

/// What the document comes to, to be seen first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Payable {
    /// Whether it is to be paid or given back.
    pub label: String,
    /// The total, or what is left of it to pay.
    pub amount: String,
    /// By when, where there is something to pay.
    pub due: Option<Fact>,
}

impl Payable {
    pub(super) fn new(content: &InvoiceContent, language: Language) -> Self {
        let total = content.amount_due();
        let is_to_pay = total.minor() > 0;
        let is_paid = content.head.set_off.is_some();
        let due = || {
            let date = format::date(language, content.head.due_date);
            fact(document::due_date(language), date)
        };
        Self {
            label: match is_to_pay || is_paid {
                true => document::amount_due(language),
                false => document::total(language),
            },
            amount: format::money(language, total),
            due: is_to_pay.then(due),
        }
    }
}
