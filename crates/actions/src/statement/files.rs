//! A statement as rows for a spreadsheet: what happened, and how old what is open is.

use super::{StatementPage, TypedStatement};
use crate::Refusal;
use crate::sheet::{Sheet, typed};
use billing::invoice::{CorrectionKind, InvoiceKind};
use billing::statement::{Aged, Series, Statement, What};
use chrono::NaiveDate;

/// What a statement can be taken along as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatementFile {
    /// What happened, as CSV.
    Csv,
    /// How old what is open is, as CSV.
    AgeingCsv,
    /// Both, to print.
    Pdf,
}

const LEDGER: [&str; 12] = [
    "Currency",
    "Date",
    "Type",
    "Document",
    "DocumentNumber",
    "Scope",
    "DueDate",
    "Way",
    "Reference",
    "SetOff",
    "Amount",
    "Balance",
];

const AGES: [&str; 10] = [
    "Date",
    "Series",
    "Currency",
    "NotDue",
    "PastDue1To30",
    "PastDue31To60",
    "PastDue61To90",
    "PastDueOver90",
    "Open",
    "CreditsKept",
];

/// The cells of a row between its type and its amount.
#[derive(Default)]
struct Cells {
    document: String,
    number: String,
    scope: String,
    due: String,
    way: String,
    reference: String,
    set_off: String,
}

/// Each currency with its opening balance, a row for each thing that happened, and its closing one.
pub fn statement_csv(statement: &Statement) -> Result<Vec<u8>, Refusal> {
    let mut sheet = Sheet::new(LEDGER)?;
    let period = statement.period;
    for ledger in &statement.ledgers {
        let currency = ledger.opening.currency().to_string();
        let mut row = |on: NaiveDate, kind: &str, cells: Cells, amount: String, balance| {
            let head = [currency.clone(), on.to_string(), kind.to_owned()];
            let [currency, on, kind] = head;
            sheet.row([
                currency,
                on,
                kind,
                cells.document,
                cells.number,
                typed(&cells.scope),
                cells.due,
                cells.way,
                typed(&cells.reference),
                cells.set_off,
                amount,
                balance,
            ])
        };
        let nothing = String::new;
        let opening = ledger.opening.decimal();
        row(
            period.start,
            "OpeningBalance",
            Cells::default(),
            nothing(),
            opening,
        )?;
        for line in &ledger.lines {
            let (kind, cells) = cells_of(&line.entry.what);
            let amount = line.entry.change.decimal();
            row(line.entry.on, kind, cells, amount, line.balance.decimal())?;
        }
        let closing = ledger.closing.decimal();
        row(
            period.end,
            "ClosingBalance",
            Cells::default(),
            nothing(),
            closing,
        )?;
    }
    sheet.finish()
}

fn cells_of(what: &What) -> (&'static str, Cells) {
    match what {
        What::Document {
            name,
            number,
            correction,
            kind,
            scope,
            due_date,
        } => {
            let cells = Cells {
                number: number.clone(),
                scope: scope.clone(),
                due: due_date.to_string(),
                ..Cells::of(Some(name), None)
            };
            (document_type(*kind, *correction), cells)
        }
        What::Payment {
            way,
            reference,
            invoice,
        } => {
            let way = way.to_string();
            let cells = Cells::of(Some(invoice), reference.as_ref());
            ("Payment", Cells { way, ..cells })
        }
        What::Prepayment { reference } => ("Prepayment", Cells::of(None, reference.as_ref())),
        What::SetOff {
            amount,
            of,
            invoice,
        } => {
            let set_off = amount.decimal();
            let cells = Cells::of(Some(invoice), of.as_ref());
            ("SetOff", Cells { set_off, ..cells })
        }
        What::Refund {
            way,
            reason,
            invoice,
        } => {
            let way = way.to_string();
            let cells = Cells::of(invoice.as_ref(), Some(reason));
            ("Refund", Cells { way, ..cells })
        }
    }
}

impl Cells {
    fn of(document: Option<&String>, reference: Option<&String>) -> Self {
        Self {
            document: document.cloned().unwrap_or_default(),
            reference: reference.cloned().unwrap_or_default(),
            ..Self::default()
        }
    }
}

const fn document_type(kind: InvoiceKind, correction: Option<CorrectionKind>) -> &'static str {
    match (correction, kind) {
        (Some(CorrectionKind::Void), _) => "VoidNote",
        (_, InvoiceKind::CreditNote) => "CreditNote",
        _ => "Invoice",
    }
}

/// A row for each series and currency with anything open or kept.
pub fn ageing_csv(statement: &Statement) -> Result<Vec<u8>, Refusal> {
    let mut sheet = Sheet::new(AGES)?;
    for row in statement.ageing.rows() {
        sheet.row(aged(statement.period.end, row))?;
    }
    sheet.finish()
}

fn aged(on: NaiveDate, row: &Aged) -> [String; 10] {
    let [not_due, to_30, to_60, to_90, over_90] = row.open.map(|it| it.decimal());
    let series = match &row.series {
        Series::Account => "Account".to_owned(),
        Series::Purchases => "Purchases".to_owned(),
        Series::Part(name) => typed(name),
    };
    [
        on.to_string(),
        series,
        row.total.currency().to_string(),
        not_due,
        to_30,
        to_60,
        to_90,
        over_90,
        row.total.decimal(),
        row.kept.decimal(),
    ]
}

impl StatementFile {
    /// What to save it as.
    pub fn name(self, statement: &Statement) -> String {
        let of = match &statement.profile {
            Some(profile) => &profile.name,
            None => &statement.account.name,
        };
        let period = statement.period;
        match self {
            Self::Csv => format!("statement_{of}_{}_{}.csv", period.start, period.end),
            Self::AgeingCsv => format!("ageing_{of}_{}.csv", period.end),
            Self::Pdf => format!("statement_{of}_{}_{}.pdf", period.start, period.end),
        }
    }
}

impl StatementPage {
    /// What the page's files are asked for with.
    pub fn typed(&self) -> TypedStatement {
        TypedStatement {
            from: self.period.start.to_string(),
            to: self.period.end.to_string(),
            profile: self
                .profile
                .as_ref()
                .map(|it| it.name.clone())
                .unwrap_or_default(),
        }
    }
}
