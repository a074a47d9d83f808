//! What invoices are sent by e-mail for, as addresses say it; and the proof that somebody may say
//! who gets them.

use super::deliveries::Telling;
use super::recipients::Scopes;
use crate::accounts::{NOBODY, ShownName, find_account};
use crate::invoices::facts_of_subscription;
use crate::work::About;
use crate::{Caller, Portal, Refusal};
use billing::invoice::Named;
use billing::policy::{
    AccountFacts, Allowed, InvoiceMail, OnProfile, OnSubscription, Refused, Standing, action, allow,
};
use billing::{AgreementType, IdentityId, ProfileId};
use chrono::{DateTime, Utc};
use store::entities::{account, profile, subscription};
use store::mail_recipients::ScopeKey;

/// What invoices are sent by e-mail for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailPath {
    /// The account's identifier.
    pub account: String,
    /// Which part of it.
    pub part: MailPart,
}

/// A part of an account that has invoices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MailPart {
    /// MCA, MPA: the billing profile of this identifier.
    Profile(String),
    /// MOSP: the subscription or support plan of this identifier.
    Subscription(String),
    /// EA: the enrolment, which is the account.
    Enrolment,
}

/// The place, once it was found.
pub(super) struct Place {
    pub account: account::Model,
    pub named: Named,
    pub on: On,
}

/// The place as the policy is asked about it.
pub(super) enum On {
    Profile(OnProfile, profile::Model),
    Subscription(OnSubscription, subscription::Model),
    Enrolment(AccountFacts),
}

/// Proof that somebody may say who gets the invoices.
pub(super) enum Setting {
    Mail(Allowed<action::SetInvoiceEmail>),
    Contacts(Allowed<action::EditInvoiceContacts>),
}

impl Setting {
    /// Who may.
    pub(super) const fn by(&self) -> IdentityId {
        match self {
            Self::Mail(allowed) => allowed.by(),
            Self::Contacts(allowed) => allowed.by(),
        }
    }
}

impl Place {
    /// Asks whether somebody may say who gets the invoices.
    pub(super) fn setting(
        &self,
        standing: &Standing,
        now: DateTime<Utc>,
    ) -> Result<Setting, Refused> {
        Ok(match &self.on {
            On::Profile(on, _) => {
                Setting::Mail(allow(standing, &InvoiceMail::Profile(on.clone()), now)?)
            }
            On::Subscription(on, _) => Setting::Mail(allow(
                standing,
                &InvoiceMail::Subscription(on.clone()),
                now,
            )?),
            On::Enrolment(on) => Setting::Contacts(allow(standing, on, now)?),
        })
    }

    /// Whose audit lines tell of it.
    pub(super) fn about(&self) -> About {
        let profile = match &self.on {
            On::Profile(_, row) => Some(row.id),
            On::Subscription(..) | On::Enrolment(_) => None,
        };
        About::profile(self.account.id, profile)
    }

    /// Whose added recipients get them.
    pub(super) fn key(&self) -> ScopeKey {
        let scope = match &self.on {
            On::Profile(_, row) => row.id.0,
            On::Subscription(_, row) => row.id.0,
            On::Enrolment(_) => self.account.id.0,
        };
        (self.account.id, scope)
    }

    /// The same, for whoever looks up who gets them.
    pub(super) fn scopes(&self) -> Scopes {
        let mut scopes = Scopes::default();
        scopes.all.insert(self.key());
        match &self.on {
            On::Profile(_, row) => {
                scopes.profiles.insert((self.account.id, row.id));
            }
            On::Subscription(..) => {
                scopes.administered.insert(self.account.id);
            }
            On::Enrolment(_) => {
                scopes.enrolments.insert(self.account.id);
            }
        }
        scopes
    }
}

/// Whether somebody may read who gets the invoices of a profile, and how that went: whoever may
/// download them. With its price sheet that is one row of domain.md §3.
pub(crate) fn sees_email(caller: &Caller, on: &OnProfile) -> bool {
    allow::<action::DownloadPriceSheet>(&caller.standing, on, caller.now).is_ok()
}

/// Finds the place of an address for somebody who may say who gets its invoices.
pub(super) async fn load_place(
    portal: &Portal,
    caller: &Caller,
    path: &MailPath,
) -> Result<Place, Refusal> {
    let place = find_place(portal, path).await?;
    let _setting = place.setting(&caller.standing, caller.now)?;
    Ok(place)
}

/// The same for somebody who at least may read who gets them. Gives how much of it.
pub(super) async fn read_place(
    portal: &Portal,
    caller: &Caller,
    path: &MailPath,
) -> Result<(Place, Telling), Refusal> {
    let place = find_place(portal, path).await?;
    let telling = match (place.setting(&caller.standing, caller.now), &place.on) {
        (Ok(_), _) => Telling::Everything,
        (Err(_), On::Profile(on, _)) if sees_email(caller, on) => Telling::Masked,
        (Err(refused), _) => return Err(refused.into()),
    };
    Ok((place, telling))
}

/// The place of an address, for whoever asks the policy next.
async fn find_place(portal: &Portal, path: &MailPath) -> Result<Place, Refusal> {
    let database = &portal.database;
    let found = find_account(portal, &path.account).await?;
    let id = found.as_ref().map_or(NOBODY, |(it, _)| it.id);
    // Asked whatever was found: what is hidden takes as many statements as what does not exist.
    let (profile, subscription) = match &path.part {
        MailPart::Profile(name) => {
            let row = store::accounts::profile_named(database, id, name).await?;
            (row, None)
        }
        MailPart::Subscription(name) => {
            let row = store::accounts::subscription_named(database, id, name).await?;
            (None, row)
        }
        MailPart::Enrolment => (None, None),
    };
    let (account, facts) = found.ok_or(Refusal::NotFound)?;
    let (named, on) = match &path.part {
        MailPart::Profile(_) => of_profile(facts, profile.ok_or(Refusal::NotFound)?),
        MailPart::Subscription(_) => of_subscription(facts, subscription.ok_or(Refusal::NotFound)?),
        MailPart::Enrolment if account.agreement == AgreementType::Ea => {
            (account.named(), On::Enrolment(facts))
        }
        MailPart::Enrolment => return Err(Refusal::NotFound),
    };
    Ok(Place { account, named, on })
}

fn of_profile(account: AccountFacts, row: profile::Model) -> (Named, On) {
    let profile: ProfileId = row.id;
    let named = Named {
        name: row.name.clone(),
        display_name: row.display_name.clone(),
    };
    (named, On::Profile(OnProfile { account, profile }, row))
}

fn of_subscription(account: AccountFacts, row: subscription::Model) -> (Named, On) {
    let subscription = facts_of_subscription(&row);
    let named = Named {
        name: row.name.clone(),
        display_name: row.display_name.clone(),
    };
    let on = OnSubscription {
        account,
        subscription,
    };
    (named, On::Subscription(on, row))
}
