//! Giving what was asked for, or not, with a sentence.

use super::{Answers, answered, may_decide, place_named, scope_of, subscriptions_of};
use crate::access::{place_name, put_role, share, standing_now};
use crate::accounts::load_account;
use crate::mail::{tell_answer, tell_role};
use crate::work::Work;
use crate::{Caller, Portal, Refusal, Wrong};
use billing::policy::{AccessToInvoice, AccountFacts, Role, action, allow};
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
    /// MOSP: *Access to invoice* of the subscription is turned on.
    Share,
    /// Nothing is given, for this reason.
    Refuse(String),
}

/// Where whoever decided can go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// Whether the list of requests is still theirs to see.
    pub is_list_left: bool,
    /// The identifier of the profile that the request was about.
    pub profile: Option<String>,
    /// The identifier of the subscription that it was about.
    pub subscription: Option<String>,
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
) -> Result<Decided, Refusal> {
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
    let about = subscriptions_of(&work.txn, row.id, std::slice::from_ref(&found)).await?;
    let answers = may_decide(&now, facts, (&found, &about))?;
    if found.decided_at.is_some() {
        return Err(Refusal::wrong("form", Wrong::Decided));
    }
    match (decision, answers, about.first()) {
        (Decision::Give(role), Answers::Roles(roles), _) if roles.contains(role) => {
            // First this one, in its own name; the role then answers what else it covers.
            answered::grant(&work, found.clone(), Some(*role)).await?;
            give(&work, (&row, &found), *role).await?;
        }
        (Decision::Share, Answers::Sharing, Some(subscription)) => {
            answered::grant(&work, found.clone(), None).await?;
            share(&work, subscription, AccessToInvoice::On).await?;
        }
        (Decision::Refuse(text), ..) => refuse(&work, found.clone(), text).await?,
        _ => return Err(Refusal::wrong("role", Wrong::NoChoice)),
    }
    let profile = match found.profile_id {
        Some(id) => store::accounts::profile(&work.txn, (row.id, id)).await?,
        None => None,
    };
    let decided = Decided {
        is_list_left: is_list_left(&work, &now, facts).await?,
        profile: profile.map(|it| it.name),
        subscription: about.into_iter().next().map(|it| it.name),
    };
    work.commit().await?;
    Ok(decided)
}

/// Writes down that a request was refused, with a sentence.
async fn refuse(work: &Work, row: access_request::Model, text: &str) -> Result<(), Refusal> {
    let text: String = text.trim().chars().take(SENTENCE_MAX).collect();
    if text.is_empty() {
        return Err(Refusal::wrong("sentence", Wrong::Required));
    }
    let (about, subject) = (scope_of(&row), row.identity_id.to_string());
    let refused = access_request::Model {
        decided_at: Some(work.now),
        decided_by: work.identity(),
        role: None,
        sentence: Some(text),
        ..row
    };
    store::put::<access_request::Entity>(&work.txn, refused.clone()).await?;
    tell_answer(work, (&refused, about)).await?;
    Ok(work.audit(about, "request.refuse", &subject).await?)
}

/// Whether whoever decided still sees the list: a profile's owner and an account administrator only
/// while something waits for them.
async fn is_list_left(work: &Work, caller: &Caller, facts: AccountFacts) -> Result<bool, Refusal> {
    if allow::<action::GrantOnAccount>(&caller.standing, &facts, caller.now).is_ok() {
        return Ok(true);
    }
    let waiting = store::access_requests::waiting(&work.txn, facts.account).await?;
    let about = subscriptions_of(&work.txn, facts.account, &waiting).await?;
    let mut waiting = waiting.iter();
    Ok(waiting.any(|it| may_decide(caller, facts, (it, &about)).is_ok()))
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
