//! One look through a file before any row is taken: what it is known by, and how its dates move.

use super::ImportOptions;
use super::columns::Columns;
use super::fields::text_of;
use super::file::{self, Content};
use super::moment::parse_moment;
use super::targets::Targets;
use crate::Failure;
use billing::Month;
use csv::ByteRecord;
use sha2::{Digest, Sha256};
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

/// What one look through the file tells.
#[derive(Debug, Clone)]
pub struct Survey {
    /// The hash of its content, unpacked: the same whether it came as gzip or plain.
    content: String,
    /// By how many months its dates move.
    pub shift_months: i32,
}

impl Survey {
    /// Reads the file through.
    pub fn of(path: &Path, options: &ImportOptions) -> Result<Self, Failure> {
        let mut content = Hashed {
            content: file::open(path, Arc::default())?,
            hash: Sha256::new(),
        };
        let earliest = match options.shift_to {
            Some(_) => earliest_month(&mut content, path, options)?,
            None => None,
        };
        let moved = options.shift_to.zip(earliest);
        // A file that breaks off is refused by whoever reads its rows, after the faults before it.
        drop(io::copy(&mut content, &mut io::sink()));
        Ok(Self {
            content: hex(content.hash),
            shift_months: moved.map_or(0, |(to, from)| to.months_since(from)),
        })
    }

    /// What makes two imports the same: content, target and options. The target counts as what it
    /// was found to be, not as the words that named it.
    pub fn fingerprint(&self, targets: &Targets, options: &ImportOptions) -> String {
        let only = options.only.as_ref();
        let only = only.map(|(column, value)| (column.to_lowercase(), value));
        let shift_to = options.shift_to;
        let same = format!("{} {:?} {only:?} {shift_to:?}", self.content, targets.key());
        hex(Sha256::new().chain_update(same))
    }
}

fn hex(hash: Sha256) -> String {
    let bytes = hash.finalize();
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The month of the earliest charge, as far as the file can be read.
fn earliest_month(
    content: &mut Hashed,
    path: &Path,
    options: &ImportOptions,
) -> Result<Option<Month>, Failure> {
    let mut csv = file::csv(content);
    let header = file::header(&mut csv, path)?;
    let place = Columns::find(&header, options)?.charge_period_start;
    let mut earliest = None;
    let mut record = ByteRecord::new();
    while let Ok(true) = file::next_record(&mut csv, &mut record, path) {
        let moment = text_of(&record, Some(place)).and_then(parse_moment);
        earliest = earliest.into_iter().chain(moment).min();
    }
    Ok(earliest.map(|it| Month::of(it.date_naive())))
}

/// Hashes what is read through it.
struct Hashed {
    content: Content,
    hash: Sha256,
}

impl Read for Hashed {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.content.read(buffer)?;
        self.hash.update(&buffer[..length]);
        Ok(length)
    }
}
