//! Whether invoices can be sent to the recipients of a file.

use super::AccountEntry;
use super::parts::Parts;
use crate::world::RecipientEntry;
use billing::AgreementType;
use billing::mail::EmailAddress;

/// Notes what is wrong with the recipients of an account, and with what is sent by e-mail.
pub fn check(account: &AccountEntry, parts: &Parts<'_>, faults: &mut Vec<String>) {
    for it in &account.recipients {
        if let Some(what) = fault(account, parts, it) {
            faults.push(format!(
                "account {}: recipient {}: {what}",
                account.name,
                it.label()
            ));
        }
    }
    let is_own = account.agreement == AgreementType::Mosp;
    if let Some(email) = &account.preferred_address {
        let fault = match EmailAddress::parse(email) {
            _ if !is_own => Some("its invoices go to its profiles or its enrolment".to_owned()),
            Ok(_) => None,
            Err(problem) => Some(problem.to_string()),
        };
        let told = |it| format!("account {}: preferred address: {it}", account.name);
        faults.extend(fault.map(told));
    }
    let since = account.subscriptions.iter();
    for it in since.filter(|it| it.emailed_since.is_some() && !it.is_invoice_emailed) {
        faults.push(format!(
            "account {}: subscription {}: emailed_since, and is_invoice_emailed is not true",
            account.name, it.name
        ));
    }
    let emailed = account.subscriptions.iter();
    for it in emailed.filter(|it| it.is_invoice_emailed && !is_own) {
        faults.push(format!(
            "account {}: subscription {}: its invoices are those of its profile or enrolment",
            account.name, it.name
        ));
    }
}

fn fault(account: &AccountEntry, parts: &Parts<'_>, it: &RecipientEntry) -> Option<String> {
    if let Err(problem) = EmailAddress::parse(&it.email) {
        return Some(problem.to_string());
    }
    match (account.agreement, &it.profile, &it.subscription) {
        (AgreementType::Mca | AgreementType::Mpa, Some(profile), None) => {
            let is_there = parts.profiles.contains_key(profile.as_str());
            (!is_there).then(|| format!("no profile {profile:?}"))
        }
        (AgreementType::Mosp, None, Some(subscription)) => {
            let is_there = parts.subscriptions.contains_key(subscription.as_str());
            (!is_there).then(|| format!("no subscription {subscription:?}"))
        }
        (AgreementType::Ea, None, None) => None,
        (AgreementType::Mca | AgreementType::Mpa, ..) => Some("name its profile".to_owned()),
        (AgreementType::Mosp, ..) => Some("name its subscription".to_owned()),
        (AgreementType::Ea, ..) => Some("an enrolment has one list of contacts".to_owned()),
    }
}
