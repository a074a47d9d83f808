//! What the portal says of a person and the thing they write about: the rules' own answers, in the
//! person's language, so that the office need not ask. It tells nothing that they do not see.

use crate::accounts::{ShownName, load_account};
use crate::explain::{Wanted, explain_absence, name_roles};
use crate::invoices::{InvoicePath, load_invoice};
use crate::{Caller, Portal, Refusal};
use billing::Language;
use billing::policy::{
    AccountFacts, Action, HeldRole, OnInvoice, Reach, Refused, action, allow, visible_invoices,
};
use store::entities::{account, invoice};
use words::{format, labels, reasons, support};

/// What a request is about, as an address says it: whatever was asked for, there or not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    /// The identifier of an account.
    pub account: Option<String>,
    /// The identifier of a billing profile.
    pub profile: Option<String>,
    /// The identifier of a subscription.
    pub subscription: Option<String>,
    /// The name or number of an invoice.
    pub invoice: Option<String>,
    /// A month, as `2026-11`.
    pub month: Option<String>,
}

/// The most letters that are taken over from an address: the longest identifier has 84.
const NAME_LETTERS_MAX: usize = 100;

/// A diagnosis, and the account and the invoice in it that the person sees.
pub(super) struct Diagnosis {
    pub(super) text: String,
    pub(super) account: Option<String>,
    pub(super) invoice: Option<String>,
}

/// What the rules say of this person and that thing. Of what they do not see it says only that.
pub(super) async fn diagnose(
    portal: &Portal,
    caller: &Caller,
    about: &About,
    language: Language,
) -> Result<Diagnosis, Refusal> {
    let mut lines = vec![who(caller, language)];
    lines.extend(asked_for(about, language));
    let seen = match &about.account {
        Some(name) => seen_account(portal, caller, name).await?,
        None => None,
    };
    if let Some((row, facts)) = &seen {
        lines.extend(of_account(portal, caller, language, (row, *facts)).await?);
    }
    let invoice = match (&seen, &about.invoice) {
        (Some((row, _)), Some(name)) => seen_invoice(portal, caller, (&row.name, name)).await?,
        _ => None,
    };
    if let Some((row, thing)) = &invoice {
        lines.extend(of_invoice(caller, language, (row, thing)));
    }
    if about.account.is_some() && seen.is_none() {
        lines.push(support::account_unseen(language));
    } else if about.invoice.is_some() && invoice.is_none() {
        lines.push(support::invoice_unseen(language));
    }
    lines.extend(reasons_of(portal, caller, about, language).await?);
    lines.push(when(portal, caller, language));
    Ok(Diagnosis {
        text: lines.join("\n"),
        account: seen.map(|(row, _)| row.name),
        invoice: invoice.map(|(row, _)| row.name),
    })
}

/// Why they do not see it, as the portal explains it to themselves.
async fn reasons_of(
    portal: &Portal,
    caller: &Caller,
    about: &About,
    language: Language,
) -> Result<Vec<String>, Refusal> {
    let wanted = Wanted {
        account: about.account.clone(),
        profile: about.profile.clone(),
        subscription: about.subscription.clone(),
        invoice: about.invoice.clone(),
        name: None,
        month: about.month.as_deref().and_then(|it| it.parse().ok()),
    };
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let explanation = explain_absence(portal, caller, &wanted).await?;
    let reasons = explanation.map(|it| it.reasons).unwrap_or_default();
    let told = reasons.iter().map(|it| {
        let (title, meaning) = (it.title(language), it.meaning(language, &caller.email));
        format!("{title}: {meaning}")
    });
    Ok(told.collect())
}

fn who(caller: &Caller, language: Language) -> String {
    let kind = labels::identity_kind(language, caller.kind);
    match &caller.directory_name {
        Some(directory) => support::signed_in(language, &kind, directory),
        None => support::signed_in_nowhere(language, &kind),
    }
}

fn when(portal: &Portal, caller: &Caller, language: Language) -> String {
    let today = format::date(language, portal.today(caller.now));
    support::made_at(language, &format::date_time(language, caller.now), &today)
}

/// What was asked for, in the words of the address.
fn asked_for(about: &About, language: Language) -> Vec<String> {
    let asked = [
        (support::asked_account(language), &about.account),
        (support::asked_profile(language), &about.profile),
        (support::asked_subscription(language), &about.subscription),
        (support::asked_invoice(language), &about.invoice),
        (support::asked_month(language), &about.month),
    ];
    let said = asked.into_iter().filter_map(|(label, name)| {
        let name: String = name.as_deref()?.chars().take(NAME_LETTERS_MAX).collect();
        Some(format!("{label}: {name}"))
    });
    said.collect()
}

async fn seen_account(
    portal: &Portal,
    caller: &Caller,
    name: &str,
) -> Result<Option<(account::Model, AccountFacts)>, Refusal> {
    let (row, facts) = match load_account(portal, name).await {
        Err(Refusal::NotFound) => return Ok(None),
        found => found?,
    };
    let seen = allow::<action::SeeAccount>(&caller.standing, &facts, caller.now);
    Ok(seen.is_ok().then_some((row, facts)))
}

async fn seen_invoice(
    portal: &Portal,
    caller: &Caller,
    (account, invoice): (&str, &str),
) -> Result<Option<(invoice::Model, OnInvoice)>, Refusal> {
    let path = InvoicePath {
        account: account.to_owned(),
        invoice: invoice.to_owned(),
    };
    match load_invoice(portal, caller, &path).await {
        Ok((row, thing, _)) => Ok(Some((row, thing))),
        Err(Refusal::NotFound | Refusal::Forbidden(_)) => Ok(None),
        Err(other) => Err(other),
    }
}

/// What the account is, what the person holds there, and how far they see its invoices.
async fn of_account(
    portal: &Portal,
    caller: &Caller,
    language: Language,
    (row, facts): (&account::Model, AccountFacts),
) -> Result<Vec<String>, Refusal> {
    let agreement = labels::agreement(language, row.agreement);
    let held = caller
        .standing
        .roles_in(facts, caller.now)
        .map(|it| HeldRole {
            role: it.role,
            scope: it.scope,
        });
    let held: Vec<_> = held.collect();
    let held = name_roles(portal, row.id, &held).await?.into_iter();
    let held = held.map(|it| reasons::role_on(language, it.role, it.place.as_deref()));
    let held: Vec<_> = held.collect();
    let reach = visible_invoices(&caller.standing, facts, caller.now);
    Ok(vec![
        support::account_line(language, row.shown_name(), &agreement),
        match held.is_empty() {
            true => support::no_roles(language),
            false => support::roles(language, &held.join(", ")),
        },
        sees(language, &reach.visible),
    ])
}

fn sees(language: Language, reach: &Reach) -> String {
    match reach {
        Reach::Nothing => support::sees_none(language),
        Reach::All => support::sees_all(language),
        Reach::Profiles(ids) => support::sees_profiles(language, count(ids.len())),
        Reach::Subscriptions(ids) | Reach::SharedSubscriptions(ids) => {
            support::sees_subscriptions(language, count(ids.len()))
        }
    }
}

fn count(things: usize) -> i64 {
    i64::try_from(things).unwrap_or(i64::MAX)
}

/// What the invoice is, and what the person may do with it or why not.
fn of_invoice(
    caller: &Caller,
    language: Language,
    (row, thing): (&invoice::Model, &OnInvoice),
) -> Vec<String> {
    vec![
        support::invoice_line(
            language,
            &row.document_number,
            &row.scope_label,
            &labels::status(language, row.status),
        ),
        may::<action::DownloadInvoice>(caller, thing, language, support::may_download(language)),
        may::<action::PayInvoice>(caller, thing, language, support::may_pay(language)),
    ]
}

/// `Download: allowed`, or why it is not.
fn may<A: Action<On = OnInvoice>>(
    caller: &Caller,
    thing: &OnInvoice,
    language: Language,
    what: String,
) -> String {
    let answer = match allow::<A>(&caller.standing, thing, caller.now) {
        Ok(_) => support::allowed(language),
        Err(Refused::Forbidden(why)) => reasons::why(language, &why),
        Err(Refused::Hidden) => support::invoice_unseen(language),
    };
    format!("{what}: {answer}")
}
