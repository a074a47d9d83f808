//! What somebody holds who is disabled: roles that somebody else has to take over or take away.

use crate::Failure;
use crate::accounts::ShownName;
use crate::work::Work;
use billing::IdentityKind;
use billing::invoice::Named;
use billing::policy::{Assignment, Kept, Role, Scope, may_remove};
use std::collections::BTreeSet;
use std::fmt;
use store::StoreError;
use store::entities::identity;

/// A role of somebody who cannot sign in any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftRole {
    /// Of which of the identities of an address.
    pub kind: IdentityKind,
    /// The role.
    pub role: Role,
    /// On which account, or on a part of which one; none for an operator's.
    pub account: Option<Named>,
    /// On what of it, in the words of files: `account`, `profile Billing profile 01`.
    pub scope: String,
    /// Whether nobody who can sign in is at the head of that scope any more.
    pub is_last_owner: bool,
}

/// `work: account-administrator of account Noor Bakker (10482938): nobody else is at its head`.
impl fmt::Display for LeftRole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} of {}", self.kind, self.role, self.scope)?;
        if let Some(Named { name, display_name }) = &self.account {
            let between = if self.scope == "account" {
                ""
            } else {
                ", account"
            };
            write!(f, "{between} {display_name} ({name})")?;
        }
        match self.is_last_owner {
            true => f.write_str(": nobody else is at its head"),
            false => Ok(()),
        }
    }
}

/// The roles in force of somebody who was disabled.
pub(super) async fn roles_left(
    work: &Work,
    identity: &identity::Model,
) -> Result<Vec<LeftRole>, Failure> {
    let held = store::assignments::of_identity(&work.txn, identity.id).await?;
    let mut left = Vec::new();
    for assignment in held.into_iter().filter(|it| it.is_in_force(work.now)) {
        let account = match assignment.scope.account() {
            Some(id) => store::accounts::by_id(&work.txn, id).await?,
            None => None,
        };
        left.push(LeftRole {
            kind: identity.kind,
            role: assignment.role,
            account: account.map(|it| it.named()),
            scope: scope(work, assignment.scope).await?,
            is_last_owner: is_last_owner(work, &assignment).await?,
        });
    }
    Ok(left)
}

/// The kind of a scope, and what it is called beneath an account.
async fn scope(work: &Work, scope: Scope) -> Result<String, StoreError> {
    let reads = &work.txn;
    let name = match scope {
        Scope::Installation | Scope::Account(_) => None,
        Scope::Profile { account, profile } => {
            let found = store::accounts::profile(reads, (account, profile)).await?;
            found.map(|it| it.display_name)
        }
        Scope::Section {
            account, section, ..
        } => {
            let all = store::accounts::sections(reads, account).await?;
            let found = all.into_iter().find(|it| it.id == section);
            found.map(|it| it.display_name)
        }
        Scope::Subscription {
            account,
            subscription,
        } => {
            let found = store::accounts::subscription(reads, (account, subscription)).await?;
            found.map(|it| it.display_name)
        }
    };
    let words = [Some(scope.kind().word().to_owned()), name];
    Ok(words.into_iter().flatten().collect::<Vec<_>>().join(" "))
}

/// Whether the policy would keep it as the last one: whoever is disabled counts for nothing there.
async fn is_last_owner(work: &Work, assignment: &Assignment) -> Result<bool, StoreError> {
    let Some(account) = assignment.scope.account() else {
        return Ok(false);
    };
    let rows = store::assignments::of_account(&work.txn, account).await?;
    let ids = rows.iter().map(|it| it.identity_id).collect();
    let holders = store::identities::all_of(&work.txn, ids).await?;
    let can_sign_in = holders.iter().filter(|it| it.disabled_at.is_none());
    let can_sign_in: BTreeSet<_> = can_sign_in.map(|it| it.id).collect();
    let others = rows
        .iter()
        .filter(|it| can_sign_in.contains(&it.identity_id));
    let others: Vec<_> = others.filter_map(store::assignments::rule_of).collect();
    let kept = may_remove(assignment, assignment.scope, &others, work.now);
    Ok(kept == Err(Kept::LastOwner))
}
