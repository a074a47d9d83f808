//! How issued documents are corrected: never changed, but taken back by a document of their own
//! (domain.md §2, Status; EN 16931, BG-3 preceding invoice reference).

use super::content::{
    Body, FamilyCharges, Head, InvoiceContent, Line, OrderCharges, SectionCharges, Summary, Sums,
    TEMPLATE_VERSION, TaxSubtotal,
};
use super::{InvoiceKind, Obstacle};
use crate::money::MoneyError;
use crate::problem::word_list;
use crate::tax::Converted;
use crate::{Exact, Money};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// How a document corrects another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::DeriveValueType))]
#[cfg_attr(feature = "sea-orm", sea_orm(value_type = "String"))]
#[serde(rename_all = "lowercase")]
pub enum CorrectionKind {
    /// Takes it back whole: a void note.
    Void,
    /// Takes a part of it back: a credit note.
    Credit,
    /// Stands in its place.
    Rebill,
}

word_list!(
    CorrectionKind,
    "kind of correction",
    Void = "void",
    Credit = "credit",
    Rebill = "rebill",
);

/// What stands on a document that corrects another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// How.
    pub kind: CorrectionKind,
    /// Why, in the operator's words.
    pub reason: String,
    /// What it corrects; a re-billed invoice also names the note that took that one back.
    pub preceding: Vec<Preceding>,
}

/// A document that another one refers to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preceding {
    /// The random name people use.
    pub name: String,
    /// The sequential number (BT-25).
    pub document_number: String,
    /// The date on it (BT-26).
    pub invoice_date: NaiveDate,
}

impl From<&Head> for Preceding {
    fn from(head: &Head) -> Self {
        Self {
            name: head.name.clone(),
            document_number: head.document_number.clone(),
            invoice_date: head.invoice_date,
        }
    }
}

/// Why an issued document is not corrected in the way that was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Uncorrectable {
    /// It was voided already.
    #[error("it is void already")]
    AlreadyVoid,
    /// It gives money back itself.
    #[error("it is a credit note: what it gives back is set off against the next invoices")]
    CreditNote,
    /// A card is being charged for it, and nobody knows yet with which result.
    #[error("a card payment of it is under way: try again when its result is known")]
    PaymentUnderWay,
    /// What it was made for is not there any more.
    #[error("what it was made for is not there any more: it can be voided without billing again")]
    SeriesGone,
    /// The invoice that would stand in its place cannot be made.
    #[error("it cannot be billed again: {0}")]
    CannotRebill(Obstacle),
    /// No reason was given.
    #[error("a correction needs a reason")]
    NoReason,
    /// A reason that is a document of its own.
    #[error("a reason has {0} letters at the most")]
    LongReason(usize),
    /// Nothing or less is no amount to credit, and neither is one too fine for the currency.
    #[error("that is no amount to credit")]
    NoAmount,
    /// Not taxed so, or credited whole already.
    #[error("nothing taxed so is left to credit")]
    NothingLeft,
    /// More than is left of it.
    #[error("only {} is left to credit before tax", .0.decimal())]
    MoreThanLeft(Money),
    /// Another credit note was made since the form was shown.
    #[error("something was credited meanwhile: look at what is left")]
    CreditedMeanwhile,
    /// What was sent under this key before is something else.
    #[error("something else was sent under this key before")]
    Sent,
}

impl Head {
    /// The head of a note that takes this document back, whole or in part: the parties as they
    /// were, so that it says exactly the opposite. Name and number are given when it is issued.
    pub fn of_note(&self, kind: CorrectionKind, reason: &str, on: NaiveDate) -> Self {
        Self {
            template: TEMPLATE_VERSION,
            name: String::new(),
            document_number: String::new(),
            kind: InvoiceKind::CreditNote,
            invoice_date: on,
            due_date: on,
            previous: None,
            set_off: None,
            correction: Some(Correction {
                kind,
                reason: reason.to_owned(),
                preceding: vec![self.into()],
            }),
            ..self.clone()
        }
    }
}

impl InvoiceContent {
    /// The body of the void note: every amount of this document the other way round, line by line
    /// and tax by tax, and that of the credit notes made of it before, so that all of them come to
    /// nothing.
    ///
    /// # Errors
    /// Where a credit note is in another currency, converted otherwise, or sums do not fit.
    pub fn taken_back(&self, credit_notes: &[Self]) -> Result<Body, MoneyError> {
        let mut back = opposite_body(&self.body);
        for note in credit_notes {
            let Body {
                sections,
                taxes,
                summary,
                ..
            } = opposite_body(&note.body);
            let of_note = |section| named_after(section, &note.head);
            back.sections.extend(sections.into_iter().map(of_note));
            back.summary = back.summary.plus(summary)?;
            for tax in taxes {
                match back.taxes.iter_mut().find(|it| it.rate == tax.rate) {
                    Some(same) => *same = same.plus(&tax)?,
                    None => back.taxes.push(tax),
                }
            }
        }
        Ok(back)
    }
}

/// A section of a credit note says which one it is of: there it said what is credited.
fn named_after(mut section: SectionCharges, note: &Head) -> SectionCharges {
    for order in &mut section.orders {
        order.id.clone_from(&note.name);
        order.name.clone_from(&note.document_number);
        for family in &mut order.families {
            family.name.clone_from(&note.name);
        }
    }
    section
}

fn opposite_body(body: &Body) -> Body {
    Body {
        sections: body.sections.iter().map(opposite_section).collect(),
        taxes: body.taxes.iter().map(opposite_tax).collect(),
        summary: Summary {
            charges: body.summary.charges.negated(),
            credits: body.summary.credits.negated(),
            credits_applied: body.summary.credits_applied.negated(),
            subtotal: body.summary.subtotal.negated(),
            tax: body.summary.tax.negated(),
            total: body.summary.total.negated(),
            savings: Money::zero(body.summary.total.currency()),
        },
        publishers: body.publishers.clone(),
    }
}

fn opposite_section(section: &SectionCharges) -> SectionCharges {
    SectionCharges {
        orders: section.orders.iter().map(opposite_order).collect(),
        rounding: section.rounding.as_ref().map(opposite_line),
        sums: opposite_sums(section.sums),
        ..section.clone()
    }
}

fn opposite_order(order: &OrderCharges) -> OrderCharges {
    OrderCharges {
        families: order.families.iter().map(opposite_family).collect(),
        sums: opposite_sums(order.sums),
        ..order.clone()
    }
}

fn opposite_family(family: &FamilyCharges) -> FamilyCharges {
    FamilyCharges {
        name: family.name.clone(),
        lines: family.lines.iter().map(opposite_line).collect(),
        sums: opposite_sums(family.sums),
    }
}

/// The price stays: what is taken back is the quantity.
fn opposite_line(line: &Line) -> Line {
    Line {
        quantity: line.quantity.map(opposite),
        included: line.included.map(opposite),
        cost: opposite(line.cost),
        amount: line.amount.negated(),
        tax: line.tax.negated(),
        total: line.total.negated(),
        ..line.clone()
    }
}

const fn opposite_sums(sums: Sums) -> Sums {
    Sums {
        charges: sums.charges.negated(),
        credits: sums.credits.negated(),
        tax: sums.tax.negated(),
        total: sums.total.negated(),
    }
}

fn opposite_tax(tax: &TaxSubtotal) -> TaxSubtotal {
    TaxSubtotal {
        rate: tax.rate,
        taxable: tax.taxable.negated(),
        tax: tax.tax.negated(),
        converted: tax.converted.as_ref().map(|it| Converted {
            amount: it.amount.negated(),
            ..it.clone()
        }),
    }
}

const fn opposite(exact: Exact) -> Exact {
    Exact::from_atto(-exact.atto())
}
