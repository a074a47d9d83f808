//! The rows that the money of an invoice left behind, read in a fixed number of queries.

use crate::payments::cards::CardView;
use billing::payment::PaymentWay;
use billing::{AccountId, CardId, CreditId, InvoiceId};
use std::collections::{BTreeSet, HashMap};
use store::entities::{card, credit, invoice, payment, payment_attempt, refund};
use store::statement::Happened;
use store::{Reads, StoreError, Uuid};

/// The rows of an invoice.
pub(super) struct Rows {
    pub payments: Vec<payment::Model>,
    pub attempts: Vec<payment_attempt::Model>,
    /// That came of it and of its notes.
    pub credits: Vec<credit::Model>,
    /// What they were set off against.
    pub uses: Vec<payment::Model>,
    /// Of its payments and of those credits.
    pub refunds: Vec<refund::Model>,
    /// That were set off against it.
    sources: Vec<credit::Model>,
    cards: Vec<card::Model>,
    names: HashMap<InvoiceId, String>,
}

impl Rows {
    pub async fn of(reads: &impl Reads, invoice: &invoice::Model) -> Result<Self, StoreError> {
        let key = (invoice.account_id, invoice.id);
        let account = invoice.account_id;
        let payments = store::payments::of_invoice(reads, key).await?;
        let attempts = store::payments::attempts_of_invoice(reads, key).await?;
        let credits = store::credits::of_invoice_and_notes(reads, key).await?;
        let ids: Vec<_> = credits.iter().map(|it| it.id).collect();
        let uses = store::payments::of_credits(reads, account, &ids).await?;
        let refunds = store::refunds::of_invoice_and_credits(reads, key, &ids).await?;
        let sources = payments.iter().filter_map(credit_of).collect();
        let sources = store::credits::among(reads, account, sources).await?;
        let cards = match attempts.is_empty() {
            true => Vec::new(),
            false => store::accounts::cards(reads, account).await?,
        };
        let named: BTreeSet<_> = uses
            .iter()
            .map(|it| it.invoice_id)
            .chain(sources.iter().filter_map(|it| it.invoice_id))
            .collect();
        Ok(Self {
            names: store::invoices::names_of(reads, account, named).await?,
            payments,
            attempts,
            credits,
            uses,
            refunds,
            sources,
            cards,
        })
    }

    /// The rows of all invoices of an account within some days, without what was only tried.
    pub async fn of_account(
        reads: &impl Reads,
        account: AccountId,
        happened: &Happened,
    ) -> Result<Self, StoreError> {
        let payments = happened.payments.clone();
        let sources = payments.iter().filter_map(credit_of).collect();
        let sources = store::credits::among(reads, account, sources).await?;
        let named = payments.iter().map(|it| it.invoice_id);
        let named = named
            .chain(happened.refunds.iter().filter_map(|it| it.invoice_id))
            .chain(sources.iter().filter_map(|it| it.invoice_id))
            .collect();
        Ok(Self {
            names: store::invoices::names_of(reads, account, named).await?,
            payments,
            attempts: Vec::new(),
            credits: happened.credits.clone(),
            uses: Vec::new(),
            refunds: happened.refunds.clone(),
            sources,
            cards: Vec::new(),
        })
    }

    /// The series that a credit belongs to.
    pub fn scope_of_credit(&self, id: CreditId) -> Option<Uuid> {
        let credit = self.sources.iter().find(|it| it.id == id)?;
        Some(credit.scope_id)
    }

    pub fn card(&self, id: CardId) -> Option<CardView> {
        let card = self.cards.iter().find(|it| it.id == id);
        card.map(CardView::from)
    }

    pub fn name(&self, id: InvoiceId) -> String {
        self.names.get(&id).cloned().unwrap_or_default()
    }

    /// The document that a credit came of; none where it was paid in advance.
    pub fn document_of_credit(&self, id: CreditId) -> Option<String> {
        let credit = self.sources.iter().find(|it| it.id == id)?;
        credit.invoice_id.map(|it| self.name(it))
    }
}

/// The credit that a payment was taken from; none where money came from outside.
pub(super) fn credit_of(payment: &payment::Model) -> Option<CreditId> {
    let reference = payment.reference.as_ref();
    let reference = reference.filter(|_| payment.method == PaymentWay::Credit);
    reference.and_then(|it| it.parse().ok())
}
