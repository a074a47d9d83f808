//! A file of usage of a large invoice: rows a second from both databases, beside what PostgreSQL's own
//! copying reaches, the memory it takes, and what readers of the portal notice of it.

use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use super::import::write_many;
use super::latency::portal::Portal;
use super::postgres::Postgres;
use super::usage::AS_OF;
use super::watched::Watched;
use super::{Figure, Size, Subject};
use crate::command::{ask, must};

const SAMPLE_ROWS: usize = 1_000;
const SQLITE_MIN: f64 = 50_000.0;
/// Of what `\copy` reaches on the same charges.
const POSTGRES_SHARE_MIN: f64 = 1.0 / 3.0;
const MEMORY_MAX_MB: u64 = 200;
const SLOWER_MAX: f64 = 2.0;
const REQUESTS: usize = 300;

pub fn measure(subject: &Subject) -> Result<Vec<Figure>> {
    let rows = match subject.size {
        Size::Short => 200_000,
        Size::Usual => 1_000_000,
    };
    let folder = tempfile::tempdir()?;
    let sqlite = export(subject, folder.path(), rows)?;
    let postgres = Postgres::start()?;
    let over = Subject {
        program: subject.program.clone(),
        size: subject.size,
        database: Some(postgres.database("usage")?),
    };
    let beside = tempfile::tempdir()?;
    let exported = export(&over, beside.path(), rows)?;
    let copied = copy(&postgres, rows)?;
    let share = exported.rows_per_second / copied;
    let memory_mb = sqlite.memory_peak_kb.max(exported.memory_peak_kb) / 1_024;
    let mut figures = vec![
        Figure {
            benchmark: format!("usage of {rows} rows, SQLite"),
            figure: format!("{:.0} rows/s", sqlite.rows_per_second),
            wanted: format!("≥ {SQLITE_MIN}"),
            is_met: sqlite.rows_per_second >= SQLITE_MIN,
        },
        Figure {
            benchmark: "  PostgreSQL, beside \\copy of the same rows".to_owned(),
            figure: format!(
                "{:.0} rows/s, {:.2} of {copied:.0}",
                exported.rows_per_second, share
            ),
            wanted: format!("≥ {POSTGRES_SHARE_MIN:.2}, aim 0.50"),
            is_met: share >= POSTGRES_SHARE_MIN,
        },
        Figure {
            benchmark: "  peak memory".to_owned(),
            figure: format!("{memory_mb} MB"),
            wanted: format!("< {MEMORY_MAX_MB} MB"),
            is_met: memory_mb < MEMORY_MAX_MB,
        },
    ];
    figures.push(beside_readers(subject, rows)?);
    Ok(figures)
}

struct Exported {
    rows_per_second: f64,
    memory_peak_kb: u64,
}

/// Takes the sample in many times over, bills it, and writes the usage of each invoice.
fn export(subject: &Subject, folder: &Path, rows: usize) -> Result<Exported> {
    let file = folder.join("focus.csv.gz");
    write_many(&file, rows / SAMPLE_ROWS)?;
    let mut import = subject.reckoner(folder);
    import.arg("import").arg(&file).stdout(Stdio::null());
    must(import.args(["--directory", "Measured", "--create-accounts"]))?;
    fs::remove_file(&file)?;
    let mut bill = subject.reckoner(folder);
    must(
        bill.args(["bill", "--as-of", AS_OF, "--no-render"])
            .stdout(Stdio::null()),
    )?;
    let invoices = ask(subject.reckoner(folder).args(["invoices", "--json"]))?;
    let names = invoices.lines().filter_map(name_of);
    let (mut elapsed, mut memory_peak_kb) = (Duration::ZERO, 0);
    for name in names {
        let mut usage = subject.reckoner(folder);
        usage.args(["usage", name, "--out", "usage.csv"]);
        let end = Watched::start(usage.stdout(Stdio::null()))?.watch(|_| {})?;
        elapsed += end.elapsed;
        memory_peak_kb = memory_peak_kb.max(end.memory_peak_kb);
    }
    Ok(Exported {
        rows_per_second: rows as f64 / elapsed.as_secs_f64(),
        memory_peak_kb,
    })
}

fn name_of(line: &str) -> Option<&str> {
    line.split("\"name\":\"").nth(1)?.split('"').next()
}

/// What the database itself takes to give the same rows out, in the same order: rows a second.
fn copy(postgres: &Postgres, rows: usize) -> Result<f64> {
    let begun = Instant::now();
    let select = "SELECT * FROM charges ORDER BY account_id, invoice_id, subscription_id, \
                  starts_at / 86400, item_id, starts_at, id";
    let copy = format!("\\copy ({select}) TO '/dev/null'");
    must(postgres.psql("usage").args(["--command", &copy]))?;
    Ok(rows as f64 / begun.elapsed().as_secs_f64())
}

/// The slowest hundredth of what readers wait for, while a file is made and while none is.
fn beside_readers(subject: &Subject, rows: usize) -> Result<Figure> {
    let folder = tempfile::tempdir()?;
    must(
        subject
            .reckoner(folder.path())
            .arg("demo")
            .stdout(Stdio::null()),
    )?;
    let file = folder.path().join("focus.csv.gz");
    write_many(&file, rows / SAMPLE_ROWS)?;
    let mut import = subject.reckoner(folder.path());
    import.arg("import").arg(&file).stdout(Stdio::null());
    import.args(["--into", "Contoso Ltd/Billing profile 02"]);
    must(import.args(["--shift-to", "2026-11"]))?;
    let portal = Portal::serve(subject, folder.path())?;
    portal.sign_in("anna@contoso.example", "demo")?;
    let account = portal.account("Contoso Ltd")?;
    let page = format!("{account}/invoices");
    let alone = slowest(&portal, &page, || Ok(true))?;
    let usage = format!("{account}/usage");
    let form = [
        ("scope", "account"),
        ("from", "2026-11-01"),
        ("to", "2026-11-30"),
    ];
    let made = portal.post(&usage, &form)?;
    let name = made.split("Usage file ").nth(1).and_then(|it| {
        it.split(|letter: char| !letter.is_ascii_alphanumeric())
            .next()
    });
    let file = format!("{usage}/{}", name.context("a file is made")?);
    let is_at_work = || Ok(portal.get(&file)?.contains("http-equiv=\"refresh\""));
    let beside = slowest(&portal, &page, is_at_work)?;
    let ratio = beside.as_secs_f64() / alone.as_secs_f64();
    let milliseconds = |it: Duration| it.as_secs_f64() * 1_000.0;
    Ok(Figure {
        benchmark: "  invoice list meanwhile: p99 against without".to_owned(),
        figure: format!(
            "{:.1} ms against {:.1} ms, {ratio:.2} times",
            milliseconds(beside),
            milliseconds(alone)
        ),
        wanted: format!("≤ {SLOWER_MAX} times"),
        is_met: ratio <= SLOWER_MAX,
    })
}

/// The slowest hundredth of many requests, as long as something goes on.
fn slowest(portal: &Portal, page: &str, goes_on: impl Fn() -> Result<bool>) -> Result<Duration> {
    let mut times = Vec::with_capacity(REQUESTS);
    while times.len() < REQUESTS && (times.len() % 50 != 0 || goes_on()?) {
        let begun = Instant::now();
        portal.get(page)?;
        times.push(begun.elapsed());
    }
    anyhow::ensure!(times.len() >= 50, "the file was made before anybody looked");
    times.sort_unstable();
    Ok(times[(times.len() * 99).div_ceil(100) - 1])
}
