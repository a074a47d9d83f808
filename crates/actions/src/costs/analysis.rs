//! Costs of some days: over time, by one thing that they are told by, and what the month will come to.

mod choices;
mod month;
mod names;
mod sums;

use super::filter::{asked_by, asked_period, not_told};
use super::place::{CostScope, EVERYTHING, seen};
use super::roll_up::TagKeys;
use super::tag_keys::may_choose;
use super::{CostProblem, TypedCosts};
use crate::accounts::{ShownName, load_account};
use crate::audit::{self, NewLine};
use crate::{Caller, Portal, Problem, Refusal, Wrong};
use billing::costs::Dimension;
use billing::invoice::Named;
use billing::policy::{action, allow};
use billing::{Currency, Exact, Period};
use chrono::NaiveDate;
use names::Names;
use store::costs::CostFilter;
use store::entities::account;

pub use choices::CostChoices;
pub use month::MonthSoFar;
pub use sums::Bucket;

/// The page of an account's costs.
#[derive(Debug, Clone)]
pub struct CostPage {
    /// Whose.
    pub account: Named,
    /// The parts that this person sees.
    pub scopes: Vec<CostScope>,
    /// The days that were asked for, or the usual ones.
    pub period: Period,
    /// What costs are told by.
    pub by: Dimension,
    /// What costs of this account can be told by.
    pub dimensions: Vec<Dimension>,
    /// Whether this person chooses them.
    pub may_choose_tags: bool,
    /// Whether a new choice is not known of all costs yet.
    pub is_rolling_up: bool,
    /// The costs, or what is wrong with what was asked.
    pub costs: Result<Box<CostAnalysis>, Vec<Problem>>,
}

/// Costs of some days in one currency.
#[derive(Debug, Clone)]
pub struct CostAnalysis {
    /// The currency; nothing where there are no costs at all.
    pub currency: Option<Currency>,
    /// All currencies of this part's costs.
    pub currencies: Vec<Currency>,
    /// The days or months, in their order.
    pub buckets: Vec<Bucket>,
    /// What costs are told by, the dearest first.
    pub rows: Vec<CostRow>,
    /// What all of it comes to.
    pub total: Exact,
    /// The days before, and what they came to.
    pub before: Before,
    /// The last day up to today of which costs are known at all.
    pub known_until: Option<NaiveDate>,
    /// Use of these days that is not priced yet.
    pub unpriced: Option<Unpriced>,
    /// This month, with the same filters.
    pub month: MonthSoFar,
    /// What costs can be narrowed to.
    pub choices: Vec<CostChoices>,
}

/// The days before those that were asked for, as many as there are known costs of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Before {
    /// Which days.
    pub period: Period,
    /// What they came to.
    pub total: Exact,
    /// What as many of the days that were asked for come to.
    pub now: Exact,
}

/// Use that costs nothing until it is priced for its invoice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unpriced {
    /// From its first day to its last.
    pub period: Period,
    /// How many charges that are.
    pub charges: usize,
}

/// What one value of the dimension cost.
#[derive(Debug, Clone)]
pub struct CostRow {
    /// What addresses call it.
    pub value: String,
    /// What people call it; nothing where there is no value.
    pub label: Option<String>,
    /// What it comes to.
    pub total: Exact,
    /// What it cost in each of the days or months.
    pub costs: Vec<Exact>,
}

/// What is asked for, by somebody who may have it.
pub(super) struct Asked {
    pub account: account::Model,
    scopes: Vec<CostScope>,
    keys: TagKeys,
    may_choose_tags: bool,
    by: Dimension,
    filter: CostFilter,
    pub period: Period,
    /// What is wrong with what was asked for.
    problems: Vec<Problem>,
}

/// What an account cost, for whoever may have its usage, or sees what a section costs.
pub async fn show_costs(
    portal: &Portal,
    caller: &Caller,
    account: &str,
    typed: &TypedCosts,
) -> Result<CostPage, Refusal> {
    let asked = ask(portal, caller, account, typed).await?;
    if asked.problems.is_empty() {
        let line = NewLine {
            about: asked.account.id.into(),
            identity: Some(caller.identity),
            at: caller.now,
            action: "costs.view".to_owned(),
            subject: asked.account.name.clone(),
        };
        audit::note_view(portal, line).await?;
    }
    page_of(portal, asked, typed, portal.today(caller.now)).await
}

/// The same to take along, which the audit trail tells.
pub async fn take_costs(
    portal: &Portal,
    caller: &Caller,
    account: &str,
    typed: &TypedCosts,
) -> Result<(CostPage, Box<CostAnalysis>), Refusal> {
    let asked = ask(portal, caller, account, typed).await?;
    let account = asked.account.id;
    let page = page_of(portal, asked, typed, portal.today(caller.now)).await?;
    let costs = page.costs.clone().map_err(Refusal::Invalid)?;
    let work = portal.begin(Some(caller.identity), caller.now).await?;
    let subject = format!("{} – {}", page.period.start, page.period.end);
    work.audit(Some(account), "costs.download", &subject)
        .await?;
    work.commit().await?;
    Ok((page, costs))
}

async fn page_of(
    portal: &Portal,
    asked: Asked,
    typed: &TypedCosts,
    today: NaiveDate,
) -> Result<CostPage, Refusal> {
    let costs = match asked.problems.is_empty() {
        true => Ok(Box::new(tell(portal, &asked, typed, today).await?)),
        false => Err(asked.problems.clone()),
    };
    let key = (asked.account.id, asked.keys.version);
    let behind = store::costs::behind(&portal.database, key, 1).await?;
    Ok(CostPage {
        account: asked.account.named(),
        dimensions: asked.dimensions(),
        scopes: asked.scopes,
        period: asked.period,
        by: asked.by,
        may_choose_tags: asked.may_choose_tags,
        is_rolling_up: !behind.is_empty(),
        costs,
    })
}

/// Asks the policy, and reads what was typed.
pub(super) async fn ask(
    portal: &Portal,
    caller: &Caller,
    account: &str,
    typed: &TypedCosts,
) -> Result<Asked, Refusal> {
    let (account, facts) = load_account(portal, account).await?;
    let _allowed = allow::<action::SeeAccount>(&caller.standing, &facts, caller.now)?;
    let seen = seen(portal, caller, (&account, facts)).await?;
    let keys = TagKeys::of(&portal.database, account.id).await?;
    let usual = sums::usual(portal, account.id, portal.today(caller.now)).await?;
    let mut asked = Asked {
        scopes: seen.scopes(),
        may_choose_tags: may_choose(caller, &facts),
        by: Dimension::Service,
        filter: CostFilter {
            account: account.id,
            reach: seen.reach.clone(),
            currency: None,
            only: Vec::new(),
        },
        period: usual,
        problems: Vec::new(),
        keys,
        account,
    };
    let part = match typed.scope.as_str() {
        EVERYTHING => Some(&seen.reach),
        part => seen.part(part),
    };
    match part {
        Some(part) => asked.filter.reach = part.clone(),
        None => {
            let wrong = Wrong::Costs(CostProblem::NoScope);
            let field = "scope";
            asked.problems.push(Problem { field, wrong });
        }
    }
    match asked_period(typed, usual) {
        Ok(period) => asked.period = period,
        Err(problems) => asked.problems.extend(problems),
    }
    let known = asked.dimensions();
    match asked_by(typed, &known) {
        Ok(by) => asked.by = by,
        Err(problem) => asked.problems.push(problem),
    }
    let names = Names::of(portal, &asked.account).await?;
    for (dimension, value) in &typed.only {
        match dimension.parse().ok().filter(|it| known.contains(it)) {
            Some(dimension) => {
                let value = names.value(&dimension, value);
                asked.filter.only.push((dimension, value));
            }
            None => asked.problems.push(not_told("by")),
        }
    }
    Ok(asked)
}

async fn tell(
    portal: &Portal,
    asked: &Asked,
    typed: &TypedCosts,
    today: NaiveDate,
) -> Result<CostAnalysis, Refusal> {
    let names = Names::of(portal, &asked.account).await?;
    let (mut filter, period) = (asked.filter.clone(), asked.period);
    let mut part = CostFilter {
        only: Vec::new(),
        ..filter.clone()
    };
    let choices = choices::choices(portal, asked, (&part, &names), typed).await?;
    let currencies = store::costs::currencies(&portal.database, &part).await?;
    let chosen = typed.currency.parse().ok();
    let chosen = chosen.filter(|it| currencies.contains(it));
    filter.currency = chosen.or(currencies.first().copied());
    part.currency = filter.currency;
    let buckets = sums::buckets(period);
    let rows = rows(portal, &filter, (&buckets, &asked.by), &names).await?;
    let known_until = sums::known_until(portal, asked.account.id, today).await?;
    Ok(CostAnalysis {
        currency: filter.currency,
        currencies,
        total: sums::sum(rows.iter().map(|it| it.total))?,
        rows,
        buckets,
        before: sums::before(portal, &filter, period, known_until).await?,
        known_until,
        unpriced: sums::unpriced(portal, &part, period).await?,
        month: month::so_far(portal, (&filter, &part), today).await?,
        choices,
    })
}

/// What costs are told by, the dearest first.
async fn rows(
    portal: &Portal,
    filter: &CostFilter,
    (buckets, by): (&[Bucket], &Dimension),
    names: &Names,
) -> Result<Vec<CostRow>, Refusal> {
    let costs = sums::costs(portal, filter, buckets, by).await?;
    let rows = costs.into_iter().map(|(value, costs)| {
        let (value, label) = names.call(by, &value);
        Ok(CostRow {
            value,
            label,
            total: sums::sum(costs.iter().copied())?,
            costs,
        })
    });
    let mut rows = rows.collect::<Result<Vec<_>, Refusal>>()?;
    rows.sort_by(|one, other| {
        let by_cost = other.total.cmp(&one.total);
        by_cost.then_with(|| one.label.cmp(&other.label))
    });
    Ok(rows)
}
