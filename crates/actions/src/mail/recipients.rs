//! Who gets the invoices of a profile, a subscription or an enrolment, and why (domain.md §4,
//! flows 5 and 7).

use super::To;
use crate::work::system_clock;
use billing::mail::MailReason;
use billing::policy::Role;
use billing::{AccountId, IdentityId, Language, ProfileId, RecipientId};
use chrono::{DateTime, Utc};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use store::assignments::rule_of;
use store::entities::{account, assignment, identity, mail_recipient, preferred_address};
use store::identities::email_key;
use store::mail_recipients::{self, ScopeKey};
use store::{Reads, StoreError, preferred_addresses};

/// Somebody who gets invoices, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gets {
    /// Their name, where it is known.
    pub name: Option<String>,
    /// Their address.
    pub email: String,
    /// Why.
    pub reason: MailReason,
    /// The roles for which they do.
    pub roles: Vec<Role>,
    /// In which language.
    pub language: Language,
}

/// An address that somebody added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddedRecipient {
    /// Which.
    pub id: RecipientId,
    /// The address.
    pub email: String,
    /// The language of what it gets.
    pub language: Language,
}

/// What invoices are sent for.
#[derive(Debug, Clone, Default)]
pub(super) struct Scopes {
    pub profiles: BTreeSet<(AccountId, ProfileId)>,
    /// MOSP: accounts of subscriptions, whose administrators get them.
    pub administered: BTreeSet<AccountId>,
    /// EA: enrolments, whose administrators get them while there is no contact.
    pub enrolments: BTreeSet<AccountId>,
    /// Profiles, subscriptions and enrolments, whose added recipients get them.
    pub all: BTreeSet<ScopeKey>,
}

/// Everyone who gets the invoices of some scopes.
#[derive(Debug, Default)]
pub(super) struct Recipients {
    people: HashMap<IdentityId, identity::Model>,
    languages: HashMap<IdentityId, Language>,
    roles: Vec<assignment::Model>,
    added: Vec<mail_recipient::Model>,
    /// MOSP: what administrators prefer.
    preferred: HashMap<AccountId, preferred_address::Model>,
}

impl Recipients {
    /// All of them, with as many statements as for one.
    pub(super) async fn load(reads: &impl Reads, scopes: Scopes) -> Result<Self, StoreError> {
        let preferred = preferred_addresses::of_accounts(reads, scopes.administered.clone());
        let preferred = preferred.await?.into_iter();
        let mut roles = mail_recipients::on_profiles(reads, scopes.profiles).await?;
        for (role, accounts) in [
            (Role::AccountAdministrator, scopes.administered),
            (Role::EnterpriseAdministrator, scopes.enrolments),
        ] {
            roles.extend(mail_recipients::holding(reads, role, accounts).await?);
        }
        let now = system_clock();
        roles.retain(|it| rule_of(it).is_some_and(|rule| rule.is_in_force(now)));
        let added = mail_recipients::added(reads, scopes.all).await?;
        let ids: BTreeSet<_> = roles.iter().map(|it| it.identity_id).collect();
        let ids: Vec<_> = ids.into_iter().collect();
        if ids.is_empty() {
            return Ok(Self {
                added,
                ..Self::default()
            });
        }
        let people = store::identities::all_of(reads, ids.clone()).await?;
        let people = people.into_iter().filter(|it| it.disabled_at.is_none());
        Ok(Self {
            people: people.map(|it| (it.id, it)).collect(),
            languages: mail_recipients::languages(reads, ids).await?,
            roles,
            added,
            preferred: preferred.map(|it| (it.account_id, it)).collect(),
        })
    }

    /// The same without those who were added to a profile or subscription after this moment: what was
    /// made before was not sent to them. An enrolment's contacts take over from each other.
    pub(super) fn without_later(mut self, moment: DateTime<Utc>) -> Self {
        let is_contact = |it: &mail_recipient::Model| it.scope_id == it.account_id.0;
        self.added
            .retain(|it| it.added_at <= moment || is_contact(it));
        self
    }

    /// Who gets the invoices of a profile, in order: roles first, then those that were added, each
    /// address once.
    pub(super) fn of_profile(
        &self,
        account: &account::Model,
        profile: ProfileId,
    ) -> Vec<(Gets, To)> {
        let roles = self
            .roles
            .iter()
            .filter(|it| it.account_id == Some(account.id) && it.scope_id == Some(profile.0));
        let people = self.by_person(account, roles, MailReason::ProfileRole);
        self.with_added(
            people,
            (account.id, profile.0),
            MailReason::AdditionalRecipient,
        )
    }

    /// Who gets the invoices of a subscription.
    pub(super) fn of_subscription(
        &self,
        account: &account::Model,
        subscription: store::Uuid,
    ) -> Vec<(Gets, To)> {
        let is_head = |it: &&assignment::Model| {
            it.role == Role::AccountAdministrator && it.account_id == Some(account.id)
        };
        let roles = self.roles.iter().filter(is_head);
        let people = self.by_person(account, roles, MailReason::AccountAdministrator);
        let added = MailReason::AdditionalRecipient;
        self.with_added(people, (account.id, subscription), added)
    }

    /// Who gets the invoices of an enrolment: its contacts, and while there is none whoever
    /// administers it, as the portal shows them to nobody.
    pub(super) fn of_enrolment(&self, account: &account::Model) -> Vec<(Gets, To)> {
        let (id, contact) = (account.id, MailReason::InvoiceContact);
        let contacts = self.with_added(BTreeMap::new(), (id, id.0), contact);
        if !contacts.is_empty() {
            return contacts;
        }
        let is_head = |it: &&assignment::Model| {
            it.role == Role::EnterpriseAdministrator && it.account_id == Some(id)
        };
        let roles = self.roles.iter().filter(is_head);
        let people = self.by_person(account, roles, MailReason::EnterpriseAdministrator);
        people.into_values().collect()
    }

    /// The addresses that were added to a scope.
    pub(super) fn added_to(&self, (account, scope): ScopeKey) -> Vec<AddedRecipient> {
        let added = self.added.iter();
        let added = added.filter(|it| (it.account_id, it.scope_id) == (account, scope));
        added
            .map(|it| AddedRecipient {
                id: it.id,
                email: it.email.clone(),
                language: it.language,
            })
            .collect()
    }

    fn by_person<'a>(
        &self,
        account: &account::Model,
        roles: impl Iterator<Item = &'a assignment::Model>,
        reason: MailReason,
    ) -> BTreeMap<String, (Gets, To)> {
        let mut people = BTreeMap::<String, (Gets, To)>::new();
        for held in roles {
            let Some(person) = self.people.get(&held.identity_id) else {
                continue;
            };
            let chosen = self.languages.get(&person.id).copied();
            let language = chosen.unwrap_or_else(|| language_of(account));
            let email = match reason {
                MailReason::AccountAdministrator => self.preferred_of(account.id, person),
                _ => person.email.as_str(),
            };
            let entry = people.entry(email_key(email)).or_insert_with(|| {
                let to = To {
                    identity: Some(person.id),
                    email: email.to_owned(),
                    name: Some(person.display_name.clone()),
                    language,
                    reason,
                    recipient: None,
                };
                (gets(&to), to)
            });
            if !entry.0.roles.contains(&held.role) {
                entry.0.roles.push(held.role);
            }
        }
        people
    }

    /// Where an administrator wants the invoices of an account, once that is confirmed.
    fn preferred_of<'a>(&'a self, account: AccountId, person: &'a identity::Model) -> &'a str {
        let preferred = self.preferred.get(&account);
        let preferred = preferred.filter(|it| it.identity_id == person.id);
        let email = preferred.and_then(|it| it.email.as_deref());
        email.unwrap_or(&person.email)
    }

    fn with_added(
        &self,
        people: BTreeMap<String, (Gets, To)>,
        (account, scope): ScopeKey,
        reason: MailReason,
    ) -> Vec<(Gets, To)> {
        let added = self.added.iter();
        let added = added.filter(|it| (it.account_id, it.scope_id) == (account, scope));
        let added = added.filter(|it| !people.contains_key(&email_key(&it.email)));
        let added: Vec<_> = added
            .map(|it| {
                let to = To {
                    identity: None,
                    email: it.email.clone(),
                    name: None,
                    language: it.language,
                    reason,
                    recipient: Some(it.id),
                };
                (gets(&to), to)
            })
            .collect();
        people.into_values().chain(added).collect()
    }
}

fn gets(to: &To) -> Gets {
    Gets {
        name: to.name.clone(),
        email: to.email.clone(),
        reason: to.reason,
        roles: Vec::new(),
        language: to.language,
    }
}

/// What is read where an account is, as far as anybody knows.
pub(super) fn language_of(account: &account::Model) -> Language {
    Language::spoken_in(&account.sold_to.address.country)
}
