//! The list of meters with what they cost today.

use super::allowed;
use crate::{Caller, Portal, Refusal};
use billing::price::{Meter, Price};
use store::prices::{MeterQuery, MeterTurn};

/// Meters on one page.
const PAGE_ROWS: u64 = 50;

/// What is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PriceFilter {
    /// Words in the name, the identifier, the family or the category.
    pub words: Option<String>,
    /// The meters that follow this one.
    pub after: Option<String>,
    /// The meters that lead up to this one.
    pub before: Option<String>,
}

/// A page of the price sheet.
#[derive(Debug, Clone)]
pub struct PriceList {
    /// By name.
    pub rows: Vec<MeterRow>,
    /// What to ask the page before with, where there is one.
    pub previous: Option<String>,
    /// What to ask the next page with, where there is one.
    pub next: Option<String>,
}

/// A meter, and what it costs.
#[derive(Debug, Clone)]
pub struct MeterRow {
    /// The meter.
    pub meter: Meter,
    /// The list's prices that hold today, by currency.
    pub prices: Vec<Price>,
    /// How many prices were negotiated, whether or not they hold today.
    pub negotiated: i64,
}

/// Lists the price sheet.
pub async fn list_prices(
    portal: &Portal,
    caller: &Caller,
    filter: &PriceFilter,
) -> Result<PriceList, Refusal> {
    let _allowed = allowed(caller)?;
    let database = &portal.database;
    let query = MeterQuery {
        words: filter.words.clone(),
        turn: turn_of(portal, filter).await?,
        limit: PAGE_ROWS,
    };
    let page = store::prices::meters_page(database, &query).await?;
    let ids: Vec<_> = page.rows.iter().map(|it| it.id.clone()).collect();
    let today = portal.today(caller.now);
    let mut prices = store::prices::list_prices(database, ids.clone()).await?;
    prices.retain(|it| it.holds_on(today));
    prices.sort_by_key(|it| it.currency);
    let negotiated = store::prices::negotiated(database, ids).await?;
    let place = |row: Option<&store::entities::meter::Model>| row.map(|it| it.id.clone());
    Ok(PriceList {
        previous: place(page.rows.first().filter(|_| page.has_previous)),
        next: place(page.rows.last().filter(|_| page.has_next)),
        rows: page
            .rows
            .into_iter()
            .map(|row| MeterRow {
                prices: prices
                    .iter()
                    .filter(|it| it.meter == row.id)
                    .cloned()
                    .collect(),
                negotiated: negotiated.get(&row.id).copied().unwrap_or_default(),
                meter: store::prices::meter_of(row),
            })
            .collect(),
    })
}

/// A meter that is gone is where the list begins.
async fn turn_of(portal: &Portal, filter: &PriceFilter) -> Result<MeterTurn, Refusal> {
    let id = filter.after.as_ref().or(filter.before.as_ref());
    let Some(id) = id else {
        return Ok(MeterTurn::Start);
    };
    let meter = store::prices::meter(&portal.database, id).await?;
    Ok(match meter {
        None => MeterTurn::Start,
        Some(it) if filter.after.is_some() => MeterTurn::After(it.name, it.id),
        Some(it) => MeterTurn::Before(it.name, it.id),
    })
}
