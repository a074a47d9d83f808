//! Roles that groups of a provider stand for: at each sign-in, what its groups say now.

use super::provider::SignInWith;
use crate::Refusal;
use crate::access_requests::close_answered;
use crate::work::Work;
use billing::policy::{Role, may_remove};
use billing::{AccountId, AssignmentId, IdentityId};
use std::collections::BTreeMap;
use store::assignments::rule_of;
use store::entities::{account, assignment};

/// Gives the roles of the groups that somebody is in, and takes those of the ones they left. Roles
/// that people gave stay. Nobody is asked for leave: the configuration gave it.
pub(super) async fn follow(
    work: &Work,
    with: &SignInWith,
    identity: IdentityId,
    groups: &[String],
) -> Result<(), Refusal> {
    let meant = meant(work, with, groups).await?;
    let held = store::group_roles::of_identity(&work.txn, identity).await?;
    let held: BTreeMap<_, _> = held
        .into_iter()
        .filter_map(|it| Some(((it.account_id?, it.role), it)))
        .collect();
    // In the order of the accounts, so that two who sign in at once never wait for each other.
    for (key, account) in &meant {
        if !held.contains_key(key) {
            give(work, with, identity, (account, key.1)).await?;
        }
    }
    for (key, row) in &held {
        if !meant.contains_key(key) {
            take(work, row).await?;
        }
    }
    Ok(())
}

/// The roles that groups stand for, each with its account. One that cannot be held is passed over:
/// a mistake in the configuration keeps nobody from signing in.
async fn meant(
    work: &Work,
    with: &SignInWith,
    groups: &[String],
) -> Result<BTreeMap<(AccountId, Role), account::Model>, Refusal> {
    let mut meant = BTreeMap::new();
    for entry in with.roles.iter().filter(|it| groups.contains(&it.group)) {
        let (name, role) = (&entry.account, entry.role);
        match store::accounts::by_name(&work.txn, name).await? {
            None => tracing::warn!(provider = with.name, account = name, "no such account"),
            Some(it) if !may_come_from_group(role, it.agreement) => {
                tracing::warn!(provider = with.name, account = name, %role, "no role for a group");
            }
            Some(it) => drop(meant.insert((it.id, role), it)),
        }
    }
    Ok(meant)
}

/// A MOSP account has one account administrator, who is no group (domain.md §1).
fn may_come_from_group(role: Role, agreement: billing::AgreementType) -> bool {
    let kind = billing::policy::ScopeKind::Account;
    role != Role::AccountAdministrator && role.may_be_held_on(kind, agreement)
}

async fn give(
    work: &Work,
    with: &SignInWith,
    identity: IdentityId,
    (account, role): (&account::Model, Role),
) -> Result<(), Refusal> {
    store::accounts::lock(&work.txn, account.id).await?;
    let there = store::group_roles::on_account(&work.txn, identity, (account.id, role)).await?;
    if let Some(there) = there {
        let is_over = there.ends_at.is_some_and(|it| it <= work.now);
        if !is_over {
            // Given by a person, and left as they gave it.
            return Ok(());
        }
        store::group_roles::take(&work.txn, there.id).await?;
    }
    let row = assignment::Model {
        id: AssignmentId::new(),
        identity_id: identity,
        role,
        scope_kind: billing::policy::ScopeKind::Account,
        account_id: Some(account.id),
        scope_id: None,
        profile_id: None,
        given_at: work.now,
        given_by: None,
        ends_at: None,
    };
    let told = told(&row, account);
    close_answered(work, &row).await?;
    store::group_roles::give(&work.txn, row, &with.name).await?;
    Ok(work.audit(Some(account.id), "role.give", &told).await?)
}

/// The last owner of an account stays one (domain.md §3): whoever left the group as the last is
/// told of in the log, until another owner is there and they sign in again.
async fn take(work: &Work, row: &assignment::Model) -> Result<(), Refusal> {
    let Some((id, rule)) = row.account_id.zip(rule_of(row)) else {
        return Ok(());
    };
    store::accounts::lock(&work.txn, id).await?;
    let others = store::group_roles::other_holders(&work.txn, row).await?;
    let others: Vec<_> = others.iter().filter_map(rule_of).collect();
    if may_remove(&rule, rule.scope, &others, work.now).is_err() {
        tracing::warn!(identity = %row.identity_id, account = %id, "the last owner stays");
        return Ok(());
    }
    let account = store::accounts::by_id(&work.txn, id).await?;
    let told = account.map(|it| told(row, &it)).unwrap_or_default();
    store::group_roles::take(&work.txn, row.id).await?;
    Ok(work.audit(Some(id), "role.take", &told).await?)
}

/// Whose role, which, on what kind of scope, and its name.
fn told(row: &assignment::Model, account: &account::Model) -> String {
    let name = account.display_name.as_ref().unwrap_or(&account.name);
    format!("{} {} {} {name}", row.identity_id, row.role, row.scope_kind)
}
