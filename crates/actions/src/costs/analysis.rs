//! Costs of some days: over time, by one thing that they are told by, and what the month will come to.

mod choices;
mod month;
mod names;
mod sums;

use super::filter::{asked_by, asked_period, is_known};
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
use store::costs::{CostFilter, CostValue};
use store::entities::account;

pub use choices::CostChoices;
pub use month::MonthSoFar;
pub use sums::Bucket;

/// What addresses call that there is no value.
const NO_VALUE: &str = "-none-";

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
    /// What as many days before came to.
    pub before: Exact,
    /// This month, with the same filters.
    pub month: MonthSoFar,
    /// What costs can be narrowed to.
    pub choices: Vec<CostChoices>,
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
    filter: Result<CostFilter, Vec<Problem>>,
    pub period: Result<Period, Vec<Problem>>,
    /// The days that are shown where others were asked for in vain.
    usual: Period,
}

/// What an account cost, for whoever may have its usage, or sees what a section costs.
pub async fn show_costs(
    portal: &Portal,
    caller: &Caller,
    account: &str,
    typed: &TypedCosts,
) -> Result<CostPage, Refusal> {
    let asked = ask(portal, caller, account, typed).await?;
    if asked.filter.is_ok() && asked.period.is_ok() {
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
    let costs = match (&asked.filter, &asked.period) {
        (Ok(filter), Ok(period)) => {
            let which = (filter.clone(), *period);
            Ok(Box::new(tell(portal, &asked, which, typed, today).await?))
        }
        (filter, period) => {
            let problems = [filter.as_ref().err(), period.as_ref().err()];
            Err(problems.into_iter().flatten().flatten().cloned().collect())
        }
    };
    let key = (asked.account.id, asked.keys.version);
    let behind = store::costs::behind(&portal.database, key, 1).await?;
    Ok(CostPage {
        account: asked.account.named(),
        dimensions: asked.dimensions(),
        scopes: asked.scopes,
        period: asked.period.unwrap_or(asked.usual),
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
    let reach = match typed.scope.as_str() {
        EVERYTHING => Some(&seen.reach),
        part => seen.part(part),
    };
    let filter = match reach {
        Some(reach) => {
            let mut filter = CostFilter {
                account: account.id,
                reach: reach.clone(),
                currency: None,
                only: Vec::new(),
            };
            let names = Names::of(portal, &account).await?;
            filter.only = only(typed, &keys.keys, &names);
            Ok(filter)
        }
        None => {
            let wrong = Wrong::Costs(CostProblem::NoScope);
            let field = "scope";
            Err(vec![Problem { field, wrong }])
        }
    };
    let usual = sums::usual(portal, account.id, portal.today(caller.now)).await?;
    Ok(Asked {
        scopes: seen.scopes(),
        by: asked_by(typed, &keys.keys),
        may_choose_tags: may_choose(caller, &facts),
        keys,
        filter,
        period: asked_period(typed, usual),
        usual,
        account,
    })
}

/// What costs are narrowed to; what nobody knows is left out.
fn only(typed: &TypedCosts, keys: &[String], names: &Names) -> Vec<(Dimension, CostValue)> {
    let only = typed.only.iter().filter_map(|(dimension, value)| {
        let dimension = dimension.parse().ok().filter(|it| is_known(it, keys))?;
        let value = match value.as_str() {
            "" => return None,
            NO_VALUE => CostValue::None,
            value => names.value(&dimension, value),
        };
        Some((dimension, value))
    });
    only.collect()
}

async fn tell(
    portal: &Portal,
    asked: &Asked,
    (mut filter, period): (CostFilter, Period),
    typed: &TypedCosts,
    today: NaiveDate,
) -> Result<CostAnalysis, Refusal> {
    let names = Names::of(portal, &asked.account).await?;
    let part = CostFilter {
        only: Vec::new(),
        ..filter.clone()
    };
    let currencies = store::costs::currencies(&portal.database, &part).await?;
    let chosen = typed.currency.parse().ok();
    let chosen = chosen.filter(|it| currencies.contains(it));
    filter.currency = chosen.or(currencies.first().copied());
    let buckets = sums::buckets(period);
    let rows = rows(portal, &filter, (&buckets, &asked.by), &names).await?;
    Ok(CostAnalysis {
        currency: filter.currency,
        currencies,
        total: sums::sum(rows.iter().map(|it| it.total))?,
        rows,
        buckets,
        before: sums::total(portal, &filter, sums::before(period)).await?,
        month: month::so_far(portal, &filter, today).await?,
        choices: choices::choices(portal, asked, (&part, &names), typed).await?,
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
