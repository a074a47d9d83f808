//! Giving what was asked for, or not, with a sentence.

use super::{may_decide, place_named, scope_of};
use crate::access::{place_name, put_role, standing_now};
use crate::accounts::load_account;
use crate::mail::tell_role;
use crate::work::Work;
use crate::{Caller, Portal, Refusal, Wrong};
use billing::policy::{Role, action, allow};
use billing::{AccessRequestId, AssignmentId};
use store::assignments::columns_of;
use store::entities::{access_request, account, assignment};

/// The longest sentence that is kept.
const SENTENCE_MAX: usize = 500;

/// What somebody decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// This role is given.
    Give(Role),
    /// Nothing is given, for this reason.
    Refuse(String),
}

/// Decides a request, once.
///
/// # Errors
/// The policy's refusal for whoever gives no roles there; a problem where it was decided meanwhile,
/// no sentence was typed, or the role is none that can be asked for.
pub async fn decide_request(
    portal: &Portal,
    caller: &Caller,
    (account, request): (&str, AccessRequestId),
    decision: &Decision,
) -> Result<(), Refusal> {
    let (row, facts) = load_account(portal, account).await?;
    // Who does not see the account waits for nobody who changes it.
    let _allowed = allow::<action::SeeAccount>(&caller.standing, &facts, caller.now)?;
    let work = portal.begin(Some(caller.identity), caller.now).await?;
    // One at a time changes who holds what on an account.
    store::accounts::lock(&work.txn, row.id).await?;
    let found = store::access_requests::lock(&work.txn, (row.id, request)).await?;
    let found = found.ok_or(Refusal::NotFound)?;
    // Whoever lost their own role since they were asked about decides nothing any more.
    let now = Caller {
        standing: standing_now(&work, caller).await?,
        ..caller.clone()
    };
    let roles = may_decide(&now, facts, &found)?;
    if found.decided_at.is_some() {
        return Err(Refusal::wrong("form", Wrong::Decided));
    }
    let (role, sentence) = match decision {
        Decision::Give(role) if roles.contains(role) => (Some(*role), None),
        Decision::Give(_) => return Err(Refusal::wrong("role", Wrong::NoChoice)),
        Decision::Refuse(text) => {
            let text: String = text.trim().chars().take(SENTENCE_MAX).collect();
            if text.is_empty() {
                return Err(Refusal::wrong("sentence", Wrong::Required));
            }
            (None, Some(text))
        }
    };
    if let Some(role) = role {
        give(&work, (&row, &found), role).await?;
    }
    let action = role.map_or("request.refuse", |_| "request.grant");
    let subject = match role {
        Some(role) => format!("{} {role}", found.identity_id),
        None => found.identity_id.to_string(),
    };
    let decided = access_request::Model {
        decided_at: Some(caller.now),
        decided_by: Some(caller.identity),
        role,
        sentence,
        ..found
    };
    store::put::<access_request::Entity>(&work.txn, decided).await?;
    work.audit(Some(row.id), action, &subject).await?;
    Ok(work.commit().await?)
}

/// Gives the role from now on without an end: in the place of one that ended, or is to end.
async fn give(
    work: &Work,
    (account, request): (&account::Model, &access_request::Model),
    role: Role,
) -> Result<(), Refusal> {
    let columns = columns_of(scope_of(request));
    let new = assignment::Model {
        id: AssignmentId::new(),
        identity_id: request.identity_id,
        role,
        scope_kind: columns.scope_kind,
        account_id: columns.account_id,
        scope_id: columns.scope_id,
        profile_id: columns.profile_id,
        given_at: work.now,
        given_by: work.identity(),
        ends_at: None,
    };
    let place = place_name(work, &new, account).await?;
    let given = put_role(work, new, &place).await?;
    let person = store::identities::by_id(&work.txn, request.identity_id).await?;
    if let (Some(row), Some(person)) = (given, person) {
        let named = place_named(work, (request.account_id, scope_of(request))).await?;
        tell_role(work, &person, (&row, &named.display_name)).await?;
    }
    Ok(())
}
