//! What each kind of letter says.

mod invoices;
mod people;

use crate::Outgoing;
use billing::invoice::Named;
use billing::mail::{Letter, MailReason};
use billing::{Issuer, Language};
use words::mail;

/// What a letter says, in words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Said {
    pub subject: String,
    pub title: String,
    pub paragraphs: Vec<String>,
    /// Labels and values.
    pub facts: Vec<(String, String)>,
    /// What the button says that leads to the link.
    pub button: Option<String>,
}

impl Said {
    /// What programs show of a mail before it is opened.
    pub fn opening(&self) -> &str {
        self.paragraphs.first().map_or("", String::as_str)
    }
}

/// What the letter of a mail says.
pub(crate) fn say(mail: &Outgoing) -> Said {
    let (language, issuer) = (mail.language, mail.issuer.name.as_str());
    match mail.letter {
        Letter::Invoice(it) => invoices::issued(language, (it, issuer), mail.document),
        Letter::PaymentDeclined(it, reason) => invoices::declined(language, it, *reason),
        Letter::PastDue(it) => invoices::past_due(language, (it, mail.issuer)),
        Letter::Paid(it) => invoices::paid(language, it),
        Letter::Reminder(it, days) => invoices::reminder(language, (it, mail.issuer), *days),
        Letter::Disabled(it) => people::disabled(language, it),
        Letter::Enabled(it) => people::enabled(language, it),
        Letter::RoleGiven(it) => people::role(language, it),
        Letter::Invitation(it) => people::invitation(language, it),
        Letter::AccessRequested(it) => people::request(language, it),
        Letter::AccessAnswered(it) => people::answer(language, it),
        Letter::UsageReady(it) => people::usage(language, it),
        Letter::PasswordReset(it) => people::reset(language, it),
        Letter::ConfirmAddress(account) => people::confirm(language, account),
        Letter::Test(scope) => people::test(language, scope),
    }
}

fn fact_of_account(language: Language, account: &Named) -> (String, String) {
    (mail::account(language), account.display_name.clone())
}

/// Why its reader gets it.
pub(crate) fn reason(language: Language, reason: MailReason) -> String {
    match reason {
        MailReason::ProfileRole => mail::reason_profile_role(language),
        MailReason::AdditionalRecipient => mail::reason_additional_recipient(language),
        MailReason::InvoiceContact => mail::reason_invoice_contact(language),
        MailReason::AccountAdministrator => mail::reason_account_administrator(language),
        MailReason::AccountOwner => mail::reason_account_owner(language),
        MailReason::EnterpriseAdministrator => mail::reason_enterprise_administrator(language),
        MailReason::Own => mail::reason_own(language),
        MailReason::Decides => mail::reason_decides(language),
    }
}

/// In whose name it comes, where they are, and where questions go.
pub(crate) fn footer(language: Language, issuer: &Issuer) -> Vec<String> {
    let address = &issuer.address;
    let town = format!("{} {}", address.postal_code, address.city);
    let mut whole = vec![mail::sent_for(language, &issuer.name)];
    whole.extend(address.lines.iter().cloned());
    whole.push(town.trim().to_owned());
    whole.retain(|it| !it.is_empty());
    let mut footer = vec![whole.join(" · ")];
    footer.extend(issuer.email.iter().map(|it| mail::questions(language, it)));
    footer
}

/// Who is greeted.
pub(crate) fn greeting(language: Language, name: Option<&str>) -> String {
    match name {
        Some(name) => mail::greeting(language, name),
        None => mail::greeting_nobody(language),
    }
}
