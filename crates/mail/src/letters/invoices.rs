//! Letters about an invoice.

use super::{Said, fact_of_account};
use crate::Document;
use billing::invoice::{CorrectionKind, InvoiceKind, PaymentMethod};
use billing::mail::{AboutInvoice, Corrects};
use billing::payment::DeclineReason;
use billing::{Issuer, Language};
use words::{document, format, labels, mail};

pub(super) fn issued(
    language: Language,
    (it, issuer): (&AboutInvoice, &str),
    document: Document,
) -> Said {
    let total = format::money(language, it.total);
    let period = format::period(language, it.period);
    let mut paragraphs = match it.kind {
        InvoiceKind::CreditNote => vec![mail::note_intro(language, &period, &total)],
        _ => vec![mail::invoice_intro(language, &period, &total)],
    };
    paragraphs.extend(it.corrects.as_ref().map(|it| corrects(language, it)));
    paragraphs.extend(match document {
        Document::Attached(_) => Some(mail::invoice_attached(language)),
        Document::TooLarge => Some(mail::invoice_too_large(language)),
        Document::None => None,
    });
    let (number, scope) = (it.number.as_str(), it.scope.as_str());
    if it.kind == InvoiceKind::CreditNote {
        return Said {
            subject: mail::note_subject(language, number, issuer, &total),
            title: mail::note_title(language, scope),
            paragraphs,
            facts: facts(language, it),
            button: it.is_in_portal.then(|| mail::note_button(language)),
        };
    }
    paragraphs.push(to_pay(language, it));
    Said {
        subject: mail::invoice_subject(language, number, issuer, &total),
        title: mail::invoice_title(language, scope),
        paragraphs,
        facts: facts(language, it),
        button: it.is_in_portal.then(|| mail::invoice_button(language)),
    }
}

fn corrects(language: Language, it: &Corrects) -> String {
    match it.how {
        CorrectionKind::Void => mail::takes_back(language, &it.number),
        CorrectionKind::Credit => mail::gives_back(language, &it.number),
        CorrectionKind::Rebill => mail::replaces(language, &it.number),
    }
}

fn to_pay(language: Language, it: &AboutInvoice) -> String {
    match it.payment_method {
        _ if it.open.minor() <= 0 => mail::invoice_nothing_to_pay(language),
        PaymentMethod::Invoice => {
            mail::invoice_to_pay(language, &format::date(language, it.due_date))
        }
        PaymentMethod::Card => mail::invoice_by_card(language),
    }
}

pub(super) fn declined(language: Language, it: &AboutInvoice, reason: DeclineReason) -> Said {
    let open = format::money(language, it.open);
    let reason = labels::decline_reason(language, reason);
    Said {
        subject: mail::declined_subject(language, &it.number),
        title: mail::declined_title(language),
        paragraphs: vec![
            mail::declined_intro(language, &open, &it.number, &reason),
            match it.next_try {
                Some(day) => mail::declined_next(language, &format::date(language, day)),
                None => mail::declined_last(language),
            },
        ],
        facts: facts(language, it),
        button: Some(mail::declined_button(language)),
    }
}

pub(super) fn past_due(language: Language, (it, issuer): (&AboutInvoice, &Issuer)) -> Said {
    let (date, open) = (
        format::date(language, it.due_date),
        format::money(language, it.open),
    );
    Said {
        subject: mail::past_due_subject(language, &it.number),
        title: mail::past_due_title(language),
        paragraphs: vec![
            mail::past_due_intro(language, &it.number, &date, &open),
            mail::past_due_what(language),
        ],
        facts: facts_to_pay(language, it, issuer),
        button: it.is_in_portal.then(|| mail::past_due_button(language)),
    }
}

pub(super) fn paid(language: Language, it: &AboutInvoice) -> Said {
    let total = format::money(language, it.total);
    Said {
        subject: mail::paid_subject(language, &it.number),
        title: mail::paid_title(language),
        paragraphs: vec![mail::paid_intro(language, &it.number, &total)],
        facts: facts(language, it),
        button: it.is_in_portal.then(|| mail::invoice_button(language)),
    }
}

pub(super) fn reminder(
    language: Language,
    (it, issuer): (&AboutInvoice, &Issuer),
    days: i64,
) -> Said {
    let (date, open) = (
        format::date(language, it.due_date),
        format::money(language, it.open),
    );
    let (subject, intro) = match days {
        0.. => (
            mail::reminder_subject_before(language, &it.number, &date),
            mail::reminder_before(language, days, &it.number, &open),
        ),
        _ => (
            mail::reminder_subject_after(language, &it.number),
            mail::reminder_after(language, -days, &it.number, &open),
        ),
    };
    Said {
        subject,
        title: mail::reminder_title(language),
        paragraphs: vec![intro, mail::past_due_what(language)],
        facts: facts_to_pay(language, it, issuer),
        button: it.is_in_portal.then(|| mail::past_due_button(language)),
    }
}

/// The same with how to pay it, where it is paid by transfer.
fn facts_to_pay(language: Language, it: &AboutInvoice, issuer: &Issuer) -> Vec<(String, String)> {
    let mut facts = facts(language, it);
    let is_by_transfer = it.payment_method == PaymentMethod::Invoice && it.open.minor() > 0;
    if let Some(bank) = issuer.bank.as_ref().filter(|_| is_by_transfer) {
        facts.extend([
            (mail::pay_to(language), issuer.name.clone()),
            (document::iban(language), in_fours(&bank.iban)),
            (document::bic(language), bank.bic.clone()),
            (document::payment_reference(language), it.number.clone()),
        ]);
        facts.retain(|(_, value)| !value.is_empty());
    }
    facts
}

/// An IBAN as it is printed (ISO 13616): in groups of four that a narrow screen keeps whole.
fn in_fours(iban: &str) -> String {
    let letters: Vec<_> = iban.chars().filter(|it| !it.is_whitespace()).collect();
    let groups = letters.chunks(4).map(|it| it.iter().collect::<String>());
    groups.collect::<Vec<_>>().join(" ")
}

fn facts(language: Language, it: &AboutInvoice) -> Vec<(String, String)> {
    let is_note = it.kind == InvoiceKind::CreditNote;
    let number = match is_note {
        true => mail::note_number(language),
        false => mail::number(language),
    };
    let (date, total) = match is_note {
        true => (mail::note_date(language), mail::credited(language)),
        false => (mail::date(language), mail::total(language)),
    };
    let mut facts = vec![fact_of_account(language, &it.account)];
    if it.scope != it.account.display_name {
        facts.push((mail::made_for(language), it.scope.clone()));
    }
    facts.extend([
        (number, it.number.clone()),
        (date, format::date(language, it.invoice_date)),
        (mail::period(language), format::period(language, it.period)),
        (total, format::money(language, it.total)),
    ]);
    if it.open != it.total && it.open.minor() > 0 {
        facts.push((mail::still_open(language), format::money(language, it.open)));
    }
    if it.open.minor() > 0 && it.payment_method == PaymentMethod::Invoice {
        facts.push((mail::due(language), format::date(language, it.due_date)));
    }
    facts
}
