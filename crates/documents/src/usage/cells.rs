//! Cells of comma-separated values (RFC 4180): quoted where they must be, lines ended as on the wire.

use super::layout::Value;
use super::line::Line;
use billing::usage::{Formulas, UsageAccount};
use std::io::Write;

/// The mark by which spreadsheets know UTF-8.
pub const MARK: &[u8] = b"\xef\xbb\xbf";

/// The cells of one line.
pub struct Cells<'a> {
    out: &'a mut Vec<u8>,
    formulas: Formulas,
    is_first: bool,
}

impl<'a> Cells<'a> {
    /// A line that is still empty.
    pub const fn new(out: &'a mut Vec<u8>, formulas: Formulas) -> Self {
        Self {
            out,
            formulas,
            is_first: true,
        }
    }

    /// Writes a column's value.
    pub fn value(&mut self, value: &Value, account: &UsageAccount, line: &Line) {
        match value {
            Value::Unknown => self.next(),
            Value::Account(text) => self.guarded(text(account)),
            Value::Text(text) => self.guarded(text(line)),
            Value::Word(word) => self.text(word(line)),
            Value::Made(text) => self.guarded(&text(account, line)),
            Value::Number(number) => match number(line) {
                Some(number) => self.written(format_args!("{number}")),
                None => self.next(),
            },
            Value::Day(day) => match day(line) {
                Some(day) => self.written(format_args!("{}", day.format("%m/%d/%Y"))),
                None => self.next(),
            },
            Value::Moment(moment) => {
                let moment = moment(line);
                self.written(format_args!("{}", moment.format("%Y-%m-%dT%H:%M:%SZ")));
            }
        }
    }

    /// Writes a text of ours.
    pub fn text(&mut self, text: &str) {
        self.next();
        self.quoted("", text);
    }

    /// Ends the line.
    pub fn end(self) {
        self.out.extend_from_slice(b"\r\n");
    }

    /// Writes a text of somebody else, which a spreadsheet may take for a formula.
    fn guarded(&mut self, text: &str) {
        self.next();
        let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
        let before = match self.formulas {
            Formulas::Disarmed if is_formula => "'",
            _ => "",
        };
        self.quoted(before, text);
    }

    fn quoted(&mut self, before: &str, text: &str) {
        let is_quoted = text
            .bytes()
            .any(|it| matches!(it, b'"' | b',' | b'\r' | b'\n'));
        if !is_quoted {
            self.out.extend_from_slice(before.as_bytes());
            self.out.extend_from_slice(text.as_bytes());
            return;
        }
        self.out.push(b'"');
        self.out.extend_from_slice(before.as_bytes());
        for byte in text.bytes() {
            if byte == b'"' {
                self.out.push(byte);
            }
            self.out.push(byte);
        }
        self.out.push(b'"');
    }

    fn written(&mut self, value: std::fmt::Arguments<'_>) {
        self.next();
        // Bytes in memory take whatever is written.
        self.out.write_fmt(value).ok();
    }

    fn next(&mut self) {
        match self.is_first {
            true => self.is_first = false,
            false => self.out.push(b','),
        }
    }
}
