//! Sending invoices by e-mail: mails with a one-page PDF a second from one worker to a mail server
//! on this machine, over both databases, and memory, which must stay where it was.

use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};

use super::postgres::Postgres;
use super::smtp::MailServer;
use super::watched::{Moment, Watched};
use super::{Figure, Size, Subject};
use crate::command::must;

const RECIPIENTS: usize = 10;
const MONTHS: usize = 5;
const PER_SECOND_MIN: f64 = 200.0;
/// Memory is first looked at after this part of the mails: buffers are filled then.
const WARM: f64 = 0.2;
const GROWTH_MAX_PERCENT: f64 = 10.0;
/// Longer than the slowest machine takes.
const PATIENCE: Duration = Duration::from_secs(900);

pub fn measure(subject: &Subject) -> Result<Vec<Figure>> {
    let accounts = match subject.size {
        Size::Short => 20,
        Size::Usual => 200,
    };
    let postgres = Postgres::start()?;
    let over = |database| Subject {
        program: subject.program.clone(),
        size: subject.size,
        database,
    };
    let mut figures = Vec::new();
    for (kind, database) in [
        ("SQLite", None),
        ("PostgreSQL", Some(postgres.database("mail")?)),
    ] {
        figures.extend(send(&over(database), (kind, accounts))?);
    }
    Ok(figures)
}

fn send(subject: &Subject, (kind, accounts): (&str, usize)) -> Result<Vec<Figure>> {
    let folder = tempfile::tempdir()?;
    queue(subject, folder.path(), accounts)?;
    let mails = accounts * RECIPIENTS * MONTHS;
    let server = MailServer::start()?;
    let mut worker = subject.reckoner(folder.path());
    worker.args(["--smtp", &server.url(), "--mail-per-minute", "0", "worker"]);
    let worker = worker.stdout(Stdio::null()).stderr(Stdio::null());
    let sent = watch(Watched::start(worker)?, &server, mails as u64)?;
    let seconds = (sent.end.elapsed - sent.first.elapsed).as_secs_f64();
    let per_second = (mails - 1) as f64 / seconds;
    let growth = 100.0 * (sent.end.memory_kb as f64 / sent.warm.memory_kb as f64 - 1.0);
    let size_kb = server.bytes() / 1024 / server.mails();
    Ok(vec![
        Figure {
            benchmark: format!("{mails} mails of {size_kb} KB with a one-page PDF, {kind}"),
            figure: format!(
                "{per_second:.0} per second, {:.0} ms of processor each",
                1_000.0 * sent.end.processor.as_secs_f64() / mails as f64
            ),
            wanted: format!("≥ {PER_SECOND_MIN}"),
            is_met: per_second >= PER_SECOND_MIN,
        },
        Figure {
            benchmark: format!(
                "  memory at the end against that after {:.0} %",
                WARM * 100.0
            ),
            figure: format!("{growth:+.1} % of {} MB", sent.warm.memory_kb / 1024),
            wanted: format!("≤ +{GROWTH_MAX_PERCENT} %"),
            is_met: growth <= GROWTH_MAX_PERCENT,
        },
    ])
}

/// The worker at its first mail, once it is warm, and at its last.
struct Sent {
    first: Moment,
    warm: Moment,
    end: Moment,
}

fn watch(mut worker: Watched, server: &MailServer, mails: u64) -> Result<Sent> {
    let begun = Instant::now();
    let (mut first, mut warm) = (None, None);
    loop {
        let (taken, moment) = (server.mails(), worker.look());
        if taken > 0 && first.is_none() {
            first = Some(moment);
        }
        if taken as f64 > mails as f64 * WARM && warm.is_none() {
            warm = Some(moment);
        }
        if taken >= mails {
            let first = first.unwrap_or_default();
            let warm = warm.unwrap_or(moment);
            let end = moment;
            return Ok(Sent { first, warm, end });
        }
        ensure!(begun.elapsed() < PATIENCE, "{taken} mails of {mails}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// Invoices of five months of many profiles, issued, rendered, and queued for ten recipients each.
fn queue(subject: &Subject, folder: &Path, accounts: usize) -> Result<()> {
    std::fs::write(folder.join("world.toml"), world(accounts))?;
    let mut apply = subject.reckoner(folder);
    must(apply.args(["apply", "world.toml"]).stdout(Stdio::null()))?;
    let mut bill = subject.reckoner(folder);
    let until = format!("2026-{:02}-06", MONTHS + 1);
    bill.args(["bill", "--as-of", &until]);
    must(bill.stdout(Stdio::null()).stderr(Stdio::null()))
}

/// Profiles without charges: they get their invoices all the same.
fn world(accounts: usize) -> String {
    let mut world = r#"
[issuer]
name = "Bench B.V."
accounting_currency = "EUR"
email = "billing@bench.example"
address = { lines = ["Street 1"], postal_code = "1000 AA", city = "Amsterdam", country = "NL" }
[[taxes]]
country = "NL"
customer = "business"
category = "standard"
percent = "21"
valid_from = "2026-01-01"
[[directories]]
name = "bench"
display_name = "Bench"
"#
    .to_owned();
    for account in 0..accounts {
        world += &format!(
            r#"
[[accounts]]
name = "bench-{account}"
directory = "bench"
agreement = "MCA"
created_on = "2026-01-01"
sold_to = {{ name = "Bench {account}", address = {{ country = "NL" }} }}
[[accounts.profiles]]
name = "profile"
display_name = "Profile"
currency = "EUR"
created_on = "2026-01-01"
is_invoice_emailed = true
"#
        );
        for number in 0..RECIPIENTS {
            world += &format!(
                "[[accounts.recipients]]\nemail = \"r{number}@d{account}.example\"\nprofile = \"profile\"\n"
            );
        }
    }
    world
}
