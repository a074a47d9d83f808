//! The series of invoices that are asked about, and how far each is.

use super::Wanted;
use super::find::Found;
use crate::accounts::ShownName;
use crate::invoices::facts_of;
use crate::{Portal, Refusal};
use billing::invoice::BillingScope;
use billing::invoice::schedule::{INVOICE_DAY_DEFAULT, SeriesTerms};
use billing::policy::{Billed, Covered, Series, Stopped, What};
use billing::{AccountId, Period};
use std::collections::HashMap;
use store::entities::{billing_scope, profile, subscription};

/// The most series of an account that are looked at: those with an invoice soonest.
const SERIES_MAX: u64 = 40;
/// The most months back that are told of.
const MONTHS_MAX: u64 = 12;

/// What the invoices of each series are made for, by its name, and where they are listed.
pub(super) type Labels = HashMap<BillingScope, Label>;

/// What a series is called.
#[derive(Debug, Clone)]
pub(super) struct Label {
    pub name: String,
    /// The identifier of the subscription, where it is one.
    pub subscription: Option<String>,
    pub profile: Option<String>,
}

/// A part of an account that invoices are made for.
enum Part {
    Profile(Box<profile::Model>, Option<subscription::Model>),
    Subscription(subscription::Model),
    Account,
}

impl Part {
    /// The subscription that it is, or that was asked about.
    const fn subscription(&self) -> Option<&subscription::Model> {
        match self {
            Self::Profile(_, it) => it.as_ref(),
            Self::Subscription(it) => Some(it),
            Self::Account => None,
        }
    }
}

/// What is asked about, as the rules read it.
pub(super) async fn load(
    portal: &Portal,
    found: &Found,
    wanted: &Wanted,
) -> Result<(What, Labels), Refusal> {
    let mut labels = Labels::new();
    let missing = wanted.invoice.is_some() && found.invoice.is_none();
    if let Some(row) = &found.invoice {
        let billed = match row.subscription_id {
            Some(id) => {
                store::accounts::subscription(&portal.database, (row.account_id, id)).await?
            }
            None => None,
        };
        if let Some(it) = &billed {
            labels.insert(BillingScope::Service(it.id), label_of_subscription(it));
        }
        return Ok((What::Invoice(facts_of(row, billed.as_ref())), labels));
    }
    let parts = match missing {
        true => None,
        false => parts(portal, found, wanted).await?,
    };
    let Some(parts) = parts else {
        return Ok((What::Missing, labels));
    };
    let mut series = Vec::new();
    for (row, part) in parts {
        let Some(scope) = BillingScope::of(row.kind, row.id) else {
            continue;
        };
        labels.insert(scope, label_of(found, &part));
        if let Some(it) = part.subscription() {
            labels.insert(BillingScope::Service(it.id), label_of_subscription(it));
        }
        series.push(one(portal, found, wanted, (scope, &row, &part)).await?);
    }
    Ok((What::Series(series), labels))
}

/// The series with what each is made for; `None` where the account has no such part.
async fn parts(
    portal: &Portal,
    found: &Found,
    wanted: &Wanted,
) -> Result<Option<Vec<(billing_scope::Model, Part)>>, Refusal> {
    let (database, account) = (&portal.database, found.account.id);
    let part = match (&wanted.profile, &wanted.subscription) {
        (Some(name), _) => {
            let named = store::accounts::profile_named(database, account, name).await?;
            named.map(|it| (it.id.0, Part::Profile(Box::new(it), None)))
        }
        (None, Some(name)) => {
            match store::accounts::subscription_named(database, account, name).await? {
                Some(it) => Some(of_subscription(portal, found, it).await?),
                None => None,
            }
        }
        (None, None) => return of_account(portal, found).await.map(Some),
    };
    let Some((id, part)) = part else {
        return Ok(None);
    };
    let row = store::scopes::by_id(database, (account, id)).await?;
    let row = row.unwrap_or_else(|| not_begun(account, id, &part));
    Ok(Some(vec![(row, part)]))
}

/// A subscription, or the profile that it is billed on.
async fn of_subscription(
    portal: &Portal,
    found: &Found,
    subscription: subscription::Model,
) -> Result<(store::Uuid, Part), Refusal> {
    let account = found.account.id;
    let profile = match subscription.profile_id {
        Some(id) => store::accounts::profile(&portal.database, (account, id)).await?,
        None => None,
    };
    Ok(match profile {
        Some(it) => (it.id.0, Part::Profile(Box::new(it), Some(subscription))),
        None if found.account.agreement.is_in_portal() => {
            (subscription.id.0, Part::Subscription(subscription))
        }
        None => (account.0, Part::Account),
    })
}

async fn of_account(
    portal: &Portal,
    found: &Found,
) -> Result<Vec<(billing_scope::Model, Part)>, Refusal> {
    let (database, account) = (&portal.database, found.account.id);
    let rows = store::scopes::of_account(database, account, SERIES_MAX).await?;
    let ids = rows
        .iter()
        .map(|it| billing::SubscriptionId(it.id))
        .collect();
    let subscriptions = store::accounts::subscriptions_of(database, account, ids).await?;
    let profiles = store::accounts::profiles(database, account).await?;
    let parts = rows.into_iter().map(|row| {
        let subscription = subscriptions.iter().find(|it| it.id.0 == row.id);
        let profile = profiles.iter().find(|it| it.id.0 == row.id);
        let part = match (profile, subscription) {
            (Some(it), _) => Part::Profile(Box::new(it.clone()), None),
            (None, Some(it)) => Part::Subscription(it.clone()),
            (None, None) => Part::Account,
        };
        (row, part)
    });
    Ok(parts.collect())
}

/// A series that no run has looked at so far.
fn not_begun(account: AccountId, id: store::Uuid, part: &Part) -> billing_scope::Model {
    billing_scope::Model {
        account_id: account,
        id,
        kind: match part {
            Part::Profile(..) => billing::invoice::InvoiceKind::Profile,
            Part::Subscription(it) => kind_of(it),
            Part::Account => billing::invoice::InvoiceKind::Enrollment,
        },
        look_on: chrono::NaiveDate::MIN,
        billed_through: None,
        last_made_on: None,
        parked_reason: None,
        parked_since: None,
        tried_at: None,
    }
}

fn kind_of(subscription: &subscription::Model) -> billing::invoice::InvoiceKind {
    match subscription.category {
        billing::SubscriptionCategory::Support => billing::invoice::InvoiceKind::SupportPlan,
        billing::SubscriptionCategory::Usage => billing::invoice::InvoiceKind::Usage,
    }
}

async fn one(
    portal: &Portal,
    found: &Found,
    wanted: &Wanted,
    (scope, row, part): (BillingScope, &billing_scope::Model, &Part),
) -> Result<Series, Refusal> {
    let covered = covered(portal, found.account.id, scope, part).await?;
    let days = match (wanted.month, covered.last(), covered.first()) {
        (Some(month), ..) => Some(month.period()),
        (None, Some(first), Some(last)) => Some(first.period.with(last.period)),
        _ => None,
    };
    let made = match days {
        Some(days) => {
            let key = (found.account.id, scope.id());
            store::invoices::periods_made(&portal.database, key, days, 2 * MONTHS_MAX).await?
        }
        None => Vec::new(),
    };
    Ok(Series {
        scope,
        billed: billed(part),
        terms: terms(found, part),
        billed_through: row.billed_through,
        covered,
        made,
        stopped: part.subscription().map(|it| Stopped {
            subscription: it.id,
            disabled_on: it.disabled_on,
            ended_on: it.ended_on,
        }),
    })
}

async fn covered(
    portal: &Portal,
    account: AccountId,
    scope: BillingScope,
    part: &Part,
) -> Result<Vec<Covered>, Refusal> {
    let (BillingScope::Service(id), Part::Subscription(it)) = (scope, part) else {
        return Ok(Vec::new());
    };
    if it.offer.is_none() {
        return Ok(Vec::new());
    }
    let rows = store::credits::periods(&portal.database, (account, id), MONTHS_MAX).await?;
    let months = rows.into_iter().map(|it| Covered {
        period: Period {
            start: it.period_start,
            end: it.period_end,
        },
        credit: billing::Exact::join(it.credit_micros, it.credit_attos),
        used: billing::Exact::join(it.used_micros, it.used_attos),
    });
    Ok(months.collect())
}

fn billed(part: &Part) -> Billed {
    match part {
        Part::Profile(it, _) => Billed::Profile(it.id),
        Part::Subscription(it) => Billed::Subscription(crate::invoices::facts_of_subscription(it)),
        Part::Account => Billed::Account,
    }
}

fn terms(found: &Found, part: &Part) -> SeriesTerms {
    let account_created_on = found.account.created_on;
    let of = |begun_on, ended_on| SeriesTerms {
        begun_on,
        ended_on,
        account_created_on,
        invoice_day: INVOICE_DAY_DEFAULT,
    };
    match part {
        Part::Profile(it, subscription) => SeriesTerms {
            invoice_day: u32::try_from(it.invoice_day).unwrap_or(INVOICE_DAY_DEFAULT),
            ..of(
                subscription
                    .as_ref()
                    .map_or(it.created_on, |it| it.created_on),
                None,
            )
        },
        Part::Subscription(it) => of(it.created_on, it.ended_on),
        Part::Account => of(account_created_on, None),
    }
}

fn label_of(found: &Found, part: &Part) -> Label {
    let of = |name: &str| Label {
        name: name.to_owned(),
        subscription: None,
        profile: None,
    };
    match part {
        Part::Profile(it, _) => Label {
            profile: Some(it.name.clone()),
            ..of(&it.display_name)
        },
        Part::Subscription(it) => label_of_subscription(it),
        Part::Account => of(found.account.shown_name()),
    }
}

fn label_of_subscription(row: &subscription::Model) -> Label {
    Label {
        name: row.display_name.clone(),
        subscription: Some(row.name.clone()),
        profile: None,
    }
}
