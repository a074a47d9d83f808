//! Asking the owners for a role, or the account administrator to share.

use super::place_named;
use crate::explain::{Wanted, askable};
use crate::mail::tell_request;
use crate::{Caller, Portal, Refusal};
use billing::AccessRequestId;
use billing::policy::Scope;
use store::entities::access_request;

/// Asks for the role that is missing to see what is wanted, or for *Access to invoice* where it is Off:
/// once for each person and scope. Asked again while it waits, nothing changes.
///
/// # Errors
/// [`Refusal::NotFound`] where nothing is to be asked for there: the policy says what is missing.
pub async fn ask_for_access(
    portal: &Portal,
    caller: &Caller,
    wanted: &Wanted,
) -> Result<(), Refusal> {
    let scope = askable(portal, caller, wanted).await?;
    let scope = scope.ok_or(Refusal::NotFound)?;
    let account = scope.account().ok_or(Refusal::NotFound)?;
    let work = portal.begin(Some(caller.identity), caller.now).await?;
    let before = store::access_requests::of_person(&work.txn, scope, caller.identity).await?;
    if before.as_ref().is_some_and(|it| it.decided_at.is_none()) {
        return Ok(());
    }
    let row = access_request::Model {
        account_id: account,
        id: before.map_or_else(AccessRequestId::new, |it| it.id),
        identity_id: caller.identity,
        scope_kind: scope.kind(),
        profile_id: scope.profile(),
        subscription_id: scope.subscription(),
        asked_at: caller.now,
        decided_at: None,
        decided_by: None,
        role: None,
        sentence: None,
    };
    let asked = store::put::<access_request::Entity>(&work.txn, row.clone()).await;
    match asked {
        // Somebody else's request in the same moment: it is this person's own.
        Err(error) if store::is_duplicate(&error) => return Ok(()),
        other => other?,
    }
    work.audit(scope, "request.make", &subject(caller, scope))
        .await?;
    let place = place_named(&work, (account, scope)).await?;
    tell_request(&work, (&row, scope), place).await?;
    Ok(work.commit().await?)
}

fn subject(caller: &Caller, scope: Scope) -> String {
    let on = scope.kind();
    match (scope.profile().map(|it| it.0)).or(scope.subscription().map(|it| it.0)) {
        Some(id) => format!("{} on {on} {id}", caller.identity),
        None => format!("{} on the account", caller.identity),
    }
}
