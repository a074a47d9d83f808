//! Cost analysis over the usage of a year: what a reader waits for, whatever they ask for.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use anyhow::Result;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::latency::portal::Portal;
use super::{Figure, Size, Subject};
use crate::command::must;

const P95_MAX: Duration = Duration::from_millis(300);
const REQUESTS: usize = 100;
const REQUESTS_WARM: usize = 5;

/// A year up to the day that the portal is served on.
const MONTHS: [&str; 12] = [
    "2025-12", "2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06", "2026-07",
    "2026-08", "2026-09", "2026-10", "2026-11",
];
const DAYS: usize = 28;
const PROFILE: &str = "Contoso Ltd/Billing profile 02";

const HEADER: &str = "BillingAccountId,SubAccountId,SubAccountName,BillingCurrency,ChargeCategory,\
                      ChargePeriodStart,ChargePeriodEnd,ServiceCategory,ServiceName,RegionId,\
                      BilledCost,Tags\n";

/// What readers ask for: by day and by month, by what each charge has and by its tags.
const QUESTIONS: [(&str, &str); 5] = [
    ("this month by service", ""),
    (
        "a quarter by subscription, day by day",
        "?from=2026-09-01&to=2026-11-20&by=subscription",
    ),
    (
        "a year by region",
        "?from=2025-12-01&to=2026-11-20&by=region",
    ),
    (
        "a year of one service by tag",
        "?from=2025-12-10&to=2026-11-20&by=tag:team&service=Service+7",
    ),
    (
        "a month of one tag by service",
        "?from=2026-08-01&to=2026-08-31&tag:env=env-1",
    ),
];

pub fn measure(subject: &Subject) -> Result<Vec<Figure>> {
    let rows = match subject.size {
        Size::Short => 200_000,
        Size::Usual => 10_000_000,
    };
    let folder = tempfile::tempdir()?;
    must(
        subject
            .reckoner(folder.path())
            .arg("demo")
            .stdout(Stdio::null()),
    )?;
    let account = choose_tags(subject, folder.path())?;
    let begun = Instant::now();
    for month in MONTHS {
        take_in(subject, folder.path(), (month, rows / MONTHS.len()))?;
    }
    let rows_per_second = rows as f64 / begun.elapsed().as_secs_f64();
    let portal = Portal::serve(subject, folder.path())?;
    portal.sign_in("anna@contoso.example", "demo")?;
    let mut figures = vec![Figure {
        benchmark: format!("costs of {rows} rows of a year, taken in"),
        figure: format!("{rows_per_second:.0} rows/s"),
        wanted: String::new(),
        is_met: true,
    }];
    for (name, query) in QUESTIONS {
        let separator = if query.is_empty() { "?" } else { "&" };
        let page = format!("{account}/costs{query}{separator}currency=USD");
        let times = asked(&portal, &page)?;
        let p95 = times[(times.len() * 95).div_ceil(100) - 1];
        let milliseconds = |it: Duration| it.as_secs_f64() * 1_000.0;
        figures.push(Figure {
            benchmark: format!("  {name}: p50 and p95"),
            figure: format!(
                "{:.0} ms, {:.0} ms",
                milliseconds(times[times.len() / 2]),
                milliseconds(p95)
            ),
            wanted: format!("p95 < {} ms", P95_MAX.as_millis()),
            is_met: p95 < P95_MAX,
        });
    }
    Ok(figures)
}

fn choose_tags(subject: &Subject, folder: &Path) -> Result<String> {
    let portal = Portal::serve(subject, folder)?;
    portal.sign_in("anna@contoso.example", "demo")?;
    let account = portal.account("Contoso Ltd")?;
    let tags = format!("{account}/costs/tags");
    portal.post(&tags, &[("keys", "env\nteam\nproject")])?;
    Ok(account)
}

fn take_in(subject: &Subject, folder: &Path, (month, rows): (&str, usize)) -> Result<()> {
    let file = folder.join("month.csv.gz");
    let gzip = GzEncoder::new(BufWriter::new(File::create(&file)?), Compression::fast());
    write(gzip, month, rows)?;
    let mut import = subject.reckoner(folder);
    import.arg("import").arg(&file).stdout(Stdio::null());
    must(import.args(["--into", PROFILE]))?;
    Ok(std::fs::remove_file(file)?)
}

/// Fifty subscriptions, each with a team and its projects, in two of ten regions, with twenty services.
fn write(mut to: impl Write, month: &str, rows: usize) -> Result<()> {
    to.write_all(HEADER.as_bytes())?;
    for row in 0..rows {
        let subscription = row % 50;
        let service = row / 50 % 20;
        let region = (subscription + row / 1_000 % 2) % 10;
        let (env, team, project) = (row / 2_000 % 3, subscription / 3, subscription % 17);
        let day = row / 6_000 % DAYS + 1;
        let hour = row / 168_000 % 24;
        writeln!(
            to,
            "C,S-{subscription:04},Subscription {subscription},USD,Usage,\
             {month}-{day:02} {hour:02}:00:00,{month}-{day:02} {hour:02}:59:59,\
             Family {},Service {service},region-{region},0.{:06},\
             \"{{\"\"env\"\":\"\"env-{env}\"\",\"\"team\"\":\"\"team-{team}\"\",\
             \"\"project\"\":\"\"project-{project}\"\",\"\"row\"\":\"\"{row}\"\"}}\"",
            service / 4,
            row % 999_983,
        )?;
    }
    Ok(to.flush()?)
}

/// How long each of many answers took, the quickest first.
fn asked(portal: &Portal, page: &str) -> Result<Vec<Duration>> {
    let mut times = Vec::with_capacity(REQUESTS);
    for place in 0..REQUESTS_WARM + REQUESTS {
        let begun = Instant::now();
        let shown = portal.get(page)?;
        anyhow::ensure!(shown.contains("chart-plot"), "{page} shows no costs");
        if place >= REQUESTS_WARM {
            times.push(begun.elapsed());
        }
    }
    times.sort_unstable();
    Ok(times)
}
