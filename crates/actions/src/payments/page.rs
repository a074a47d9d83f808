//! The page on which an invoice is paid: what is owed, with which cards, within which limits.

use super::attempt::unasked_minor;
use super::cards::CardView;
use super::pay::{card_named, check_amount};
use super::problem::PaymentProblem;
use super::settle::{is_settled_with_others, outstanding};
use crate::invoices::{InvoicePath, load_invoice};
use crate::{Caller, Portal, Refusal};
use billing::invoice::Named;
use billing::policy::{action, allow};
use billing::{AttemptId, Exact, Money};
use chrono::NaiveDate;
use store::entities::invoice;

/// What somebody chose before they confirm it.
#[derive(Debug, Clone)]
pub struct Choice {
    /// The name of the card.
    pub card: String,
    /// How much; nothing where no number was typed.
    pub amount: Option<Exact>,
}

/// The page.
#[derive(Debug, Clone)]
pub struct PayPage {
    /// Whose.
    pub account: Named,
    /// The invoice.
    pub invoice: Owed,
    /// What one payment is for.
    pub paying: PayFor,
    /// The cards on file, the usual one first.
    pub cards: Vec<CardView>,
    /// What the form is told apart by: sent twice, it charges once.
    pub key: AttemptId,
    /// What was chosen and only has to be confirmed.
    pub review: Option<(CardView, Money)>,
    /// What is wrong with what was chosen.
    pub refused: Option<Refusal>,
}

/// What one payment is for.
#[derive(Debug, Clone)]
pub enum PayFor {
    /// The invoice, or a part of it.
    Invoice {
        /// The most at once.
        most: Money,
        /// The least of a part.
        least: Money,
    },
    /// Everything that is open on a card that was refused.
    Balance {
        /// The card.
        card: Option<CardView>,
        /// The invoices, oldest first.
        owed: Vec<Owed>,
        /// All of them together.
        total: Money,
    },
    /// Nothing can be paid now, for this reason.
    Nothing(PaymentProblem),
}

/// An invoice with something open.
#[derive(Debug, Clone)]
pub struct Owed {
    /// Its name.
    pub name: String,
    /// Its document number.
    pub document_number: String,
    /// The profile or subscription.
    pub scope: String,
    /// The last day to pay.
    pub due_date: NaiveDate,
    /// What is open.
    pub open: Money,
}

impl Owed {
    pub(super) fn of(row: &invoice::Model) -> Self {
        let open_minor = row.total_minor - row.paid_minor;
        Self {
            name: row.name.clone(),
            document_number: row.document_number.clone(),
            scope: row.scope_label.clone(),
            due_date: row.due_date,
            open: Money::new(open_minor.max(0), row.currency),
        }
    }
}

/// The page of paying an invoice, with what was chosen, if anything was.
pub async fn show_payment(
    portal: &Portal,
    caller: &Caller,
    path: &InvoicePath,
    choice: Option<&Choice>,
) -> Result<PayPage, Refusal> {
    let (row, thing, account) = load_invoice(portal, caller, path).await?;
    let _allowed = allow::<action::PayInvoice>(&caller.standing, &thing, caller.now)?;

    let (paying, unasked) = match is_settled_with_others(&thing, &row) {
        true => (balance(portal, &row).await?, Money::zero(row.currency)),
        false => one(portal, &row).await?,
    };
    let mut page = PayPage {
        account,
        invoice: Owed::of(&row),
        paying,
        cards: cards(portal, &row).await?,
        key: AttemptId::new(),
        review: None,
        refused: None,
    };
    if let (Some(choice), PayFor::Invoice { .. }) = (choice, &page.paying) {
        match review(portal, &row, unasked, choice).await {
            Ok(review) => page.review = Some(review),
            Err(refusal) => page.refused = Some(refusal),
        }
    }
    Ok(page)
}

async fn one(portal: &Portal, row: &invoice::Model) -> Result<(PayFor, Money), Refusal> {
    let unasked = unasked_minor(&portal.database, row).await?;
    let unasked = Money::new(unasked, row.currency);
    let is_open = row.status.is_open() && row.total_minor > row.paid_minor;
    let paying = match (is_open, unasked.minor()) {
        (false, _) => PayFor::Nothing(PaymentProblem::NothingOpen),
        (true, 0) => PayFor::Nothing(PaymentProblem::UnderWay),
        (true, _) => PayFor::Invoice {
            most: portal.limits.most(unasked),
            least: portal.limits.min_in(row.currency),
        },
    };
    Ok((paying, unasked))
}

async fn balance(portal: &Portal, row: &invoice::Model) -> Result<PayFor, Refusal> {
    let rows = outstanding(portal, row).await?;
    let card = super::cards::card_view(portal, row.account_id, row.card_id).await?;
    let owed: Vec<_> = rows.iter().map(Owed::of).collect();
    let total = owed.iter().try_fold(Money::zero(row.currency), |sum, it| {
        // One account of the web sign-up has one currency.
        sum.plus(it.open)
    });
    let total = total.map_err(|cause| Refusal::broken(&cause))?;
    Ok(PayFor::Balance { card, owed, total })
}

/// The cards on file; the one that the invoice is charged to comes first.
async fn cards(portal: &Portal, row: &invoice::Model) -> Result<Vec<CardView>, Refusal> {
    let mut cards = store::accounts::cards(&portal.database, row.account_id).await?;
    cards.sort_by_key(|it| Some(it.id) != row.card_id);
    Ok(cards.iter().map(CardView::from).collect())
}

async fn review(
    portal: &Portal,
    row: &invoice::Model,
    open: Money,
    choice: &Choice,
) -> Result<(CardView, Money), Refusal> {
    let amount = check_amount(portal, open, choice.amount)?;
    let card = card_named(portal, row, &choice.card).await?;
    Ok((CardView::from(&card), amount))
}

/// What the invoice's page offers: to pay it, or to settle it with the others of its card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PayOffer {
    /// *Pay now*.
    PayNow,
    /// *Settle balance*.
    SettleBalance,
}

/// What whoever looks at an invoice can do about paying it by card.
pub(crate) async fn offer(
    portal: &Portal,
    caller: &Caller,
    (row, thing): (&invoice::Model, &billing::policy::OnInvoice),
) -> Result<Option<PayOffer>, Refusal> {
    let is_open = row.status.is_open() && row.total_minor > row.paid_minor;
    let may_pay = allow::<action::PayInvoice>(&caller.standing, thing, caller.now).is_ok();
    if !is_open || !may_pay {
        return Ok(None);
    }
    let cards = store::accounts::cards(&portal.database, row.account_id).await?;
    Ok(
        match (cards.is_empty(), is_settled_with_others(thing, row)) {
            (true, _) => None,
            (false, true) => Some(PayOffer::SettleBalance),
            (false, false) => Some(PayOffer::PayNow),
        },
    )
}
