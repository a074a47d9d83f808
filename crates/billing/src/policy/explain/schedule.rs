//! What follows when, as the billing run makes it (domain.md §2).

use super::{Absence, Series, Stage};
use crate::invoice::BillingScope;
use crate::invoice::schedule::{Scheduled, regular};
use crate::{Month, Period};
use chrono::{Days, NaiveDate};

/// Within how many days of subscribing nothing is to be expected.
const NEW_DAYS: u64 = 30;
/// By how much an invoice may be late before that is told.
const GRACE_DAYS: u64 = 2;

/// What is not made yet of a series, and what never will be: of a month, or from now on.
pub(super) fn of(series: &Series, month: Option<Month>, today: NaiveDate) -> Vec<Absence> {
    match month {
        Some(month) => of_month(series, month, today),
        None => {
            let next = regular(series.scope, &series.terms).find(|it| series.is_open(it));
            let next = next.map(|it| series.not_made_yet(it, today));
            next.into_iter()
                .chain(series.below_credit(|_| true))
                .chain(series.stopped(today))
                .collect()
        }
    }
}

fn of_month(series: &Series, month: Month, today: NaiveDate) -> Vec<Absence> {
    let days = month.period();
    let all = regular(series.scope, &series.terms);
    let then: Vec<_> = all
        .skip_while(|it| it.period.end < days.start)
        .take_while(|it| it.period.start <= days.end)
        .collect();
    if then.is_empty() {
        return vec![Absence::NotThen {
            of: series.scope,
            begun_on: series.terms.begun_on,
            ended_on: series.terms.ended_on,
        }];
    }
    let absent: Vec<_> = then
        .into_iter()
        .filter(|it| !series.is_made(it.period))
        .collect();
    let last = absent.iter().map(|it| it.period.end).max();
    let stopped = last.map(|it| series.stopped(it)).unwrap_or_default();
    let why = absent.iter().flat_map(|it| series.why_not(*it, today));
    why.chain(stopped).collect()
}

impl Series {
    fn why_not(&self, scheduled: Scheduled, today: NaiveDate) -> Vec<Absence> {
        if self.is_open(&scheduled) {
            return vec![self.not_made_yet(scheduled, today)];
        }
        let below = self.below_credit(|it| it == scheduled.period);
        let nothing = || Absence::NothingCharged {
            of: self.scope,
            would_be: scheduled,
        };
        vec![below.unwrap_or_else(nothing)]
    }

    fn is_open(&self, scheduled: &Scheduled) -> bool {
        let through = self.billed_through;
        through.is_none_or(|it| scheduled.period.end > it)
    }

    fn is_made(&self, period: Period) -> bool {
        self.made.iter().any(|it| it.start == period.start)
    }

    fn not_made_yet(&self, next: Scheduled, today: NaiveDate) -> Absence {
        Absence::NotMadeYet {
            of: self.scope,
            next,
            stage: self.stage(next, today),
        }
    }

    fn stage(&self, next: Scheduled, today: NaiveDate) -> Stage {
        let is_new = today < self.terms.begun_on + Days::new(NEW_DAYS);
        // A support plan is paid in advance: its invoice does not wait for the period to end.
        let waits = !matches!(self.scope, BillingScope::SupportPlan(_));
        if today > next.invoice_date + Days::new(GRACE_DAYS) {
            Stage::Overdue
        } else if is_new && self.billed_through.is_none() {
            Stage::New
        } else if waits && today <= next.period.end {
            Stage::Running
        } else {
            Stage::Follows
        }
    }

    /// That nothing more was recorded by a day, and why.
    fn stopped(&self, by: NaiveDate) -> Vec<Absence> {
        let Some(stopped) = self.stopped else {
            return Vec::new();
        };
        let subscription = stopped.subscription;
        let ended = stopped.ended_on.filter(|it| *it <= by);
        let ended = ended.map(|on| Absence::Ended { subscription, on });
        let disabled = stopped.disabled_on.filter(|it| *it <= by);
        let disabled = disabled.map(|since| Absence::Disabled {
            subscription,
            since,
        });
        // What is no more is not enabled again.
        ended.or(disabled).into_iter().collect()
    }

    /// Exactly at the credit no invoice is made; above it there is one (domain.md §2).
    fn below_credit(&self, which: impl Fn(Period) -> bool) -> Option<Absence> {
        let covered = self.covered.iter().filter(|it| which(it.period));
        let months: Vec<_> = covered
            .filter(|it| it.used <= it.credit && !self.is_made(it.period))
            .copied()
            .collect();
        (!months.is_empty()).then_some(Absence::BelowCredit {
            of: self.scope,
            months,
        })
    }
}
