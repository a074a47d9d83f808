//! When an invoice is made: the schedule of each kind of account (domain.md §2).
//!
//! Every schedule is a series without end, from a first period on; who asks takes what is due.

use super::{BillingScope, Cause};
use crate::{Month, Period};
use chrono::{Datelike, Days, NaiveDate};

/// An invoice that will be made: for which days, with which date on it, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scheduled {
    /// The days it is for.
    pub period: Period,
    /// The date on it: the scheduled day, also when the run is late.
    pub invoice_date: NaiveDate,
    /// Why it is made.
    pub cause: Cause,
}

/// What the schedule of a series depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SeriesTerms {
    /// The day from which there can be charges: when the subscription, profile or account was
    /// created, or the support plan bought.
    pub begun_on: NaiveDate,
    /// The last day of a subscription that was cancelled or moved.
    pub ended_on: Option<NaiveDate>,
    /// The day of the account: MOSP invoices are made on its day of the month.
    pub account_created_on: NaiveDate,
    /// MCA, MPA: the day of the month on which the profile is invoiced.
    pub invoice_day: u32,
}

/// The regular invoices of a series: those that are neither for one purchase nor for what came
/// late.
pub fn regular(scope: BillingScope, terms: &SeriesTerms) -> Box<dyn Iterator<Item = Scheduled>> {
    let (begun, ended, account) = (terms.begun_on, terms.ended_on, terms.account_created_on);
    match scope {
        BillingScope::Service(_) => Box::new(service_months(begun, ended, account)),
        BillingScope::SupportPlan(_) => Box::new(support_months(begun, ended, account)),
        BillingScope::Purchases(_) => Box::new(purchase_months(account)),
        BillingScope::Profile(_) => Box::new(profile_months(begun, terms.invoice_day)),
        BillingScope::Enrollment(_) => Box::new(profile_months(account, INVOICE_DAY_DEFAULT)),
    }
}

/// The day of the month on which profiles and enrolments are invoiced unless they say otherwise.
pub const INVOICE_DAY_DEFAULT: u32 = 5;
/// The day of the month on which purchases of a MOSP account are invoiced.
pub const PURCHASES_DAY: u32 = 9;

/// MCA, MPA and EA: every calendar month from the one of `created_on`, on the invoice day of the
/// month after.
pub fn profile_months(created_on: NaiveDate, invoice_day: u32) -> impl Iterator<Item = Scheduled> {
    months(Month::of(created_on)).map(move |month| Scheduled {
        period: month.period(),
        invoice_date: month.next().day_or_last(invoice_day),
        cause: Cause::Schedule,
    })
}

/// MOSP: Marketplace, reservations and spot of each calendar month, on the 9th of the next.
pub fn purchase_months(account_created_on: NaiveDate) -> impl Iterator<Item = Scheduled> {
    profile_months(account_created_on, PURCHASES_DAY)
}

/// MOSP: a reservation bought by card is invoiced at once, for the day it is bought.
pub const fn purchase_at_once(bought_on: NaiveDate, purchase: crate::PurchaseId) -> Scheduled {
    Scheduled {
        period: Period {
            start: bought_on,
            end: bought_on,
        },
        invoice_date: bought_on,
        cause: Cause::Purchase(purchase),
    }
}

/// MOSP: service charges in months anchored at the day the subscription was created.
///
/// Each is made on the first account's day on or after the day it has ended. Where the subscription
/// ended, the last one is the incomplete period up to that day.
pub fn service_months(
    created_on: NaiveDate,
    ended_on: Option<NaiveDate>,
    account_created_on: NaiveDate,
) -> impl Iterator<Item = Scheduled> {
    anchored(created_on)
        .take_while(move |period| ended_on.is_none_or(|ended| period.start <= ended))
        .map(move |period| {
            let last = ended_on.filter(|ended| *ended < period.end);
            let period = Period {
                end: last.unwrap_or(period.end),
                ..period
            };
            Scheduled {
                invoice_date: account_day_from(period.end + Days::new(1), account_created_on),
                cause: match last {
                    Some(_) => Cause::Final,
                    None => Cause::Schedule,
                },
                period,
            }
        })
}

/// MOSP: a support plan in months in advance, anchored at the day of purchase: the first on that
/// day, each following one on the first account's day on or after its first day.
pub fn support_months(
    bought_on: NaiveDate,
    ended_on: Option<NaiveDate>,
    account_created_on: NaiveDate,
) -> impl Iterator<Item = Scheduled> {
    anchored(bought_on)
        .take_while(move |period| ended_on.is_none_or(|ended| period.start <= ended))
        .map(move |period| Scheduled {
            invoice_date: match period.start == bought_on {
                true => bought_on,
                false => account_day_from(period.start, account_created_on),
            },
            cause: Cause::Schedule,
            period,
        })
}

/// MOSP: what arrives after the last invoice of a subscription that ended goes on one more
/// invoice, on the next account's day after `last_made`.
pub fn late_service(
    period: Period,
    count: u32,
    last_made: NaiveDate,
    account_created_on: NaiveDate,
) -> Scheduled {
    Scheduled {
        period,
        invoice_date: account_day_from(last_made + Days::new(1), account_created_on),
        cause: Cause::Late(count),
    }
}

/// The first account's day on or after a day: the day of the month on which the account was
/// created; where a month lacks it, its last.
fn account_day_from(day: NaiveDate, account_created_on: NaiveDate) -> NaiveDate {
    let account_day = account_created_on.day();
    let month = Month::of(day);
    let in_month = month.day_or_last(account_day);
    match in_month >= day {
        true => in_month,
        false => month.next().day_or_last(account_day),
    }
}

/// Months that begin on the day of the month of `anchor`: on the last day of a month that lacks
/// it, and on its own day again afterwards.
fn anchored(anchor: NaiveDate) -> impl Iterator<Item = Period> {
    let day = anchor.day();
    months(Month::of(anchor)).map(move |month| Period {
        start: month.day_or_last(day),
        end: month.next().day_or_last(day) - Days::new(1),
    })
}

/// The month among those that [`anchored`] gives, or would give further back, that has this day.
pub fn anchored_month(anchor: NaiveDate, day: NaiveDate) -> Period {
    let month = Month::of(day);
    let first = match month.day_or_last(anchor.day()) <= day {
        true => month,
        false => Month::of(month.first_day() - Days::new(1)),
    };
    Period {
        start: first.day_or_last(anchor.day()),
        end: first.next().day_or_last(anchor.day()) - Days::new(1),
    }
}

fn months(first: Month) -> impl Iterator<Item = Month> {
    std::iter::successors(Some(first), |month| Some(month.next()))
}

#[cfg(test)]
mod tests;
