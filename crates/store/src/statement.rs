//! What a statement of account is made of: what was owed before a day, what happened within some, and
//! what is open on one.
//!
//! What is owed is what documents ask for, less what came, more what went back. Money that is set
//! off came before: it changes nothing, unless it was kept for more than is asked about.

use crate::entities::{credit, invoice, payment, refund};
use billing::payment::{CreditSource, PaymentWay, RefundState};
use billing::{AccountId, CreditId, Currency, Period};
use chrono::NaiveDate;
use sea_orm::prelude::Uuid;
use sea_orm::sea_query::{ExprTrait, SelectStatement};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, Statement, Value,
};

/// What a statement is about.
#[derive(Debug, Clone)]
pub struct Extent {
    /// Whose.
    pub account: AccountId,
    /// The series of invoices; all of them where none is named.
    pub scopes: Option<Vec<Uuid>>,
}

/// A sum of one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromQueryResult)]
pub struct Sum {
    /// Which currency.
    pub currency: Currency,
    /// In its minor unit.
    pub minor: i64,
}

/// What of a series' invoices with one due date is open.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct Open {
    /// Which series.
    pub scope_id: Uuid,
    /// Which currency.
    pub currency: Currency,
    /// The last day to pay.
    pub due_date: NaiveDate,
    /// In the currency's minor unit; less than nothing where money came before its invoice.
    pub minor: i64,
}

/// What happened within some days. Each list has one row more than asked for where there are more.
#[derive(Debug, Clone, Default)]
pub struct Happened {
    /// Documents that were made.
    pub invoices: Vec<invoice::Model>,
    /// What came for invoices, and what was set off.
    pub payments: Vec<payment::Model>,
    /// What was paid in advance, or more than was open.
    pub credits: Vec<credit::Model>,
    /// What went back.
    pub refunds: Vec<refund::Model>,
}

impl Extent {
    /// The values of a query about it, as `$1` and on from `$3`, with `day` as `$2`.
    fn values(&self, day: NaiveDate) -> Vec<Value> {
        let scopes = self.scopes.iter().flatten().map(|it| (*it).into());
        let account = [self.account.0.into(), day.into()];
        account.into_iter().chain(scopes).collect()
    }

    /// A condition that a table's series is one of them.
    fn condition(&self, table: &str) -> String {
        let Some(scopes) = &self.scopes else {
            return String::new();
        };
        if scopes.is_empty() {
            return " AND 1 = 0".to_owned();
        }
        let places: Vec<_> = (3..3 + scopes.len()).map(|it| format!("${it}")).collect();
        format!(" AND {table}.scope_id IN ({})", places.join(", "))
    }

    /// The ids of its invoices.
    fn invoices(&self) -> SelectStatement {
        let ids = invoice::Entity::find()
            .select_only()
            .column(invoice::Column::Id)
            .filter(invoice::Column::AccountId.eq(self.account));
        let scopes = self.scopes.iter();
        scopes
            .fold(ids, |ids, scopes| {
                ids.filter(invoice::Column::ScopeId.is_in(scopes.iter().copied()))
            })
            .into_query()
    }

    /// The ids of its credits.
    fn credits(&self) -> SelectStatement {
        let ids = credit::Entity::find()
            .select_only()
            .column(credit::Column::Id)
            .filter(credit::Column::AccountId.eq(self.account));
        let scopes = self.scopes.iter();
        scopes
            .fold(ids, |ids, scopes| {
                ids.filter(credit::Column::ScopeId.is_in(scopes.iter().copied()))
            })
            .into_query()
    }
}

/// What was owed at the end of the day before this one, by currency. What was set off from credits
/// of other series is not in it ([`set_off_before`]).
pub async fn owed_before(
    reads: &impl ConnectionTrait,
    extent: &Extent,
    day: NaiveDate,
) -> Result<Vec<Sum>, DbErr> {
    let (of_invoice, of_credit) = (extent.condition("i"), extent.condition("c"));
    let sql = format!(
        "SELECT currency, CAST(SUM(minor) AS BIGINT) AS minor FROM ( \
         SELECT i.currency AS currency, i.total_minor AS minor FROM invoices i \
         WHERE i.account_id = $1 AND i.invoice_date < $2{of_invoice} \
         UNION ALL SELECT p.currency, -p.amount_minor FROM payments p \
         JOIN invoices i ON i.account_id = p.account_id AND i.id = p.invoice_id \
         WHERE p.account_id = $1 AND p.received_on < $2 AND p.method <> 'credit'{of_invoice} \
         UNION ALL SELECT c.currency, -c.amount_minor FROM credits c \
         WHERE c.account_id = $1 AND c.since < $2 \
         AND c.source IN ('overpayment', 'prepayment'){of_credit} \
         UNION ALL SELECT r.currency, r.amount_minor FROM refunds r \
         JOIN invoices i ON i.account_id = r.account_id AND i.id = r.invoice_id \
         WHERE r.account_id = $1 AND r.refunded_on < $2 AND r.credit_id IS NULL \
         AND r.state IN ('done', 'to-wire'){of_invoice} \
         UNION ALL SELECT r.currency, r.amount_minor FROM refunds r \
         JOIN credits c ON c.account_id = r.account_id AND c.id = r.credit_id \
         WHERE r.account_id = $1 AND r.refunded_on < $2 AND r.state <> 'refused'{of_credit} \
         ) AS changes GROUP BY currency ORDER BY currency"
    );
    let backend = reads.get_database_backend();
    let statement = Statement::from_sql_and_values(backend, sql, extent.values(day));
    Sum::find_by_statement(statement).all(reads).await
}

/// What is open at the end of a day, by series and due date: what its invoices asked for by then,
/// less what came for them.
pub async fn open_on(
    reads: &impl ConnectionTrait,
    extent: &Extent,
    day: NaiveDate,
) -> Result<Vec<Open>, DbErr> {
    let of_invoice = extent.condition("i");
    let sql = format!(
        "SELECT scope_id, currency, due_date, CAST(SUM(minor) AS BIGINT) AS minor FROM ( \
         SELECT i.scope_id AS scope_id, i.currency AS currency, i.due_date AS due_date, \
         CASE WHEN i.invoice_date <= $2 THEN i.total_minor ELSE 0 END \
         - COALESCE((SELECT SUM(p.amount_minor) FROM payments p \
         WHERE p.account_id = i.account_id AND p.invoice_id = i.id AND p.received_on <= $2), 0) \
         + COALESCE((SELECT SUM(r.amount_minor) FROM refunds r \
         WHERE r.account_id = i.account_id AND r.invoice_id = i.id AND r.credit_id IS NULL \
         AND r.refunded_on <= $2 AND r.state IN ('done', 'to-wire')), 0) AS minor \
         FROM invoices i WHERE i.account_id = $1 AND i.total_minor > 0{of_invoice} \
         ) AS invoices_then WHERE minor <> 0 GROUP BY scope_id, currency, due_date"
    );
    let backend = reads.get_database_backend();
    let statement = Statement::from_sql_and_values(backend, sql, extent.values(day));
    Open::find_by_statement(statement).all(reads).await
}

/// What happened within some days, at most `limit` and one of each kind.
pub async fn happened(
    reads: &impl ConnectionTrait,
    extent: &Extent,
    (days, limit): (Period, u64),
) -> Result<Happened, DbErr> {
    let limit = limit + 1;
    let account = extent.account;
    let invoices = invoice::Entity::find()
        .filter(invoice::Column::AccountId.eq(account))
        .filter(invoice::Column::InvoiceDate.between(days.start, days.end))
        .filter(invoice::Column::Id.in_subquery(extent.invoices()))
        .limit(limit);
    let payments = payment::Entity::find()
        .filter(payment::Column::AccountId.eq(account))
        .filter(payment::Column::ReceivedOn.between(days.start, days.end))
        .filter(payment::Column::InvoiceId.in_subquery(extent.invoices()))
        .limit(limit);
    let sources = [CreditSource::Overpayment, CreditSource::Prepayment];
    let credits = credit::Entity::find()
        .filter(credit::Column::AccountId.eq(account))
        .filter(credit::Column::Since.between(days.start, days.end))
        .filter(credit::Column::Source.is_in(sources))
        .filter(credit::Column::Id.in_subquery(extent.credits()))
        .limit(limit);
    let is_theirs = refund::Column::InvoiceId
        .in_subquery(extent.invoices())
        .or(refund::Column::CreditId.in_subquery(extent.credits()));
    let refunds = refund::Entity::find()
        .filter(refund::Column::AccountId.eq(account))
        .filter(refund::Column::RefundedOn.between(days.start, days.end))
        .filter(refund::Column::State.ne(RefundState::Refused))
        .filter(is_theirs)
        .limit(limit);
    Ok(Happened {
        invoices: invoices.all(reads).await?,
        payments: payments.all(reads).await?,
        credits: credits.all(reads).await?,
        refunds: refunds.all(reads).await?,
    })
}

/// What was set off against these invoices from these credits before a day.
pub async fn set_off_before(
    reads: &impl ConnectionTrait,
    (extent, credits): (&Extent, &[CreditId]),
    day: NaiveDate,
) -> Result<Vec<payment::Model>, DbErr> {
    if credits.is_empty() {
        return Ok(Vec::new());
    }
    let select = payment::Entity::find()
        .filter(payment::Column::AccountId.eq(extent.account))
        .filter(payment::Column::Method.eq(PaymentWay::Credit))
        .filter(payment::Column::Reference.is_in(credits.iter().map(ToString::to_string)))
        .filter(payment::Column::ReceivedOn.lt(day))
        .filter(payment::Column::InvoiceId.in_subquery(extent.invoices()));
    crate::rows::whole(select, crate::rows::ROWS_MAX, reads).await
}

/// The credits of these series, what is used up too, by date. More than
/// [`crate::credits::CREDITS_MAX`] are an error.
pub async fn credits_of(
    reads: &impl ConnectionTrait,
    extent: &Extent,
) -> Result<Vec<credit::Model>, DbErr> {
    let select = credit::Entity::find()
        .filter(credit::Column::AccountId.eq(extent.account))
        .filter(credit::Column::Id.in_subquery(extent.credits()))
        .order_by_asc(credit::Column::Since)
        .order_by_asc(credit::Column::Id);
    crate::rows::whole(select, crate::credits::CREDITS_MAX, reads).await
}

/// What was taken of an account's credits after a day: set off, and given back.
pub async fn taken_after(
    reads: &impl ConnectionTrait,
    account: AccountId,
    day: NaiveDate,
) -> Result<(Vec<payment::Model>, Vec<refund::Model>), DbErr> {
    let payments = payment::Entity::find()
        .filter(payment::Column::AccountId.eq(account))
        .filter(payment::Column::Method.eq(PaymentWay::Credit))
        .filter(payment::Column::ReceivedOn.gt(day));
    let refunds = refund::Entity::find()
        .filter(refund::Column::AccountId.eq(account))
        .filter(refund::Column::CreditId.is_not_null())
        .filter(refund::Column::State.ne(RefundState::Refused))
        .filter(refund::Column::RefundedOn.gt(day));
    let limit = crate::rows::ROWS_MAX;
    let payments = crate::rows::whole(payments, limit, reads).await?;
    let refunds = crate::rows::whole(refunds, limit, reads).await?;
    Ok((payments, refunds))
}
