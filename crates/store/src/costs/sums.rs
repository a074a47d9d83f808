//! Sums of costs by day or month and by what they are told by.

use crate::charges::sums::{exact_sum, read_sum};
use billing::costs::{Dimension, Grain};
use billing::{AccountId, Currency, Exact};
use sea_orm::prelude::Uuid;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, QueryResult, Statement, Value};

/// The most sums that one question gives; more are an error.
const SUMS_MAX: usize = 200_000;

/// Costs that came with an import count once it is taken.
const COUNTS: &str = "c.source_id NOT IN (SELECT id FROM imports WHERE taken_at IS NULL)";

/// Which costs.
#[derive(Debug, Clone)]
pub struct CostFilter {
    /// Whose.
    pub account: AccountId,
    /// The part of the account.
    pub reach: CostReach,
    /// In which currency; in any where none is named.
    pub currency: Option<Currency>,
    /// Only those of which each of these is so.
    pub only: Vec<(Dimension, CostValue)>,
}

/// A part of an account's costs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CostReach {
    /// All of them.
    All,
    /// Those of these series and those of these sections.
    Parts {
        /// Profiles, or subscriptions under MOSP.
        series: Vec<Uuid>,
        /// Sections.
        sections: Vec<Uuid>,
    },
}

/// What costs are told by, as they have it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CostValue {
    /// They have none.
    None,
    /// A row's id.
    Id(Uuid),
    /// A text.
    Text(String),
}

/// Days or months, the first and the last included.
#[derive(Debug, Clone, Copy)]
pub struct CostSpan {
    /// Which of them.
    pub grain: Grain,
    /// The first.
    pub first: i32,
    /// The last.
    pub last: i32,
}

/// What a group of costs comes to.
#[derive(Debug, Clone)]
pub struct CostSum {
    /// The day or month.
    pub at: i32,
    /// What it is told by.
    pub value: CostValue,
    /// The sum.
    pub cost: Exact,
}

/// Costs of days or months, summed for each of these and by one thing that they are told by.
pub async fn sums(
    reads: &impl ConnectionTrait,
    filter: &CostFilter,
    span: CostSpan,
    by: &Dimension,
) -> Result<Vec<CostSum>, DbErr> {
    let mut query = Query::new(reads.get_database_backend(), filter);
    let (text, id) = query.told_by(by);
    let groups = query.groups(filter);
    let grain = query.bind(span.grain.word());
    let (first, last) = (query.bind(span.first), query.bind(span.last));
    let sql = format!(
        "SELECT c.at, {text}, {id}, {cost} FROM costs c \
         JOIN cost_groups g ON g.account_id = c.account_id AND g.id = c.group_id \
         WHERE c.account_id = $1 AND c.grain = {grain} AND c.at >= {first} AND c.at <= {last} \
         AND {COUNTS} AND {groups} GROUP BY 1, 2, 3 LIMIT {limit}",
        cost = exact_sum("c.cost"),
        limit = SUMS_MAX + 1,
    );
    let rows = query.all(reads, sql).await?;
    if rows.len() > SUMS_MAX {
        return Err(DbErr::Custom(format!(
            "more than {SUMS_MAX} sums of costs at once"
        )));
    }
    let sums = rows.iter().map(|row| {
        let cost: String = row.try_get_by_index(3)?;
        Ok(CostSum {
            at: row.try_get_by_index(0)?,
            value: value_of(row, 1)?,
            cost: read_sum(&cost)?,
        })
    });
    sums.collect()
}

/// The latest month up to this one in which an account has costs at all.
pub async fn latest_month(
    reads: &impl ConnectionTrait,
    account: AccountId,
    until: i32,
) -> Result<Option<i32>, DbErr> {
    let sql = format!(
        "SELECT c.at FROM costs c WHERE c.account_id = $1 AND c.grain = $2 AND c.at <= $3 \
         AND {COUNTS} ORDER BY c.at DESC LIMIT 1"
    );
    let values = [account.0.into(), Grain::Month.word().into(), until.into()];
    let statement = Statement::from_sql_and_values(reads.get_database_backend(), sql, values);
    let row = reads.query_one_raw(statement).await?;
    row.map(|it| it.try_get_by_index(0)).transpose()
}

/// What there is to choose from, up to `limit`.
pub async fn values(
    reads: &impl ConnectionTrait,
    filter: &CostFilter,
    by: &Dimension,
    limit: u32,
) -> Result<Vec<CostValue>, DbErr> {
    let mut query = Query::new(reads.get_database_backend(), filter);
    let (text, id) = query.told_by(by);
    let groups = query.groups(filter);
    let sql = format!(
        "SELECT DISTINCT {text}, {id} FROM cost_groups g \
         WHERE g.account_id = $1 AND {groups} ORDER BY 1, 2 LIMIT {limit}"
    );
    let rows = query.all(reads, sql).await?;
    rows.iter().map(|row| value_of(row, 0)).collect()
}

/// The currencies of a part's costs.
pub async fn currencies(
    reads: &impl ConnectionTrait,
    filter: &CostFilter,
) -> Result<Vec<Currency>, DbErr> {
    let mut query = Query::new(reads.get_database_backend(), filter);
    let groups = query.groups(filter);
    let sql = format!(
        "SELECT DISTINCT g.currency FROM cost_groups g \
         WHERE g.account_id = $1 AND {groups} ORDER BY 1"
    );
    let rows = query.all(reads, sql).await?;
    rows.iter().map(|row| row.try_get_by_index(0)).collect()
}

fn value_of(row: &QueryResult, at: usize) -> Result<CostValue, DbErr> {
    let text: Option<String> = row.try_get_by_index(at)?;
    let id: Option<Uuid> = row.try_get_by_index(at + 1)?;
    Ok(match (text, id) {
        (Some(text), _) => CostValue::Text(text),
        (None, Some(id)) => CostValue::Id(id),
        (None, None) => CostValue::None,
    })
}

/// A question with its values; the account is the first of them.
struct Query {
    backend: DbBackend,
    values: Vec<Value>,
}

impl Query {
    fn new(backend: DbBackend, filter: &CostFilter) -> Self {
        let values = vec![filter.account.0.into()];
        Self { backend, values }
    }

    fn bind(&mut self, value: impl Into<Value>) -> String {
        self.values.push(value.into());
        format!("${}", self.values.len())
    }

    fn bind_all(&mut self, ids: &[Uuid]) -> String {
        let bound: Vec<_> = ids.iter().map(|it| self.bind(*it)).collect();
        bound.join(", ")
    }

    async fn all(
        self,
        reads: &impl ConnectionTrait,
        sql: String,
    ) -> Result<Vec<QueryResult>, DbErr> {
        let statement = Statement::from_sql_and_values(self.backend, sql, self.values);
        reads.query_all_raw(statement).await
    }

    /// The text and the id that groups are told by; one of them is nothing.
    fn told_by(&mut self, by: &Dimension) -> (String, String) {
        let none = match self.backend {
            DbBackend::Postgres => ("CAST(NULL AS TEXT)", "CAST(NULL AS UUID)"),
            _ => ("NULL", "NULL"),
        };
        match self.column(by) {
            Column::Text(text) => (text, none.1.to_owned()),
            Column::Id(id) => (none.0.to_owned(), id),
        }
    }

    fn column(&mut self, by: &Dimension) -> Column {
        let text = |it: &str| Column::Text(it.to_owned());
        let id = |it: &str| Column::Id(it.to_owned());
        match by {
            Dimension::Service => text("g.service"),
            Dimension::Family => text("g.family"),
            Dimension::Region => text("g.region"),
            Dimension::Kind => text("g.kind"),
            Dimension::Subscription => id("g.subscription_id"),
            Dimension::Series => id("g.scope_id"),
            Dimension::Section => id("g.section_id"),
            Dimension::Tag(key) => Column::Text(match self.backend {
                DbBackend::Postgres => {
                    let key = self.bind(key.as_str());
                    format!("(g.tags::json ->> CAST({key} AS TEXT))")
                }
                _ => {
                    // A key in quotes is that key, whatever letters it has.
                    let key = self.bind(format!("$.\"{}\"", key.replace('"', "")));
                    format!("json_extract(g.tags, {key})")
                }
            }),
        }
    }

    /// What makes a group one of those that are asked for.
    fn groups(&mut self, filter: &CostFilter) -> String {
        let mut all = Vec::new();
        if let Some(currency) = filter.currency {
            let currency = self.bind(currency.code());
            all.push(format!("g.currency = {currency}"));
        }
        if let CostReach::Parts { series, sections } = &filter.reach {
            let mut any = vec!["1 = 0".to_owned()];
            for (column, ids) in [("g.scope_id", series), ("g.section_id", sections)] {
                if !ids.is_empty() {
                    any.push(format!("{column} IN ({})", self.bind_all(ids)));
                }
            }
            all.push(format!("({})", any.join(" OR ")));
        }
        for (dimension, value) in &filter.only {
            let (Column::Text(column) | Column::Id(column)) = self.column(dimension);
            let is_so = match value {
                CostValue::None => format!("{column} IS NULL"),
                CostValue::Id(id) => format!("{column} = {}", self.bind(*id)),
                CostValue::Text(text) => format!("{column} = {}", self.bind(text.as_str())),
            };
            all.push(is_so);
        }
        match all.is_empty() {
            true => "1 = 1".to_owned(),
            false => all.join(" AND "),
        }
    }
}

/// A column of a group, by what it holds.
enum Column {
    Text(String),
    Id(String),
}
