//! What somebody waits for and is given otherwise is answered by that.

use super::scope_of;
use crate::Failure;
use crate::mail::tell_answer;
use crate::work::Work;
use billing::policy::Role;
use billing::{AccountId, SubscriptionId};
use store::entities::{access_request, assignment};

/// Closes what a person asked for where a role that they are given answers it: on the same scope, or
/// above it. The account is locked, as for everything that changes who holds what on it.
pub(crate) async fn close_answered(work: &Work, given: &assignment::Model) -> Result<(), Failure> {
    let (Some(account), Some(scope)) = (given.account_id, store::assignments::scope_of(given))
    else {
        return Ok(());
    };
    let waiting = store::access_requests::waiting_of(&work.txn, account, given.identity_id).await?;
    // A role on a MOSP account's subscription downloads nothing while nothing is shared.
    let is_answered = |it: &access_request::Model| {
        let asked = scope_of(it);
        scope.covers(asked) && asked.subscription().is_none()
    };
    for row in waiting.into_iter().filter(is_answered) {
        grant(work, row, Some(given.role)).await?;
    }
    Ok(())
}

/// Closes what was asked for where *Access to invoice* of a subscription is turned on.
pub(crate) async fn close_shared(
    work: &Work,
    key: (AccountId, SubscriptionId),
) -> Result<(), Failure> {
    for row in store::access_requests::waiting_for(&work.txn, key).await? {
        grant(work, row, None).await?;
    }
    Ok(())
}

/// Writes down that a request was answered: with a role, or by sharing.
pub(super) async fn grant(
    work: &Work,
    row: access_request::Model,
    role: Option<Role>,
) -> Result<(), Failure> {
    let about = scope_of(&row);
    let subject = match role {
        Some(role) => format!("{} {role}", row.identity_id),
        None => row.identity_id.to_string(),
    };
    let granted = access_request::Model {
        decided_at: Some(work.now),
        decided_by: work.identity(),
        role,
        sentence: None,
        ..row
    };
    store::put::<access_request::Entity>(&work.txn, granted.clone()).await?;
    if role.is_none() {
        tell_answer(work, (&granted, about)).await?;
    }
    Ok(work.audit(about, "request.grant", &subject).await?)
}
