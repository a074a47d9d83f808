//! The file itself: plain or gzip, surveyed once, then read row by row on a thread of its own.

use super::columns::Columns;
use super::faults::Fault;
use super::moment::parse_moment;
use super::row::{Read as Outcome, Row, RowReader, text_of};
use super::{ImportOptions, Report};
use crate::Failure;
use billing::Month;
use csv::{ByteRecord, Reader, ReaderBuilder};
use flate2::bufread::MultiGzDecoder;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

const BATCH_ROWS: usize = 1_000;
const BATCHES_WAITING_MAX: usize = 8;
const BUFFER_BYTES: usize = 1 << 18;

/// How far the reading is.
#[derive(Debug, Clone, Copy)]
pub struct Progress {
    /// Bytes of the file read so far.
    pub bytes: u64,
    /// All its bytes.
    pub bytes_total: u64,
}

/// A file and what to take of it.
pub struct Source {
    path: PathBuf,
    options: ImportOptions,
    progress: Arc<dyn Fn(Progress) + Send + Sync>,
}

/// What one look through the file tells.
#[derive(Debug, Clone)]
pub struct Survey {
    /// What makes two imports the same: content, target and options.
    pub fingerprint: String,
    shift_months: i32,
}

/// Some rows, and what was wrong with others.
#[derive(Default)]
pub struct Batch {
    pub rows: Vec<Row>,
    pub faults: Vec<Fault>,
}

/// The rows as they come from the reading thread.
pub struct Reading {
    batches: mpsc::Receiver<Batch>,
    thread: JoinHandle<Result<Report, Failure>>,
}

impl Source {
    /// Names the file; nothing is read yet.
    pub fn open(
        path: PathBuf,
        options: ImportOptions,
        progress: impl Fn(Progress) + Send + Sync + 'static,
    ) -> Self {
        Self {
            path,
            options,
            progress: Arc::new(progress),
        }
    }

    /// Reads the file through: its fingerprint, and by how many months its dates move.
    pub async fn survey(&self) -> Result<Survey, Failure> {
        let (path, options) = (self.path.clone(), self.options.clone());
        let survey = tokio::task::spawn_blocking(move || survey(&path, &options));
        survey.await.map_err(stopped)?
    }

    /// Begins to read rows.
    pub fn read(self, survey: &Survey) -> Result<Reading, Failure> {
        let (sender, batches) = mpsc::channel(BATCHES_WAITING_MAX);
        let shift_months = survey.shift_months;
        let thread = tokio::task::spawn_blocking(move || self.read_all(shift_months, &sender));
        Ok(Reading { batches, thread })
    }

    fn read_all(self, shift_months: i32, sender: &mpsc::Sender<Batch>) -> Result<Report, Failure> {
        let bytes_total = std::fs::metadata(&self.path).map_or(0, |it| it.len());
        let bytes = Arc::new(AtomicU64::new(0));
        let mut csv = open_csv(&self.path, Arc::clone(&bytes))?;
        let only = self.options.only.clone();
        let (column, only) = only.unzip();
        let mut reader = RowReader {
            columns: Columns::find(&header(&mut csv, &self.path)?, column.as_deref())?,
            only,
            shift_months,
            rounded: 0,
        };
        let mut report = Report::default();
        let mut batch = Batch::default();
        let mut record = ByteRecord::new();
        while next_record(&mut csv, &mut record, &self.path)? {
            let line = record.position().map_or(0, csv::Position::line);
            match reader.read(&record, line) {
                Ok(Outcome::Row(row)) => {
                    report.rows += 1;
                    batch.rows.push(*row);
                }
                Ok(Outcome::Tax) => report.tax_rows += 1,
                Ok(Outcome::Other) => report.other_rows += 1,
                Err(faults) => batch.faults.extend(faults),
            }
            if batch.rows.len() + batch.faults.len() >= BATCH_ROWS {
                (self.progress)(Progress {
                    bytes: bytes.load(Ordering::Relaxed),
                    bytes_total,
                });
                if sender.blocking_send(std::mem::take(&mut batch)).is_err() {
                    return Ok(report);
                }
            }
        }
        if report.rows + report.tax_rows + report.other_rows == 0 && batch.faults.is_empty() {
            return Err(refused(&self.path, "it has no rows"));
        }
        report.rounded = reader.rounded;
        // Nobody listens any more only when the import was given up.
        drop(sender.blocking_send(batch));
        Ok(report)
    }
}

impl Reading {
    /// The next rows; nothing when the file is at its end.
    pub async fn next(&mut self) -> Option<Batch> {
        self.batches.recv().await
    }

    /// What the reading thread counted, or why it stopped.
    pub async fn finish(self) -> Result<Report, Failure> {
        self.thread.await.map_err(stopped)?
    }
}

fn stopped(cause: tokio::task::JoinError) -> Failure {
    Failure::new(format!("The import stopped: {cause}"))
}

fn refused(path: &Path, why: impl std::fmt::Display) -> Failure {
    Failure::new(format!(
        "Nothing was imported of {}: {why}.",
        path.display()
    ))
}

fn survey(path: &Path, options: &ImportOptions) -> Result<Survey, Failure> {
    let mut hash = Sha256::new();
    let mut file = File::open(path).map_err(|cause| refused(path, cause))?;
    let mut buffer = vec![0; BUFFER_BYTES];
    loop {
        match file
            .read(&mut buffer)
            .map_err(|cause| refused(path, cause))?
        {
            0 => break,
            length => hash.update(&buffer[..length]),
        }
    }
    hash.update(format!("{:?} {:?}", options.only, options.into));
    hash.update(format!("{:?} {:?}", options.shift_to, options.directory));
    let shift_months = match options.shift_to {
        Some(month) => month.months_since(earliest_month(path)?),
        None => 0,
    };
    let fingerprint = hash
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    Ok(Survey {
        fingerprint,
        shift_months,
    })
}

fn earliest_month(path: &Path) -> Result<Month, Failure> {
    let mut csv = open_csv(path, Arc::default())?;
    let place = Columns::find(&header(&mut csv, path)?, None)?.charge_period_start;
    let mut earliest = None;
    let mut record = ByteRecord::new();
    while next_record(&mut csv, &mut record, path)? {
        let moment = text_of(&record, Some(place)).and_then(parse_moment);
        earliest = earliest.into_iter().chain(moment).min();
    }
    let day = earliest.ok_or_else(|| refused(path, "it has no row with a ChargePeriodStart"))?;
    Ok(Month::of(day.date_naive()))
}

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

type Csv = Reader<Box<dyn Read + Send>>;

/// Opens the file; gzip is known by its first two bytes.
fn open_csv(path: &Path, bytes: Arc<AtomicU64>) -> Result<Csv, Failure> {
    let file = File::open(path).map_err(|cause| refused(path, cause))?;
    let mut file = BufReader::with_capacity(BUFFER_BYTES, Counted { file, bytes });
    let start = file.fill_buf().map_err(|cause| refused(path, cause))?;
    if start.is_empty() {
        return Err(refused(path, "it is empty"));
    }
    let plain: Box<dyn Read + Send> = match start.starts_with(&[0x1f, 0x8b]) {
        true => Box::new(MultiGzDecoder::new(file)),
        false => Box::new(file),
    };
    Ok(ReaderBuilder::new()
        .flexible(true)
        .buffer_capacity(BUFFER_BYTES)
        .from_reader(plain))
}

fn header(csv: &mut Csv, path: &Path) -> Result<ByteRecord, Failure> {
    let header = csv
        .byte_headers()
        .map_err(|cause| unreadable(path, &cause))?;
    match header.is_empty() {
        true => Err(refused(path, "it is empty")),
        false => Ok(header.clone()),
    }
}

fn next_record(csv: &mut Csv, record: &mut ByteRecord, path: &Path) -> Result<bool, Failure> {
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
