//! Usage to a file of rows: columns, cells, packing. It streams: rows come in their order, and bytes
//! are taken as they get ready.

mod cells;
mod details;
mod extra;
mod focus;
mod layout;
mod line;
mod mca;
mod mosp;
mod packing;
mod summary;
#[cfg(test)]
mod tests;

use billing::AgreementType;
use billing::exact::ExactError;
use billing::usage::{ByteOrderMark, Formulas, UsageAccount, UsageFormat, UsageOptions, UsageRow};
use cells::{Cells, MARK};
use extra::Extra;
use layout::Layout;
use line::Line;

pub use packing::Packed;
pub use summary::reconciliation_csv;

/// Writes the rows of one file, as plain bytes.
#[derive(Debug)]
pub struct UsageWriter {
    account: UsageAccount,
    options: UsageOptions,
    layout: Layout,
    /// The rows of one day, meter and resource so far, put together.
    pending: Option<Line>,
    /// How many rows were written.
    written: u64,
}

impl UsageWriter {
    /// A writer of the columns that the format has under the account's agreement.
    pub fn new(account: UsageAccount, options: UsageOptions) -> Self {
        let layout = match (options.format, account.agreement) {
            (UsageFormat::Focus, _) => focus::FOCUS,
            (_, AgreementType::Mca) => mca::MCA,
            (_, AgreementType::Mpa) => mca::MPA,
            (_, AgreementType::Mosp | AgreementType::Ea) => mosp::MOSP,
        };
        Self {
            account,
            options,
            layout,
            pending: None,
            written: 0,
        }
    }

    /// How many rows were written: those of one day, meter and resource are one.
    pub const fn written(&self) -> u64 {
        self.written
    }

    /// Writes what a file, and each part of it, begins with.
    pub fn begin(&self, out: &mut Vec<u8>) {
        if self.options.mark == ByteOrderMark::Written {
            out.extend_from_slice(MARK);
        }
        let mut cells = Cells::new(out, Formulas::AsTheyAre);
        for (name, _) in self.layout {
            cells.text(name);
        }
        cells.end();
    }

    /// Takes a row. It is written once the next one is of something else.
    ///
    /// # Errors
    /// Where a sum does not fit.
    pub fn row(&mut self, row: UsageRow, out: &mut Vec<u8>) -> Result<(), ExactError> {
        let line = Line {
            extra: Extra::read(&row.extra),
            row,
        };
        if self.options.format == UsageFormat::CostDetails
            && let Some(pending) = &mut self.pending
            && pending.is_of_same(&line)
        {
            return pending.add(&line);
        }
        self.end(out);
        self.pending = Some(line);
        Ok(())
    }

    /// Writes what is still to be written.
    pub fn end(&mut self, out: &mut Vec<u8>) {
        let Some(line) = self.pending.take() else {
            return;
        };
        self.written += 1;
        let mut cells = Cells::new(out, self.options.formulas);
        for (_, value) in self.layout {
            cells.value(value, &self.account, &line);
        }
        cells.end();
    }
}

/// What a file is called, without what its packing adds.
pub fn file_name(stem: &str, format: UsageFormat) -> String {
    match format {
        UsageFormat::CostDetails => format!("{stem}_usage.csv"),
        UsageFormat::Focus => format!("{stem}_focus.csv"),
    }
}
