//! Taking in cost and usage: rows a second, and memory, which must not grow with the file.

use std::fs::File;
use std::io::{BufReader, BufWriter, Read, Write};
use std::path::Path;
use std::process::Stdio;

use anyhow::{Context, Result};
use flate2::Compression;
use flate2::bufread::GzDecoder;
use flate2::write::GzEncoder;

use super::watched::Watched;
use super::{Figure, Size, Subject};
use crate::places;

const SAMPLE_ROWS: usize = 1_000;
const ROWS_PER_SECOND_MIN: u64 = 20_000;
const MEMORY_MAX_MB: u64 = 200;

pub fn measure(subject: &Subject) -> Result<Vec<Figure>> {
    let rows = match subject.size {
        Size::Short => 200_000,
        Size::Usual => 1_000_000,
    };
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("focus.csv.gz");
    write_many(&file, rows / SAMPLE_ROWS)?;
    let mut import = subject.reckoner(folder.path());
    import.arg("import").arg(&file).stdout(Stdio::null());
    import.args(["--directory", "Measured", "--create-accounts"]);
    let end = Watched::start(&mut import)?.watch(|_| {})?;
    let rows_per_second = (rows as f64 / end.elapsed.as_secs_f64()) as u64;
    let memory_mb = end.memory_peak_kb / 1024;
    Ok(vec![
        Figure {
            benchmark: format!("import of {rows} rows of the FOCUS sample, SQLite"),
            figure: format!("{rows_per_second} rows/s"),
            wanted: format!("≥ {ROWS_PER_SECOND_MIN}, aim 50000"),
            is_met: rows_per_second >= ROWS_PER_SECOND_MIN,
        },
        Figure {
            benchmark: "  peak memory".to_owned(),
            figure: format!("{memory_mb} MB"),
            wanted: format!("< {MEMORY_MAX_MB} MB"),
            is_met: memory_mb < MEMORY_MAX_MB,
        },
    ])
}

/// The sample's rows many times over: its header, then its body again and again, each a member of
/// one gzip file.
pub fn write_many(file: &Path, times: usize) -> Result<()> {
    let sample = places::root().join("crates/actions/demo/focus-1.0-sample.csv.gz");
    let opened = File::open(&sample).context("the FOCUS sample is missing")?;
    let mut text = String::new();
    GzDecoder::new(BufReader::new(opened)).read_to_string(&mut text)?;
    let (header, body) = text.split_once('\n').context("the sample has no header")?;
    let header = member(&format!("{header}\n"))?;
    let body = member(body)?;
    let mut out = BufWriter::new(File::create(file)?);
    out.write_all(&header)?;
    for _ in 0..times {
        out.write_all(&body)?;
    }
    out.flush()?;
    Ok(())
}

fn member(text: &str) -> Result<Vec<u8>> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
    gzip.write_all(text.as_bytes())?;
    Ok(gzip.finish()?)
}
