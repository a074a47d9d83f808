//! Opening a file, plain or gzip, as records of CSV.

use crate::Failure;
use csv::{ByteRecord, Reader, ReaderBuilder};
use flate2::bufread::MultiGzDecoder;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

const BUFFER_BYTES: usize = 1 << 18;

/// The content of a file, whatever it was packed in.
pub type Content = Box<dyn Read + Send>;

struct Counted {
    file: File,
    bytes: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.file.read(buffer)?;
        self.bytes.fetch_add(length as u64, Ordering::Relaxed);
        Ok(length)
    }
}

/// Opens the file, counting the bytes read of it; gzip is known by its first two.
pub fn open(path: &Path, bytes: Arc<AtomicU64>) -> Result<Content, Failure> {
    let file = File::open(path).map_err(|cause| refused(path, cause))?;
    let mut file = BufReader::with_capacity(BUFFER_BYTES, Counted { file, bytes });
    let start = file.fill_buf().map_err(|cause| refused(path, cause))?;
    if start.is_empty() {
        return Err(refused(path, "it is empty"));
    }
    Ok(match start.starts_with(&[0x1f, 0x8b]) {
        true => Box::new(MultiGzDecoder::new(file)),
        false => Box::new(file),
    })
}

/// Reads content as CSV. Rows of the wrong length are told as faults, so they are let through.
pub fn csv<R: Read>(content: R) -> Reader<R> {
    ReaderBuilder::new()
        .flexible(true)
        .buffer_capacity(BUFFER_BYTES)
        .from_reader(content)
}

/// The names of the columns.
pub fn header<R: Read>(csv: &mut Reader<R>, path: &Path) -> Result<ByteRecord, Failure> {
    let header = csv
        .byte_headers()
        .map_err(|cause| unreadable(path, &cause))?;
    match header.is_empty() {
        true => Err(refused(path, "it is empty")),
        false => Ok(header.clone()),
    }
}

/// Reads the next row; false at the end of the file.
pub fn next_record<R: Read>(
    csv: &mut Reader<R>,
    record: &mut ByteRecord,
    path: &Path,
) -> Result<bool, Failure> {
    csv.read_byte_record(record)
        .map_err(|cause| unreadable(path, &cause))
}

fn unreadable(path: &Path, cause: &csv::Error) -> Failure {
    match cause.kind() {
        csv::ErrorKind::Io(io) if io.kind() == io::ErrorKind::UnexpectedEof => {
            refused(path, "the gzip file is cut short")
        }
        csv::ErrorKind::Io(io) if io.kind() == io::ErrorKind::InvalidInput => {
            refused(path, "the gzip file is damaged")
        }
        _ => refused(path, cause),
    }
}

/// Nothing of the file is taken.
pub fn refused(path: &Path, why: impl std::fmt::Display) -> Failure {
    Failure::new(format!(
        "Nothing was imported of {}: {why}.",
        path.display()
    ))
}
