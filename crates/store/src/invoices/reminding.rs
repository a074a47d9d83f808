//! Open invoices of which somebody is to be told that they are to be paid.

use crate::Transaction;
use crate::entities::invoice;
use billing::invoice::PaymentMethod;
use billing::mail::ReminderDays;
use billing::{AccountId, InvoiceId};
use chrono::{Duration, NaiveDate};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

/// Its account wants reminders.
const IS_REMINDED: &str = "EXISTS (SELECT 1 FROM accounts a \
     WHERE a.id = invoices.account_id AND a.is_reminded)";

/// Invoices that are past due and nobody was told since, and those that a reminder is due of by
/// `today`, by key, at most `limit`.
pub async fn to_remind(
    reads: &impl ConnectionTrait,
    (days, today): (&ReminderDays, NaiveDate),
    after: Option<(AccountId, InvoiceId)>,
    limit: u64,
) -> Result<Vec<invoice::Model>, DbErr> {
    let told = Expr::col(invoice::Column::PastDueTold);
    let is_untold = told
        .clone()
        .is_null()
        .or(told.ne(Expr::col(invoice::Column::PastDueSince)));
    let is_late = Condition::all()
        .add(super::standing::is_past_due())
        .add(is_untold);
    let mut asked = Condition::any().add(is_late);
    let mut turns = Condition::any();
    for (day, next) in days.turns() {
        turns = turns.add(has_turn(today, day, next));
    }
    if !days.days().is_empty() {
        let is_reminded = Condition::all()
            .add(invoice::Column::PaymentMethod.eq(PaymentMethod::Invoice))
            .add(Expr::cust(IS_REMINDED))
            .add(turns);
        asked = asked.add(is_reminded);
    }
    let mut cursor = invoice::Entity::find()
        .filter(super::standing::is_open())
        .filter(asked)
        .cursor_by((invoice::Column::AccountId, invoice::Column::Id));
    if let Some(after) = after {
        cursor.after(after);
    }
    cursor.first(limit).all(reads).await
}

/// Its due date says that it is this reminder's turn, and nobody was told since that came.
fn has_turn(today: NaiveDate, day: i32, next: Option<i32>) -> Condition {
    let due = |day: i32| today - Duration::days(i64::from(day));
    let told = invoice::Column::RemindedDays;
    let mut turn = Condition::all()
        .add(invoice::Column::DueDate.lte(due(day)))
        .add(told.is_null().or(told.lt(day)));
    if let Some(next) = next {
        turn = turn.add(invoice::Column::DueDate.gt(due(next)));
    }
    turn
}

/// Notes what people were told.
pub async fn note_reminded(
    work: &Transaction,
    (account, id): (AccountId, InvoiceId),
    (past_due_told, reminded_days): (Option<NaiveDate>, i32),
) -> Result<(), DbErr> {
    use invoice::Column;
    invoice::Entity::update_many()
        .col_expr(Column::PastDueTold, Expr::value(past_due_told))
        .col_expr(Column::RemindedDays, Expr::value(Some(reminded_days)))
        .filter(Column::AccountId.eq(account))
        .filter(Column::Id.eq(id))
        .exec(work)
        .await?;
    Ok(())
}
