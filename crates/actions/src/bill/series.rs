//! A series of invoices with what it is made for, and which invoice of it comes next.

use crate::Failure;
use crate::accounts::ShownName;
use crate::work::Work;
use billing::invoice::schedule::{
    INVOICE_DAY_DEFAULT, Scheduled, anchored_month, late_service, profile_months, purchase_at_once,
    purchase_months, service_months, support_months,
};
use billing::invoice::{BillingScope, Cause, Named, Obstacle, PaymentMethod};
use billing::{CardId, Currency, Frequency, Month, Period, PurchaseCategory};
use chrono::{Days, NaiveDate};
use store::entities::{account, billing_scope, profile, purchase, subscription};

/// Never, as a day to look at a series: something that changes says so.
const NEVER: NaiveDate = NaiveDate::from_ymd_opt(9999, 12, 31).expect("a day");

/// A series of invoices, and what it is made for.
pub(super) struct Series {
    pub row: billing_scope::Model,
    pub scope: BillingScope,
    pub account: account::Model,
    pub profile: Option<profile::Model>,
    pub subscription: Option<subscription::Model>,
    /// MOSP: reservations bought by card that no invoice has yet.
    at_once: Vec<purchase::Model>,
}

impl Series {
    /// The series of a row. `None` when what it was made for is gone.
    pub async fn load(
        work: &Work,
        account: &account::Model,
        row: billing_scope::Model,
    ) -> Result<Option<Self>, Failure> {
        let Some(scope) = BillingScope::of(row.kind, row.id) else {
            return Ok(None);
        };
        let profile = match scope.profile() {
            Some(id) => store::accounts::profile(&work.txn, (account.id, id)).await?,
            None => None,
        };
        let subscription = match scope.subscription() {
            Some(id) => store::accounts::subscription(&work.txn, (account.id, id)).await?,
            None => None,
        };
        let is_gone = (scope.profile().is_some() && profile.is_none())
            || (scope.subscription().is_some() && subscription.is_none());
        if is_gone {
            return Ok(None);
        }
        let mut series = Self {
            row,
            scope,
            account: account.clone(),
            profile,
            subscription,
            at_once: Vec::new(),
        };
        if matches!(scope, BillingScope::Purchases(_)) {
            series.at_once = series.bought_at_once(work).await?;
        }
        Ok(Some(series))
    }

    /// What it is called: the profile, the subscription, or the account.
    pub fn label(&self) -> &str {
        match (&self.profile, &self.subscription) {
            (Some(profile), _) => &profile.display_name,
            (None, Some(subscription)) => &subscription.display_name,
            (None, None) => self.account.shown_name(),
        }
    }

    /// The currency it is billed in.
    pub fn currency(&self) -> Result<Currency, Obstacle> {
        let of_profile = self.profile.as_ref().map(|it| it.currency);
        of_profile
            .or(self.account.currency)
            .ok_or(Obstacle::NoCurrency)
    }

    /// How it is paid, and with which card.
    pub fn payment(&self) -> (PaymentMethod, Option<CardId>) {
        let of_subscription = self.subscription.as_ref().and_then(|it| it.card_id);
        match (&self.profile, of_subscription) {
            (Some(profile), _) => (
                profile.payment_method,
                profile.card_id.or(self.account.card_id),
            ),
            (None, Some(card)) => (PaymentMethod::Card, Some(card)),
            (None, None) => (self.account.payment_method, self.account.card_id),
        }
    }

    /// Days from invoice date to due date.
    pub fn payment_terms_days(&self) -> u16 {
        let of_profile = self.profile.as_ref().map(|it| it.payment_terms_days);
        let days = of_profile.unwrap_or(self.account.payment_terms_days);
        u16::try_from(days).unwrap_or_default()
    }

    /// The profile as it stands on documents.
    pub fn named_profile(&self) -> Option<Named> {
        let profile = self.profile.as_ref()?;
        Some(Named {
            name: profile.name.clone(),
            display_name: profile.display_name.clone(),
        })
    }

    /// The subscription as it stands on documents.
    pub fn named_subscription(&self) -> Option<Named> {
        let subscription = self.subscription.as_ref()?;
        Some(Named {
            name: subscription.name.clone(),
            display_name: subscription.display_name.clone(),
        })
    }

    /// The days whose use counts together with that of a day: the month that is invoiced with it.
    pub fn period_of(&self, day: NaiveDate) -> Period {
        match &self.subscription {
            Some(subscription) => anchored_month(subscription.created_on, day),
            None => Month::of(day).period(),
        }
    }

    /// The next invoice of the series, whenever it is; `None` when none is to be expected.
    pub async fn next(&self, work: &Work) -> Result<Option<Scheduled>, Failure> {
        let since = |created_on: NaiveDate| {
            let after = self.row.billed_through.map(|it| it + Days::new(1));
            after.unwrap_or(created_on)
        };
        let is_open = |it: &Scheduled| {
            self.row
                .billed_through
                .is_none_or(|through| it.period.end > through)
        };
        let account_created = self.account.created_on;
        Ok(match (self.scope, &self.profile, &self.subscription) {
            (BillingScope::Profile(_), Some(profile), _) => {
                let day = u32::try_from(profile.invoice_day).unwrap_or(INVOICE_DAY_DEFAULT);
                profile_months(since(profile.created_on), day).next()
            }
            (BillingScope::Enrollment(_), _, _) => {
                profile_months(since(account_created), INVOICE_DAY_DEFAULT).next()
            }
            (BillingScope::Purchases(_), _, _) => {
                let at_once = self.at_once.iter();
                let at_once = at_once.map(|it| purchase_at_once(it.starts_on, it.id));
                let monthly = purchase_months(since(account_created)).next();
                at_once.chain(monthly).min_by_key(|it| it.invoice_date)
            }
            (BillingScope::SupportPlan(_), _, Some(plan)) => {
                support_months(plan.created_on, plan.ended_on, account_created).find(is_open)
            }
            (BillingScope::Service(_), _, Some(subscription)) => {
                let (created, ended) = (subscription.created_on, subscription.ended_on);
                match service_months(created, ended, account_created).find(is_open) {
                    Some(next) => Some(next),
                    None => self.late(work, subscription).await?,
                }
            }
            _ => None,
        })
    }

    /// One more invoice for what arrived after the last one of a subscription that ended.
    async fn late(
        &self,
        work: &Work,
        subscription: &subscription::Model,
    ) -> Result<Option<Scheduled>, Failure> {
        let key = (self.account.id, self.scope.id());
        let Some(open) = store::charges::open_since(&work.txn, key).await? else {
            return Ok(None);
        };
        let created = self.account.created_on;
        let all = service_months(subscription.created_on, subscription.ended_on, created);
        let Some(last) = all.last() else {
            return Ok(None);
        };
        // On the day it arrived at the earliest, and never twice on one day.
        let arrived = open.last_taken.map(|it| it.date_naive() - Days::new(1));
        let made = self.row.last_made_on.into_iter().chain(arrived).max();
        let count = store::scopes::late_count(&work.txn, key).await? + 1;
        let after = made.unwrap_or(last.invoice_date);
        Ok(Some(late_service(last.period, count, after, created)))
    }

    /// Notes that an invoice was dealt with: made, or not needed.
    pub fn advance(&mut self, scheduled: Scheduled, is_made: bool) {
        match scheduled.cause {
            Cause::Purchase(id) => self.at_once.retain(|it| it.id != id),
            Cause::Late(_) => {}
            _ => self.row.billed_through = Some(scheduled.period.end),
        }
        if is_made {
            self.row.last_made_on = Some(scheduled.invoice_date);
        }
        (
            self.row.parked_reason,
            self.row.parked_since,
            self.row.tried_at,
        ) = (None, None, None);
    }

    /// Notes when to look at it next.
    pub fn look_on(&mut self, next: Option<Scheduled>) {
        self.row.look_on = next.map_or(NEVER, |it| it.invoice_date);
    }

    async fn bought_at_once(&self, work: &Work) -> Result<Vec<purchase::Model>, Failure> {
        let purchases = store::accounts::purchases(&work.txn, self.account.id).await?;
        let mut at_once: Vec<_> = purchases
            .into_iter()
            .filter(|it| is_at_once(it, &self.account))
            .collect();
        let ids = at_once.iter().map(|it| it.id).collect();
        let charged = store::charges::purchase_starts(&work.txn, self.account.id, ids).await?;
        at_once.retain(|it| !charged.iter().any(|(id, _)| *id == it.id));
        Ok(at_once)
    }
}

/// Whether a purchase gets an invoice of its own: a reservation that is paid by card.
pub(super) fn is_at_once(purchase: &purchase::Model, account: &account::Model) -> bool {
    purchase.category == PurchaseCategory::Reservation
        && purchase.frequency == Frequency::Once
        && account.payment_method == PaymentMethod::Card
}
