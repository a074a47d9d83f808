//! One invoice: what it says, where it stands, its documents and payments.

use super::history::{Event, events_of};
use super::links::{Links, correction_of, links_of};
use super::{InvoiceKey, InvoicePath, facts_of};
use crate::accounts::{NOBODY, ShownName, find_account};
use crate::audit::{self, NewLine};
use crate::explain::{Explanation, Wanted, explain_absence};
use crate::mail::{self, Delivery};
use crate::payments::{self, CardView, Next, PayOffer, PaymentHistory, card_view};
use crate::rendering::frozen_content;
use crate::{Caller, Portal, Refusal};
use billing::invoice::{CorrectionKind, InvoiceContent, InvoiceKind, InvoiceStatus, Named};
use billing::policy::{AccountFacts, OnInvoice, Refused, Why, action, allow};
use billing::{AgreementType, Language, Money, Period, SubscriptionId};
use chrono::NaiveDate;
use store::entities::invoice;

/// The page of an invoice.
#[derive(Debug, Clone)]
pub struct InvoicePage {
    /// Whose.
    pub account: Named,
    /// The account's agreement.
    pub agreement: AgreementType,
    /// Its name.
    pub name: String,
    /// Its document number.
    pub document_number: String,
    /// What it is for.
    pub kind: InvoiceKind,
    /// The profile or subscription.
    pub scope: String,
    /// The days it is for.
    pub period: Period,
    /// The date on it.
    pub invoice_date: NaiveDate,
    /// The last day to pay.
    pub due_date: NaiveDate,
    /// Where it stands.
    pub status: InvoiceStatus,
    /// With tax.
    pub total: Money,
    /// What has been paid.
    pub paid: Money,
    /// What is left to pay.
    pub open: Money,
    /// How it corrects another document, where it does.
    pub correction: Option<CorrectionKind>,
    /// The documents it points at, and those that point at it.
    pub links: Links,
    /// What happened to it; for whoever sees its details, and for operators.
    pub history: Vec<Event>,
    /// How it is paid.
    pub paying: Paying,
    /// To whom it was sent by e-mail and how it went, for whoever says who gets it.
    pub deliveries: Option<Vec<Delivery>>,
    /// Lines, addresses, documents and payments; or why they are not shown.
    pub details: Result<Details, Why>,
    /// Where they may not: the reasons, with who can change them.
    pub explanation: Option<Explanation>,
}

/// What only somebody sees who may download the invoice.
#[derive(Debug, Clone)]
pub struct Details {
    /// What it says.
    pub content: Box<InvoiceContent>,
    /// One for each language.
    pub documents: Vec<DocumentView>,
    /// What came, what was refused, what went back.
    pub payments: PaymentHistory,
}

/// A document of the invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentView {
    /// Its language.
    pub language: Language,
    /// Its file, once it is stored; until then it is being prepared.
    pub stored: Option<StoredFile>,
}

/// A stored file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredFile {
    /// Its name in the archive.
    pub name: String,
    /// Of its bytes.
    pub sha256: String,
    /// How many bytes.
    pub size_bytes: i32,
}

/// How it is paid, and what can be done about that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paying {
    /// The card that it is charged to, where it is.
    pub card: Option<CardView>,
    /// When that card is charged by itself, if it is.
    pub charged_on: Option<NaiveDate>,
    /// What happens next where it is past due.
    pub next: Option<Next>,
    /// What this person can do about it with a card.
    pub offer: Option<PayOffer>,
    /// Whether this person books payments and gives money back.
    pub is_booked_here: bool,
}

/// One invoice, as far as this person may see it.
pub async fn show_invoice(
    portal: &Portal,
    caller: &Caller,
    path: &InvoicePath,
) -> Result<InvoicePage, Refusal> {
    let (row, thing, account) = load_invoice(portal, caller, path).await?;
    let why = match allow::<action::DownloadInvoice>(&caller.standing, &thing, caller.now) {
        Ok(_) => {
            audit::note_view(portal, view_of(caller, &row)).await?;
            None
        }
        Err(Refused::Forbidden(why)) => Some(why),
        Err(Refused::Hidden) => return Err(Refusal::NotFound),
    };
    let links = links_of(&portal.database, &row).await?;
    let (history, money) = match why.is_none() || caller.is_operator() {
        true => {
            let money = payments::history(portal, &row).await?;
            let told = (&links, &money);
            (events_of(&portal.database, &row, told).await?, money)
        }
        false => Default::default(),
    };
    let explanation = match why {
        None | Some(Why::ReasonNeeded) => None,
        Some(_) => explain_absence(portal, caller, &wanted(path)).await?,
    };
    let details = match why {
        None => Ok(details_of(portal, (row.account_id, row.id), money).await?),
        Some(why) => Err(why),
    };
    let money = |minor| Money::new(minor, row.currency);
    Ok(InvoicePage {
        correction: correction_of(row.cause),
        links,
        history,
        paying: paying(portal, caller, (&row, &thing)).await?,
        deliveries: mail::deliveries(portal, caller, (&row, &thing)).await?,
        account,
        agreement: thing.account.agreement,
        kind: row.kind,
        period: Period {
            start: row.period_start,
            end: row.period_end,
        },
        invoice_date: row.invoice_date,
        due_date: row.due_date,
        status: row.status,
        total: money(row.total_minor),
        paid: money(row.paid_minor),
        open: row.open(),
        name: row.name,
        document_number: row.document_number,
        scope: row.scope_label,
        details,
        explanation,
    })
}

/// The invoice, as it is asked why not all of it is seen.
fn wanted(path: &InvoicePath) -> Wanted {
    Wanted {
        account: Some(path.account.clone()),
        invoice: Some(path.invoice.clone()),
        ..Wanted::default()
    }
}

/// What the audit trail is told when somebody sees what an invoice says.
fn view_of(caller: &Caller, row: &invoice::Model) -> NewLine {
    NewLine {
        about: row.into(),
        identity: Some(caller.identity),
        at: caller.now,
        action: "details.view".to_owned(),
        subject: row.name.clone(),
    }
}

/// An invoice that this person may see, and what the policy knows of it.
pub(crate) async fn load_invoice(
    portal: &Portal,
    caller: &Caller,
    path: &InvoicePath,
) -> Result<(invoice::Model, OnInvoice, Named), Refusal> {
    let database = &portal.database;
    let account = find_account(portal, &path.account).await?;
    let id = account.as_ref().map_or(NOBODY, |(it, _)| it.id);
    let row = store::invoices::of_account(database, id, &path.invoice).await?;
    // Asked whatever was found: what is hidden takes as many statements as what does not exist.
    let billed = row.as_ref().and_then(|it| it.subscription_id);
    let billed = (id, billed.unwrap_or(SubscriptionId(store::Uuid::nil())));
    let subscription = store::accounts::subscription(database, billed).await?;
    let ((account, facts), row) = account.zip(row).ok_or(Refusal::NotFound)?;
    let thing = OnInvoice {
        account: facts,
        invoice: facts_of(&row, subscription.as_ref()),
    };
    let _allowed = allow::<action::SeeInvoice>(&caller.standing, &thing, caller.now)?;
    Ok((row, thing, account.named()))
}

/// What the policy must know of an invoice of an account.
pub(crate) async fn thing_of(
    portal: &Portal,
    account: AccountFacts,
    row: &invoice::Model,
) -> Result<OnInvoice, Refusal> {
    let subscription = match row.subscription_id {
        Some(id) => store::accounts::subscription(&portal.database, (row.account_id, id)).await?,
        None => None,
    };
    Ok(OnInvoice {
        account,
        invoice: facts_of(row, subscription.as_ref()),
    })
}

async fn paying(
    portal: &Portal,
    caller: &Caller,
    (row, thing): (&invoice::Model, &OnInvoice),
) -> Result<Paying, Refusal> {
    let desk = allow::<action::BookPayment>(&caller.standing, thing, caller.now);
    Ok(Paying {
        card: card_view(portal, row.account_id, row.card_id).await?,
        charged_on: row.next_attempt_on,
        next: payments::next(portal, row).await?,
        offer: payments::offer(portal, caller, (row, thing)).await?,
        is_booked_here: desk.is_ok(),
    })
}

async fn details_of(
    portal: &Portal,
    key: InvoiceKey,
    payments: PaymentHistory,
) -> Result<Details, Refusal> {
    let content = frozen_content(&portal.database, key).await?;
    let documents = store::documents::of_invoice(&portal.database, key).await?;
    Ok(Details {
        content: Box::new(content),
        documents: Language::ALL
            .into_iter()
            .map(|language| DocumentView {
                language,
                stored: documents
                    .iter()
                    .find(|it| it.language == language)
                    .map(|it| StoredFile {
                        name: it.name.clone(),
                        sha256: it.sha256.clone(),
                        size_bytes: it.size_bytes,
                    }),
            })
            .collect(),
        payments,
    })
}
