//! Telling people of invoices that are to be paid: that one is past due, and reminders of those
//! that are paid by invoice. Each is told once; of what was missed only the newest.

use super::attempt;
use super::collect::Collected;
use crate::mail::{Told, tell};
use crate::work::Work;
use crate::{Failure, Portal};
use billing::invoice::{InvoiceStatus, PaymentMethod};
use billing::mail::{Letter, ReminderDays};
use chrono::{DateTime, NaiveDate, Utc};
use store::entities::invoice;

/// Invoices looked at in one turn.
const TURN: u64 = 100;

/// Reminds of every invoice of which somebody is to be told by `today`.
pub(super) async fn remind(
    portal: &Portal,
    (today, now): (NaiveDate, DateTime<Utc>),
    collected: &mut Collected,
) -> Result<(), Failure> {
    let days = portal.reminder_days().await?;
    let mut after = None;
    loop {
        let asked = (&days, today);
        let due = store::invoices::to_remind(&portal.database, asked, after, TURN).await?;
        let Some(last) = due.last() else {
            return Ok(());
        };
        after = Some((last.account_id, last.id));
        for invoice in due {
            match remind_of(portal, &invoice, (&days, today), now).await {
                Ok(is_told) => collected.reminded += u64::from(is_told),
                Err(failure) => collected.fault(&invoice.name, &failure),
            }
        }
    }
}

async fn remind_of(
    portal: &Portal,
    invoice: &invoice::Model,
    (days, today): (&ReminderDays, NaiveDate),
    now: DateTime<Utc>,
) -> Result<bool, Failure> {
    let work = portal.begin(None, now).await?;
    // It may have been paid, or told of, since it was read.
    let key = (invoice.account_id, invoice.id);
    let Some(row) = store::invoices::lock(&work.txn, key).await? else {
        return Ok(false);
    };
    let open_minor = row.open().minor();
    // While somebody pays it, they are not asked to: the next run tells whether they have.
    let is_being_paid = attempt::unasked_minor(&work.txn, &row).await? < open_minor;
    if !row.status.is_open() || open_minor == 0 || is_being_paid {
        return Ok(false);
    }
    let Some(news) = news_of(&work, &row, (days, today)).await? else {
        return Ok(false);
    };
    let lateness = days_between(row.due_date, today);
    let told = (Told::Everyone, news.key());
    tell(&work, &row, told, |it| match news {
        News::PastDue(_) => Letter::PastDue(it),
        News::Reminder(_) => Letter::Reminder(it, -i64::from(lateness)),
    })
    .await?;
    let past_due_told = match news {
        News::PastDue(since) => Some(since),
        News::Reminder(_) => row.past_due_told,
    };
    store::invoices::note_reminded(&work.txn, key, (past_due_told, lateness)).await?;
    work.commit().await?;
    Ok(true)
}

/// What is to be told of an invoice.
#[derive(Debug, Clone, Copy)]
enum News {
    /// It is past due since a day. That stands for the reminder of the same day too: nobody gets
    /// two.
    PastDue(NaiveDate),
    /// So many days after its due date somebody is reminded.
    Reminder(i32),
}

impl News {
    /// What makes it the same, of one invoice.
    fn key(self) -> String {
        match self {
            Self::PastDue(since) => since.to_string(),
            Self::Reminder(day) => day.to_string(),
        }
    }
}

async fn news_of(
    work: &Work,
    row: &invoice::Model,
    (days, today): (&ReminderDays, NaiveDate),
) -> Result<Option<News>, Failure> {
    let is_past_due = row.status == InvoiceStatus::PastDue;
    let since = row.past_due_since.filter(|_| is_past_due);
    if since.is_some() && since != row.past_due_told {
        return Ok(since.map(News::PastDue));
    }
    let lateness = days_between(row.due_date, today);
    let due = days.due_at(lateness, row.reminded_days);
    let due = due.filter(|_| row.payment_method == PaymentMethod::Invoice);
    let account = store::accounts::by_id(&work.txn, row.account_id).await?;
    let is_reminded = account.is_some_and(|it| it.is_reminded);
    Ok(due.filter(|_| is_reminded).map(News::Reminder))
}

fn days_between(from: NaiveDate, to: NaiveDate) -> i32 {
    let days = (to - from).num_days();
    i32::try_from(days).unwrap_or(i32::MAX)
}
