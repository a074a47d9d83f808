//! Giving money back: by the way it came (a card through its provider, a transfer to be wired by
//! the operator), at most what was paid, and never twice.
//!
//! A refund is noted before the provider is asked, and its id is the key: whoever is killed in
//! between asks again. Of a credit it is taken at once, so that nothing else is set off against it;
//! of a payment once it is given back, and then the invoice is open again: the customer has what
//! they paid, and still owes what they got. Its card is not charged again by itself: that would
//! take what was just given. Whoever means to owe less voids the invoice; what was paid on it is a
//! credit then, and given back from there.

mod note;

use super::collect::Collected;
use super::problem::PaymentProblem;
use super::provider::{Asking, CardRefund, RefundAnswer};
use crate::bill::set_off_open;
use crate::work::{About, Work};
use crate::{Failure, Portal, Repeat};
use billing::invoice::InvoiceStatus;
use billing::payment::{PaymentWay, RefundState};
use billing::text::{self, NoReason, REASON_LETTERS_MAX};
use billing::{AccountId, CreditId, Exact, IdentityId, Money, PaymentId, ProfileId, RefundId};
use chrono::{DateTime, NaiveDate, Utc};
use note::{note_of_credit, note_of_payment};
use store::StoreError;
use store::entities::{invoice, payment, refund};

/// Refunds looked at in one turn.
const TURN: u64 = 100;

/// What is given back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefundOf {
    /// What was paid on an invoice.
    Payment(PaymentId),
    /// Money that stands on no invoice.
    Credit(CreditId),
}

/// What is asked for.
#[derive(Debug, Clone)]
pub struct NewRefund {
    /// What makes asking again harmless: under the same key it is given back once.
    pub key: RefundId,
    /// Of which account.
    pub account: AccountId,
    /// Of what.
    pub of: RefundOf,
    /// How much; all that is left when left out.
    pub amount: Option<Exact>,
    /// Why, for the audit trail.
    pub reason: String,
    /// Who gives it; nobody at the command line.
    pub by: Option<IdentityId>,
    /// The billing date.
    pub on: NaiveDate,
    /// What becomes of it where the same was given back on the same day, for the same reason.
    pub repeat: Repeat,
}

/// What giving back did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refunded {
    /// Which.
    pub id: RefundId,
    /// How much.
    pub amount: Money,
    /// By which way.
    pub way: PaymentWay,
    /// Where it stands: given back, to be wired, or the provider has not answered yet.
    pub state: RefundState,
}

/// Why nothing was given back.
pub enum NotRefunded {
    /// For a reason that whoever asked can do something about.
    Problem(PaymentProblem),
    /// Something broke.
    Failure(Failure),
}

impl<T: Into<Failure>> From<T> for NotRefunded {
    fn from(failure: T) -> Self {
        Self::Failure(failure.into())
    }
}

/// Gives money back. Told again after a crash, the next run ends it.
pub async fn refund(
    portal: &Portal,
    new: &NewRefund,
    now: DateTime<Utc>,
) -> Result<Refunded, NotRefunded> {
    let reason = text::reason(&new.reason).map_err(|problem| match problem {
        NoReason::Missing => Failure::new("Giving money back needs a reason."),
        NoReason::TooLong => Failure::new(format!(
            "A reason has {REASON_LETTERS_MAX} letters at the most."
        )),
    })?;
    let new = &NewRefund {
        reason: reason.to_owned(),
        ..new.clone()
    };
    let work = portal.begin(new.by, now).await?;
    let (row, asking) = match new.of {
        RefundOf::Payment(payment) => note_of_payment(&work, new, payment).await?,
        RefundOf::Credit(credit) => note_of_credit(&work, new, credit).await?,
    };
    if asking == Asking::First {
        let subject = format!("{}: {}", row.id, row.reason);
        let about = about(&work, &row).await?;
        work.audit(about, "payment.refund", &subject).await?;
    }
    work.commit().await?;
    let (id, way) = (row.id, row.way);
    let amount = Money::new(row.amount_minor, row.currency);
    let state = match row.state {
        RefundState::Pending => match ask(portal, row, asking, now).await? {
            Some(RefundAnswer::Done(_)) => RefundState::Done,
            Some(RefundAnswer::Refused(message)) => return Err(refused(message)),
            None => RefundState::Pending,
        },
        RefundState::Refused => return Err(refused(row.message.unwrap_or_default())),
        state => state,
    };
    Ok(Refunded {
        id,
        amount,
        way,
        state,
    })
}

fn refused(message: String) -> NotRefunded {
    NotRefunded::Problem(PaymentProblem::RefundRefused(message))
}

/// Asks again about refunds whose answer nobody heard. Gives why one is still unanswered.
pub(super) async fn ask_again(
    portal: &Portal,
    now: DateTime<Utc>,
    collected: &mut Collected,
) -> Result<(), Failure> {
    let mut after = None;
    loop {
        let state = RefundState::Pending;
        let pending = store::refunds::in_state(&portal.database, state, after, TURN).await?;
        let Some(last) = pending.last() else {
            return Ok(());
        };
        after = Some((last.account_id, last.id));
        for row in pending {
            let id = row.id;
            match ask(portal, row, Asking::Again, now).await {
                Ok(Some(_)) => {}
                Ok(None) => {
                    let reason = || format!("Refund {id} is not answered.");
                    collected.unanswered.get_or_insert_with(reason);
                }
                Err(failure) => collected.fault(&id, &failure),
            }
        }
    }
}

/// What is left to give back of a payment: what of it is on its invoice, less what went back.
pub(super) fn refundable_minor<'a>(
    payment: &payment::Model,
    before: impl IntoIterator<Item = &'a refund::Model>,
) -> i64 {
    match payment.way() {
        Some(_) => (payment.amount_minor - given_minor(before)).max(0),
        None => 0,
    }
}

/// What went back of a payment's part on the invoice; what was more is a credit and counts there.
fn given_minor<'a>(before: impl IntoIterator<Item = &'a refund::Model>) -> i64 {
    let is_given = |it: &&refund::Model| it.state != RefundState::Refused && it.credit_id.is_none();
    let given = before.into_iter().filter(is_given);
    given.map(|it| it.amount_minor).sum()
}

/// How a payment goes back; what was set off against a credit came from no outside.
trait Returned {
    fn way(&self) -> Option<PaymentWay>;
}

impl Returned for payment::Model {
    fn way(&self) -> Option<PaymentWay> {
        match (self.method, self.attempt_id, &self.reference) {
            (PaymentWay::Credit, _, _) => None,
            (PaymentWay::Card, Some(_), Some(_)) => Some(PaymentWay::Card),
            _ => Some(PaymentWay::Transfer),
        }
    }
}

/// Asks the provider, and books what it answers; nothing where it does not.
async fn ask(
    portal: &Portal,
    row: refund::Model,
    asking: Asking,
    now: DateTime<Utc>,
) -> Result<Option<RefundAnswer>, Failure> {
    match give(portal, &row, asking).await {
        Ok(answer) => {
            book_answer(portal, row, &answer, now).await?;
            Ok(Some(answer))
        }
        Err(failure) => {
            tracing::warn!(refund = %row.id, %failure, "no answer about a refund");
            Ok(None)
        }
    }
}

async fn give(
    portal: &Portal,
    row: &refund::Model,
    asking: Asking,
) -> Result<RefundAnswer, Failure> {
    let gone = || Failure::new(format!("What refund {} gives back is not there.", row.id));
    let payment = row.payment_id.ok_or_else(gone)?;
    let payment = store::payments::by_id(&portal.database, (row.account_id, payment)).await?;
    let payment = payment.ok_or_else(gone)?;
    let attempt = payment.attempt_id.ok_or_else(gone)?;
    let attempt = store::payments::attempt(&portal.database, (row.account_id, attempt)).await?;
    let attempt = attempt.ok_or_else(gone)?;
    let card = (row.account_id, attempt.card_id);
    let card = store::accounts::card(&portal.database, card).await?;
    let refund = CardRefund {
        key: row.id,
        reference: payment.reference.ok_or_else(gone)?,
        amount: Money::new(row.amount_minor, row.currency),
        asking,
    };
    let provider = card.ok_or_else(gone)?.provider;
    portal.providers.of(provider)?.refund(refund).await
}

/// Books what a provider answered, once.
async fn book_answer(
    portal: &Portal,
    row: refund::Model,
    answer: &RefundAnswer,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    let work = portal.begin(row.identity_id, now).await?;
    let invoice = match row.invoice_id {
        Some(invoice) => store::invoices::lock(&work.txn, (row.account_id, invoice)).await?,
        None => None,
    };
    let credit = match row.credit_id {
        Some(credit) => store::credits::lock(&work.txn, (row.account_id, credit)).await?,
        None => None,
    };
    let there = store::refunds::by_id(&work.txn, (row.account_id, row.id)).await?;
    if there.is_none_or(|it| it.state != RefundState::Pending) {
        return Ok(());
    }
    let answered = match answer {
        RefundAnswer::Done(reference) => refund::Model {
            state: RefundState::Done,
            provider_reference: Some(reference.clone()),
            ..row
        },
        RefundAnswer::Refused(message) => refund::Model {
            state: RefundState::Refused,
            message: Some(message.clone()),
            ..row
        },
    };
    match (answered.state, invoice, credit) {
        (RefundState::Done, Some(invoice), _) => {
            open_again(&work, &invoice, answered.amount_minor, answered.refunded_on).await?;
        }
        (RefundState::Refused, _, Some(mut credit)) => {
            credit.left_minor += answered.amount_minor;
            store::credits::set_left(&work.txn, &credit).await?;
            set_off_open(&work, credit.account_id, answered.refunded_on).await?;
        }
        _ => {}
    }
    let told = match answer {
        RefundAnswer::Done(_) => "refund.give",
        RefundAnswer::Refused(_) => "refund.refuse",
    };
    let (about, subject) = (about(&work, &answered).await?, answered.id.to_string());
    store::put::<refund::Entity>(&work.txn, answered).await?;
    work.audit(about, told, &subject).await?;
    Ok(work.commit().await?)
}

/// What a refund concerns: the profile of its invoice, or of the series that kept the money.
pub(super) async fn about(work: &Work, row: &refund::Model) -> Result<About, StoreError> {
    let account = row.account_id;
    if let Some(invoice) = row.invoice_id {
        let found = store::invoices::by_id(&work.txn, (account, invoice)).await?;
        return Ok(found.map_or_else(|| account.into(), |it| (&it).into()));
    }
    let Some(credit) = row.credit_id else {
        return Ok(account.into());
    };
    let credit = store::credits::by_id(&work.txn, (account, credit)).await?;
    let series = credit.map_or(account.0, |it| it.scope_id);
    let profile = store::accounts::profile(&work.txn, (account, ProfileId(series))).await?;
    Ok(About::profile(account, profile.map(|it| it.id)))
}

/// What was given back is owed again, unless the invoice is void, or something is kept that pays it.
/// Past its due date it is past due from that day on, so that the grace begins anew.
async fn open_again(
    work: &Work,
    invoice: &invoice::Model,
    amount_minor: i64,
    on: NaiveDate,
) -> Result<(), Failure> {
    let mut open = invoice.clone();
    open.paid_minor -= amount_minor;
    open.next_attempt_on = None;
    if invoice.status == InvoiceStatus::Paid {
        let is_late = invoice.due_date < on;
        open.status = match is_late {
            true => InvoiceStatus::PastDue,
            false => InvoiceStatus::Due,
        };
        open.past_due_since = is_late.then_some(on);
        open.attempts = 0;
    }
    store::invoices::set_standing(&work.txn, &open).await?;
    work.audit(invoice, "invoice.reopen", &invoice.name).await?;
    set_off_open(work, invoice.account_id, on).await
}
