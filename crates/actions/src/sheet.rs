//! Files of rows that spreadsheets open: CSV by RFC 4180 in UTF-8, with the mark by which they see
//! that it is.

use crate::Refusal;
use csv::{Terminator, Writer, WriterBuilder};

/// What a spreadsheet would take for a formula when a cell begins with it.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A file being written.
pub(crate) struct Sheet(Writer<Vec<u8>>);

impl Sheet {
    /// A file with the heads of its columns.
    pub fn new<const COLUMNS: usize>(head: [&str; COLUMNS]) -> Result<Self, Refusal> {
        let mut rows = WriterBuilder::new();
        let rows = rows.terminator(Terminator::CRLF);
        let mut sheet = Self(rows.from_writer("\u{feff}".as_bytes().to_vec()));
        sheet.row(head.map(str::to_owned))?;
        Ok(sheet)
    }

    /// Adds a row.
    pub fn row<const COLUMNS: usize>(&mut self, row: [String; COLUMNS]) -> Result<(), Refusal> {
        let written = self.0.write_record(row);
        written.map_err(|cause| Refusal::broken(&cause))
    }

    /// The file.
    pub fn finish(self) -> Result<Vec<u8>, Refusal> {
        let written = self.0.into_inner();
        written.map_err(|cause| Refusal::broken(&cause))
    }
}

/// A text that somebody typed, kept from being taken for a formula.
pub(crate) fn typed(text: &str) -> String {
    match text.starts_with(FORMULA) {
        true => format!("'{text}"),
        false => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_end_as_the_standard_says_and_formulas_do_not_run() {
        let mut sheet = Sheet::new(["Name", "Amount"]).expect("written");
        let row = [typed("=1+1, \"no\""), "-1.20".to_owned()];
        sheet.row(row).expect("written");
        let text = String::from_utf8(sheet.finish().expect("written")).expect("text");
        assert_eq!(
            text,
            "\u{feff}Name,Amount\r\n\"'=1+1, \"\"no\"\"\",-1.20\r\n"
        );
    }
}
