//! What the invoice's template is given: finished text in the reader's language, in the order in
//! which it is printed. The template neither computes nor formats.

mod columns;
mod details;
mod facts;
mod lines;
mod parties;
mod payment;
mod publishers;
mod running;
mod sections;
mod summary;
mod taxes;

pub use columns::Cell;
pub use details::{Details, Row, SectionRows, SumRow};
pub(crate) use facts::fact;
pub use facts::{Fact, Payable};
pub use lines::{Fits, LineRow};
pub use parties::{IssuerBlock, PartyBlock};
pub use payment::Payment;
pub use publishers::Publishers;
pub use running::Running;
pub use sections::{SectionTable, SectionTotals};
pub use summary::{Style, Summary, SummaryRow};
pub use taxes::TaxTable;

use billing::Language;
use billing::invoice::{CorrectionKind, InvoiceContent, InvoiceKind};
use billing::money::MoneyError;
use serde::Serialize;
use words::document;

/// One document in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct InvoiceDocument {
    /// The tag of its language.
    pub language: &'static str,
    /// What it is called, also in the reader's window: *Invoice 2026-000123*.
    pub name: String,
    /// Who wrote it: the issuer.
    pub author: String,
    /// What it is: *Invoice*, *Credit note*.
    pub title: String,
    /// What must be said on every page, where nobody has said who the issuer is.
    pub notice: Option<String>,
    /// What stands on the edges of the pages.
    pub running: Running,
    /// Who sells.
    pub issuer: IssuerBlock,
    /// Who buys and who gets the invoice.
    pub parties: Vec<PartyBlock>,
    /// Numbers and dates.
    pub facts: Vec<Fact>,
    /// What it comes to.
    pub payable: Payable,
    /// The billing summary.
    pub summary: Summary,
    /// The tax by rate, where there were charges.
    pub taxes: Option<TaxTable>,
    /// What each section adds up to, where there were charges.
    pub sections: Option<SectionTable>,
    /// The charges line by line, or why there are none.
    pub details: Details,
    /// How to pay.
    pub payment: Payment,
    /// Who publishes what is not the issuer's.
    pub publishers: Option<Publishers>,
}

impl InvoiceDocument {
    /// The document of an issued invoice. Fails where running sums do not fit an amount.
    pub fn new(content: &InvoiceContent, language: Language) -> Result<Self, MoneyError> {
        let head = &content.head;
        let number = &head.document_number;
        let is_void_note = head.correction.as_ref().map(|it| it.kind) == Some(CorrectionKind::Void);
        let (title, name) = match head.kind {
            InvoiceKind::CreditNote if is_void_note => (
                document::void_note(language),
                document::void_note_title(language, number),
            ),
            InvoiceKind::CreditNote => (
                document::credit_note(language),
                document::credit_note_title(language, number),
            ),
            _ => (
                document::invoice(language),
                document::invoice_title(language, number),
            ),
        };
        let notice = !head.issuer.is_configured();
        Ok(Self {
            language: language.tag(),
            author: head.issuer.name.clone(),
            title,
            notice: notice.then(|| document::issuer_not_configured(language)),
            running: Running::new(head, &name, language),
            name,
            issuer: IssuerBlock::new(&head.issuer, language),
            parties: parties::parties(head, language),
            facts: facts::facts(head, language),
            payable: Payable::new(content, language),
            summary: Summary::new(content, language),
            taxes: TaxTable::new(content, language),
            sections: SectionTable::new(content, language),
            details: Details::new(content, language)?,
            payment: Payment::new(content, language),
            publishers: Publishers::new(content, language),
        })
    }
}
