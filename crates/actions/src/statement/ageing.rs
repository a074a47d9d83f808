//! What is open on a day, by how long it is past due, and what is kept beside it.

use super::{Names, money};
use crate::{Portal, Refusal};
use billing::CreditId;
use billing::payment::CreditSource;
use billing::statement::{Age, Ageing, Series};
use chrono::NaiveDate;
use std::collections::HashMap;
use store::entities::{account, credit};
use store::statement::{self, Extent};

/// What the series have open at the end of a day.
pub(super) async fn ageing_on(
    portal: &Portal,
    (account, extent): (&account::Model, &Extent),
    day: NaiveDate,
) -> Result<Ageing, Refusal> {
    let database = &portal.database;
    let open = statement::open_on(database, extent, day).await?;
    let credits = kept_on(portal, extent, day).await?;
    let scopes = open.iter().map(|it| it.scope_id);
    let scopes = scopes.chain(credits.iter().map(|(it, _)| it.scope_id));
    let names = Names::of(portal, account, scopes.collect()).await?;
    let broken = |cause: billing::money::MoneyError| Refusal::broken(&cause);
    let mut ageing = Ageing::default();
    for it in open {
        let series = names.of_invoices(it.scope_id);
        match it.minor > 0 {
            true => {
                let age = Age::of(it.due_date, day);
                ageing.add_open(series, age, money(it.currency, it.minor))
            }
            // It came before its invoice.
            false => ageing.add_kept(series, money(it.currency, -it.minor)),
        }
        .map_err(broken)?;
    }
    for (row, left_minor) in credits {
        let series = match row.source {
            CreditSource::Prepayment if row.scope_id == row.account_id.0 => Series::Account,
            _ => names.of_invoices(row.scope_id),
        };
        let kept = money(row.currency, left_minor);
        ageing.add_kept(series, kept).map_err(broken)?;
    }
    Ok(ageing)
}

/// What was left of each credit at the end of a day: what is left now, and what was taken since; of
/// one that was not there as yet, no more than was taken of it before.
async fn kept_on(
    portal: &Portal,
    extent: &Extent,
    day: NaiveDate,
) -> Result<Vec<(credit::Model, i64)>, Refusal> {
    let database = &portal.database;
    let credits = statement::credits_of(database, extent).await?;
    let mut taken = HashMap::<CreditId, i64>::new();
    if !credits.is_empty() {
        let (set_off, given) = statement::taken_after(database, extent.account, day).await?;
        let set_off = set_off.iter().filter_map(|it| {
            let credit = it.reference.as_ref()?.parse().ok()?;
            Some((credit, it.amount_minor))
        });
        let given = given.iter();
        let given = given.filter_map(|it| Some((it.credit_id?, it.amount_minor)));
        for (credit, minor) in set_off.chain(given) {
            *taken.entry(credit).or_default() += minor;
        }
    }
    let credits = credits.into_iter().map(|it| {
        let taken = taken.get(&it.id).copied().unwrap_or_default();
        let came = if it.since <= day { 0 } else { it.amount_minor };
        let left = it.left_minor + taken - came;
        (it, left)
    });
    Ok(credits.filter(|(_, left)| *left != 0).collect())
}
