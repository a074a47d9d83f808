//! The file itself: surveyed once, then read row by row on a thread of its own.

use super::columns::Columns;
use super::faults::Fault;
use super::file;
use super::row::{Read as Outcome, Row, RowReader};
use super::survey::Survey;
use super::{ImportOptions, Report};
use crate::Failure;
use csv::{ByteRecord, Reader};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

const BATCH_ROWS: usize = 1_000;
const BATCHES_WAITING_MAX: usize = 8;

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
        let survey = tokio::task::spawn_blocking(move || Survey::of(&path, &options));
        survey.await.map_err(stopped)?
    }

    /// Begins to read rows.
    pub fn read(self, survey: &Survey) -> Reading {
        let (sender, batches) = mpsc::channel(BATCHES_WAITING_MAX);
        let shift_months = survey.shift_months;
        let thread = tokio::task::spawn_blocking(move || self.read_all(shift_months, &sender));
        Reading { batches, thread }
    }

    fn read_all(self, shift_months: i32, sender: &mpsc::Sender<Batch>) -> Result<Report, Failure> {
        let bytes = Arc::new(AtomicU64::new(0));
        let mut csv = file::csv(file::open(&self.path, Arc::clone(&bytes))?);
        let mut rows = Rows {
            reader: RowReader {
                columns: Columns::find(&file::header(&mut csv, &self.path)?, &self.options)?,
                only: self.options.only.clone().map(|(_, value)| value),
                shift_months,
                rounded: 0,
            },
            report: Report::default(),
            batch: Batch::default(),
        };
        let ended = self.read_rows(&mut csv, &mut rows, &bytes, sender);
        let has_none = rows.is_empty();
        // Faults before the place where a file breaks off are told too. Nobody listens any more
        // only when the import was given up.
        drop(sender.blocking_send(rows.batch));
        ended?;
        match has_none {
            true => Err(file::refused(&self.path, "it has no rows")),
            false => Ok(Report {
                rounded: rows.reader.rounded,
                ..rows.report
            }),
        }
    }

    fn read_rows<R: std::io::Read>(
        &self,
        csv: &mut Reader<R>,
        rows: &mut Rows,
        bytes: &AtomicU64,
        sender: &mpsc::Sender<Batch>,
    ) -> Result<(), Failure> {
        let bytes_total = std::fs::metadata(&self.path).map_or(0, |it| it.len());
        let mut record = ByteRecord::new();
        while file::next_record(csv, &mut record, &self.path)? {
            rows.add(&record);
            if rows.batch.rows.len() + rows.batch.faults.len() < BATCH_ROWS {
                continue;
            }
            (self.progress)(Progress {
                bytes: bytes.load(Ordering::Relaxed),
                bytes_total,
            });
            let batch = std::mem::take(&mut rows.batch);
            if sender.blocking_send(batch).is_err() {
                return Ok(());
            }
        }
        Ok(())
    }
}

/// The rows read so far: those on their way, and the figures of all.
struct Rows {
    reader: RowReader,
    report: Report,
    batch: Batch,
}

impl Rows {
    fn add(&mut self, record: &ByteRecord) {
        let line = record.position().map_or(0, csv::Position::line);
        match self.reader.read(record, line) {
            Ok(Outcome::Row(row)) => {
                self.report.rows += 1;
                self.batch.rows.push(*row);
            }
            Ok(Outcome::Tax) => self.report.tax_rows += 1,
            Ok(Outcome::Other) => self.report.other_rows += 1,
            Err(faults) => self.batch.faults.extend(faults),
        }
    }

    fn is_empty(&self) -> bool {
        let report = &self.report;
        report.rows + report.tax_rows + report.other_rows == 0 && self.batch.faults.is_empty()
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
