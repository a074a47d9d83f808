//! Mails about requests for access: to whoever decides, and to whoever asked.

use super::people::{account_of, doing, name_of, own, who};
use super::{NewMail, To};
use crate::Failure;
use crate::accounts::ShownName;
use crate::work::Work;
use billing::AccountId;
use billing::invoice::Named;
use billing::mail::{AboutAnswer, AboutRequest, Letter, MailReason, MailState};
use billing::policy::{Role, Scope};
use std::collections::BTreeSet;
use store::entities::{access_request, account};

/// Tells whoever decides that somebody asks for access.
pub(crate) async fn tell_request(
    work: &Work,
    (row, scope): (&access_request::Model, Scope),
    place: Named,
) -> Result<(), Failure> {
    let Some(account) = account_of(work, Some(row.account_id)).await? else {
        return Ok(());
    };
    // Who owns a subscription may see what is on it, and shares no invoices (domain.md §3).
    let roles = match scope {
        Scope::Subscription { .. } => vec![Role::AccountAdministrator],
        _ => vec![Role::Owner],
    };
    let held = store::assignments::holders(&work.txn, row.account_id, roles).await?;
    let decides = held
        .into_iter()
        .filter(|(_, it)| it.scope.covers(scope) && it.is_in_force(work.now));
    let ids: BTreeSet<_> = decides.map(|(id, _)| id).collect();
    let people = store::identities::by_ids(&work.txn, ids.into_iter().collect()).await?;
    let asks = doing(work).await?;
    let about = AboutRequest {
        account: account.named(),
        place: place.display_name,
        by: asks.as_ref().map_or_else(String::new, name_of),
        email: asks.map_or_else(String::new, |it| it.email),
    };
    let mut mails = Vec::new();
    for person in people.iter().filter(|it| it.disabled_at.is_none()) {
        mails.push(NewMail {
            key: format!("{}:{}", row.id, row.asked_at.timestamp()),
            account: Some(row.account_id),
            about: Some(row.id.0),
            to: To {
                reason: MailReason::Decides,
                ..own(work, person, &account).await?
            },
            letter: Letter::AccessRequested(about.clone()),
            state: MailState::Queued,
        });
    }
    work.mail(mails).await
}

/// Tells whoever asked that it was refused, or that *Access to invoice* was turned on. Who is given
/// a role is told of that.
pub(crate) async fn tell_answer(
    work: &Work,
    (row, scope): (&access_request::Model, Scope),
) -> Result<(), Failure> {
    let account = account_of(work, Some(row.account_id)).await?;
    let person = store::identities::by_id(&work.txn, row.identity_id).await?;
    let person = person.filter(|it| it.disabled_at.is_none());
    let (Some(account), Some(person)) = (account, person) else {
        return Ok(());
    };
    let shown = shown(&account, holds_something(work, row).await?);
    let part = part(work, (account.id, scope)).await?;
    let about = AboutAnswer {
        place: part.as_ref().unwrap_or(&shown).display_name.clone(),
        account: shown,
        profile: scope.profile().and(part.as_ref().map(|it| it.name.clone())),
        subscription: scope.subscription().and(part.map(|it| it.name)),
        by: who(work).await?,
        refused: row.sentence.clone(),
    };
    let mail = NewMail {
        key: format!("{}:{}", row.id, work.now.timestamp()),
        account: Some(row.account_id),
        about: Some(row.id.0),
        to: own(work, &person, &account).await?,
        letter: Letter::AccessAnswered(about),
        state: MailState::Queued,
    };
    work.mail(vec![mail]).await
}

/// The profile or subscription that it was about: who asked for that held a role in the account.
async fn part(work: &Work, (account, scope): (AccountId, Scope)) -> Result<Option<Named>, Failure> {
    let named = |name, display_name| Named { name, display_name };
    if let Some(id) = scope.profile() {
        let row = store::accounts::profile(&work.txn, (account, id)).await?;
        return Ok(row.map(|it| named(it.name, it.display_name)));
    }
    if let Some(id) = scope.subscription() {
        let row = store::accounts::subscription(&work.txn, (account, id)).await?;
        return Ok(row.map(|it| named(it.name, it.display_name)));
    }
    Ok(None)
}

/// A home member without a role learns nothing of an account but who owns it (domain.md §5): they
/// asked by its identifier.
fn shown(account: &account::Model, is_known: bool) -> Named {
    match is_known {
        true => account.named(),
        false => Named {
            name: account.name.clone(),
            display_name: account.name.clone(),
        },
    }
}

async fn holds_something(work: &Work, row: &access_request::Model) -> Result<bool, Failure> {
    let held = store::assignments::of_identities(&work.txn, vec![row.identity_id]).await?;
    let mut held = held.iter().map(|(_, it)| it);
    Ok(held.any(|it| it.scope.account() == Some(row.account_id) && it.is_in_force(work.now)))
}
