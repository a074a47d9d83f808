//! Accounts at whose head nobody is who can sign in: for the office, which gives such an account its
//! first owner anew (domain.md §3).

use super::give::{member, put_role};
use super::invitation::{Invitation, list_invitations};
use super::list::{Holder, able, holder};
use crate::accounts::{ShownName, find_account};
use crate::mail::tell_role;
use crate::typed::Typed;
use crate::work::Work;
use crate::{Caller, Portal, Refusal, Wrong};
use billing::hand_over::HandOverProblem;
use billing::invoice::Named;
use billing::policy::{
    AccountFacts, Installation, Owners, Ownership, Role, Scope, ScopeKind, action, allow,
};
use billing::{AgreementType, AssignmentId};
use std::collections::{BTreeSet, HashMap};
use store::entities::{account, assignment, identity};

/// The most accounts that are listed at once: whoever gives one an owner sees the next.
const LISTED_MAX: u64 = 200;

/// The office's desk for access: accounts without a head, and links of who is invited.
#[derive(Debug, Clone)]
pub struct AccessDesk {
    /// Accounts at whose head nobody is, by name.
    pub headless: Vec<Headless>,
    /// The invitations that wait.
    pub invitations: Vec<Invitation>,
}

/// An account at whose head nobody is who can sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headless {
    /// The account.
    pub account: Named,
    /// Its agreement, which says which role is at its head.
    pub agreement: AgreementType,
    /// The directory of which the next one has to be.
    pub directory: String,
    /// Who was there last, and is disabled; nobody where there never was one.
    pub last: Vec<Holder>,
}

/// Who is to be an account's owner.
#[derive(Debug, Clone, Default)]
pub struct TypedOwner {
    /// The account's identifier.
    pub account: String,
    /// Their address.
    pub email: String,
}

/// What waits at the desk, for an operator.
pub async fn show_access_desk(portal: &Portal, caller: &Caller) -> Result<AccessDesk, Refusal> {
    let invitations = list_invitations(portal, caller).await?;
    let database = &portal.database;
    let mut headless = Vec::new();
    for account in store::accounts::headless(database, caller.now, LISTED_MAX).await? {
        let directory = store::identities::directory(database, account.directory_id).await?;
        let heads = heads_of(
            &store::assignments::of_account(database, account.id).await?,
            &account,
        );
        let ids: BTreeSet<_> = heads.iter().map(|it| it.identity_id).collect();
        let people = store::identities::all_of(database, ids.into_iter().collect()).await?;
        headless.push(Headless {
            account: account.named(),
            agreement: account.agreement,
            directory: directory.map(|it| it.display_name).unwrap_or_default(),
            last: people.iter().map(holder).collect(),
        });
    }
    Ok(AccessDesk {
        headless,
        invitations,
    })
}

/// Whether an operator is to look at accounts without a head; nobody else is told of any.
pub(crate) async fn is_any_headless(portal: &Portal, caller: &Caller) -> Result<bool, Refusal> {
    match caller.is_operator() {
        true => Ok(store::accounts::is_any_headless(&portal.database, caller.now).await?),
        false => Ok(false),
    }
}

/// Puts somebody of the account's directory at its head, where nobody is who can sign in. Under MOSP
/// that is one person: whoever was it before is it no more.
///
/// # Errors
/// A problem where there is no such account or nobody of that address in its directory, and the
/// policy's refusal where somebody is at its head.
pub async fn give_first_owner(
    portal: &Portal,
    caller: &Caller,
    typed: &TypedOwner,
) -> Result<(), Refusal> {
    let _operator = allow::<action::AnswerSupport>(&caller.standing, &Installation {}, caller.now)?;
    let mut fields = Typed::default();
    let name = fields.required("account", &typed.account);
    let email = fields.required("email", &typed.email);
    let (name, email) = fields.whole(name.zip(email))?;
    let found = find_account(portal, name).await?;
    let (row, facts) = found.ok_or_else(|| Refusal::wrong("account", Wrong::NoChoice))?;
    let work = portal.begin(Some(caller.identity), caller.now).await?;
    // One at a time changes who holds what on an account.
    store::accounts::lock(&work.txn, row.id).await?;
    let held = store::assignments::of_account(&work.txn, row.id).await?;
    let owners = owners(&work, (facts, &held)).await?;
    let on = Ownership {
        account: facts,
        owners,
    };
    let allowed = allow::<action::GrantFirstOwner>(&caller.standing, &on, caller.now)?;
    let member = member(&work, row.directory_id, email).await?;
    let member = member.filter(|it| it.directory_id == Some(row.directory_id));
    let no_member = Wrong::HandOver(HandOverProblem::NoMember);
    let member = member.ok_or_else(|| Refusal::wrong("email", no_member))?;
    if row.agreement == AgreementType::Mosp {
        take_from_others(&work, (&row, &held), &member).await?;
    }
    let new = assignment::Model {
        id: AssignmentId::new(),
        identity_id: member.id,
        role: Role::heading(row.agreement),
        scope_kind: ScopeKind::Account,
        account_id: Some(row.id),
        scope_id: None,
        profile_id: None,
        given_at: work.now,
        given_by: Some(allowed.by()),
        ends_at: None,
    };
    let given = put_role(&work, new, &row.name).await?;
    if let Some(given) = given {
        tell_role(&work, &member, (&given, row.shown_name())).await?;
    }
    Ok(work.commit().await?)
}

/// The roles at the head of an account, whoever holds them.
fn heads_of(held: &[assignment::Model], account: &account::Model) -> Vec<assignment::Model> {
    let role = Role::heading(account.agreement);
    let heads = held
        .iter()
        .filter(|it| it.role == role && it.scope_kind == ScopeKind::Account);
    heads.cloned().collect()
}

/// Whether somebody is at the account's head who can sign in: asked under its lock.
async fn owners(
    work: &Work,
    (account, held): (AccountFacts, &[assignment::Model]),
) -> Result<Owners, Refusal> {
    let ids: BTreeSet<_> = held.iter().map(|it| it.identity_id).collect();
    let people = store::identities::all_of(&work.txn, ids.into_iter().collect()).await?;
    let people: HashMap<_, identity::Model> = people.into_iter().map(|it| (it.id, it)).collect();
    let head = Role::heading(account.agreement);
    let is_head = able(held, &people).iter().any(|(_, it)| {
        let is_on_it = it.scope == Scope::Account(account.account);
        it.role == head && is_on_it && it.is_in_force(work.now)
    });
    Ok(match is_head {
        true => Owners::Present,
        false => Owners::NoneYet,
    })
}

/// Ends the account administrator's role of everybody else, as when an account changes hands; its
/// invoices go to whoever has it now, at their own address.
async fn take_from_others(
    work: &Work,
    (account, held): (&account::Model, &[assignment::Model]),
    member: &identity::Model,
) -> Result<(), Refusal> {
    let heads = heads_of(held, account);
    for role in heads.iter().filter(|it| it.identity_id != member.id) {
        store::assignments::remove(&work.txn, role.id).await?;
        let subject = format!(
            "{} {} {} {}",
            role.identity_id, role.role, role.scope_kind, account.name
        );
        work.audit(Some(account.id), "role.take", &subject).await?;
    }
    store::preferred_addresses::remove(&work.txn, account.id).await?;
    Ok(())
}
