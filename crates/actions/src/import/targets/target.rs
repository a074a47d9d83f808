//! An account of the file, and where in it a row goes.

use super::{Astray, Place};
use crate::import::row::Row;
use billing::invoice::Charged;
use billing::{
    AccountId, AgreementType, Currency, ProfileId, SectionId, SubscriptionCategory, SubscriptionId,
};
use chrono::{DateTime, Utc};
use std::collections::HashMap;
use store::accounts::PARTS_MAX;
use uuid::Uuid;

/// An account of the file, with the parts that rows can go to.
#[derive(Debug)]
pub struct Target {
    pub id: AccountId,
    pub name: String,
    pub display_name: Option<String>,
    /// Not there yet: made when the import is taken.
    pub is_new: bool,
    /// Whether somebody settled what an import could only guess.
    pub is_complete: bool,
    /// Whether rows go to profiles, as it says; MOSP and EA accounts have none.
    pub agreement: AgreementType,
    /// The one currency of an account without profiles, where it is set.
    pub currency: Option<Currency>,
    pub profiles: Vec<TargetProfile>,
    pub subscriptions: HashMap<String, TargetSubscription>,
    /// When the earliest of its rows begins.
    pub earliest: Option<DateTime<Utc>>,
}

#[derive(Debug, Clone)]
pub struct TargetProfile {
    pub id: ProfileId,
    pub section: SectionId,
    pub currency: Currency,
    pub is_new: bool,
}

#[derive(Debug, Clone)]
pub struct TargetSubscription {
    pub id: SubscriptionId,
    pub display_name: String,
    pub category: SubscriptionCategory,
    pub profile: Option<ProfileId>,
    pub section: Option<SectionId>,
    pub is_new: bool,
}

impl Target {
    /// Where a row goes, on the profile `fixed` where one is given.
    pub fn place(
        &mut self,
        row: &Row,
        fixed: Option<ProfileId>,
        may_create: bool,
    ) -> Result<Place, Astray> {
        let known = row.subscription.as_ref();
        let known = known.and_then(|it| self.subscriptions.get(it)).cloned();
        let profile = self.profile_for(row, fixed, known.as_ref(), may_create)?;
        let subscription = match (known, &row.subscription) {
            (Some(known), _) => Some(known),
            (None, None) => None,
            (None, Some(name)) => {
                Some(self.add_subscription(name, row, profile.as_ref(), may_create)?)
            }
        };
        let own_section = subscription
            .as_ref()
            .filter(|it| it.profile == profile.as_ref().map(|it| it.id))
            .and_then(|it| it.section);
        let starts_at = Some(row.starts_at);
        self.earliest = self.earliest.into_iter().chain(starts_at).min();
        Ok(Place {
            account: self.id,
            scope: self.scope(row, profile.as_ref(), subscription.as_ref())?,
            section: own_section.or(profile.map(|it| it.section)),
            subscription: subscription.map(|it| it.id),
        })
    }

    /// The series of invoices that a row belongs to.
    fn scope(
        &self,
        row: &Row,
        profile: Option<&TargetProfile>,
        subscription: Option<&TargetSubscription>,
    ) -> Result<Uuid, Astray> {
        let charged = Charged {
            agreement: self.agreement,
            account: self.id,
            profile: profile.map(|it| it.id),
            subscription: subscription.map(|it| (it.id, it.category)),
            kind: row.item.kind,
            is_spot: row.is_spot,
        };
        let scope = charged.scope().ok_or_else(|| Astray {
            column: "BillingAccountId",
            value: row.account.clone(),
            what: "has no billing profile to put the row on".to_owned(),
        })?;
        Ok(scope.id())
    }

    /// The profile a row goes on: the fixed one, else its subscription's, else the account's of
    /// the row's currency, which is made where it may be.
    fn profile_for(
        &mut self,
        row: &Row,
        fixed: Option<ProfileId>,
        known: Option<&TargetSubscription>,
        may_create: bool,
    ) -> Result<Option<TargetProfile>, Astray> {
        if !self.agreement.has_profiles() {
            return match self.currency.filter(|it| *it != row.currency) {
                Some(wanted) => Err(wrong_currency(row, &format!("account's currency {wanted}"))),
                None => Ok(None),
            };
        }
        let given = fixed.or_else(|| known.and_then(|it| it.profile));
        let given = self.profiles.iter().find(|it| Some(it.id) == given);
        if let Some(given) = given
            && given.currency != row.currency
            && !self.is_guess(fixed, known)
        {
            let wanted = format!("profile's currency {}", given.currency);
            return Err(wrong_currency(row, &wanted));
        }
        let mut fitting = given.into_iter().chain(&self.profiles);
        match fitting.find(|it| it.currency == row.currency) {
            Some(profile) => Ok(Some(profile.clone())),
            None if may_create => Ok(Some(self.add_profile(row.currency))),
            None => Err(wrong_currency(row, "currency of a profile of the account")),
        }
    }

    /// Whether an import chose the subscription's profile, by the currency of the first row it
    /// met; nobody has settled that rows of another currency are wrong.
    fn is_guess(&self, fixed: Option<ProfileId>, known: Option<&TargetSubscription>) -> bool {
        let is_new = known.is_some_and(|it| it.is_new);
        fixed.is_none() && (is_new || !self.is_complete)
    }

    fn add_profile(&mut self, currency: Currency) -> TargetProfile {
        let profile = TargetProfile {
            id: ProfileId::new(),
            section: SectionId::new(),
            currency,
            is_new: true,
        };
        self.profiles.push(profile.clone());
        profile
    }

    fn add_subscription(
        &mut self,
        name: &str,
        row: &Row,
        profile: Option<&TargetProfile>,
        may_create: bool,
    ) -> Result<TargetSubscription, Astray> {
        let astray = |what: String| Astray {
            column: "SubAccountId",
            value: name.to_owned(),
            what,
        };
        if !may_create {
            let what = "is no subscription of this account; --create-accounts makes it";
            return Err(astray(what.to_owned()));
        }
        if self.subscriptions.len() as u64 >= PARTS_MAX {
            let what = format!("is one more than the {PARTS_MAX} subscriptions of an account");
            return Err(astray(what));
        }
        let display_name = row.subscription_name.clone();
        let subscription = TargetSubscription {
            id: SubscriptionId::new(),
            display_name: display_name.unwrap_or_else(|| name.to_owned()),
            category: SubscriptionCategory::Usage,
            profile: profile.map(|it| it.id),
            section: profile.map(|it| it.section),
            is_new: true,
        };
        let subscriptions = &mut self.subscriptions;
        subscriptions.insert(name.to_owned(), subscription.clone());
        Ok(subscription)
    }
}

fn wrong_currency(row: &Row, wanted: &str) -> Astray {
    Astray {
        column: "BillingCurrency",
        value: row.currency.to_string(),
        what: format!("is not the {wanted}"),
    }
}
