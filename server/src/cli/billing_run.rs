//! `bill`: the billing run, and what it would do.

use super::ahead::Ahead;
use super::bill_status::{equation, print_status};
use super::out::say;
use crate::render;
use crate::settings::Settings;
use actions::bill::{self, Change, Made, Parked, Preview, Progress, Retried, Run};
use actions::payments::{Collected, collect};
use actions::{Failure, Portal};
use billing::Money;
use chrono::{NaiveDate, Utc};
use clap::{Args, Subcommand};
use std::time::Instant;

#[derive(Debug, Args)]
pub struct Bill {
    #[command(subcommand)]
    what: Option<What>,
    /// Show what would be made and what is different from last time, and make nothing
    #[arg(long)]
    dry_run: bool,
    /// Leave rendering to the workers
    #[arg(long)]
    no_render: bool,
    #[command(flatten)]
    ahead: Ahead,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Show the last runs, and what could not be billed and why
    #[command(after_help = "Example: reckoner bill status")]
    Status,
    /// Try again what could not be billed, once its reason is gone
    #[command(after_help = "Example: reckoner bill retry \"Billing profile 01\"")]
    Retry {
        /// The name or identifier of a profile, subscription or account [default: all of them]
        series: Option<String>,
    },
}

pub async fn bill(settings: &Settings, asked: Bill) -> Result<(), Failure> {
    if asked.what.is_some() && (asked.dry_run || asked.no_render) {
        super::refuse_usage("--dry-run and --no-render are for a run of its own");
    }
    let portal = settings.open().await?;
    let now = Utc::now();
    match asked.what {
        Some(What::Status) => return print_status(&portal).await,
        Some(What::Retry { series }) => return retry(&portal, series).await,
        None => {}
    }
    let as_of = match asked.dry_run {
        true => portal.today(now),
        false => asked.ahead.day(&portal, now)?,
    };
    let issuer = portal.issuer().await?;
    if !issuer.is_configured() {
        eprintln!(
            "No issuer is configured: invoices are made in the name of {:?}.",
            issuer.name
        );
    }
    let parked = match asked.dry_run {
        true => {
            let preview = bill::preview(&portal, as_of, now).await?;
            print_preview(&preview);
            preview.parked.len()
        }
        false => {
            let run = run(&portal, as_of).await?;
            print_run(&run, as_of);
            print_collected(&collect(&portal, as_of, Utc::now()).await?);
            if !asked.no_render {
                render_all(&portal).await?;
            }
            run.parked.len()
        }
    };
    all_billed(parked)
}

fn all_billed(parked: usize) -> Result<(), Failure> {
    match parked {
        0 => Ok(()),
        count => Err(Failure::new(format!(
            "{count} could not be billed, for the reasons above. They are tried again by the next run."
        ))),
    }
}

async fn retry(portal: &Portal, series: Option<String>) -> Result<(), Failure> {
    let which = match &series {
        None => Retried::All,
        Some(name) => Retried::Called(name.clone()),
    };
    let told = Told::begin();
    let run = bill::retry(portal, &which, (None, Utc::now()), |it| told.tell(it)).await;
    told.end();
    match (run?, series) {
        (Some(run), _) => {
            print_run(&run, portal.today(Utc::now()));
            all_billed(run.parked.len())
        }
        (None, None) => {
            say!("Nothing waits to be billed.");
            Ok(())
        }
        (None, Some(name)) => Err(Failure::new(format!(
            "Nothing called {name:?} waits to be billed: `reckoner bill status` tells what does."
        ))),
    }
}

async fn run(portal: &Portal, as_of: NaiveDate) -> Result<Run, Failure> {
    let told = Told::begin();
    let run = bill::run(portal, as_of, Utc::now(), |it| told.tell(it)).await;
    told.end();
    run
}

/// How far a run is, on a terminal.
struct Told {
    bar: indicatif::ProgressBar,
    begun: Instant,
}

impl Told {
    fn begin() -> Self {
        Self {
            bar: super::progress_bar(0, "{spinner} {msg}"),
            begun: Instant::now(),
        }
    }

    fn tell(&self, progress: Progress) {
        let seconds = self.begun.elapsed().as_secs().max(1);
        let rate = u64::try_from(progress.made).unwrap_or(u64::MAX) / seconds;
        let looked_at = u64::try_from(progress.looked_at).unwrap_or(u64::MAX).max(1);
        let ahead = u64::try_from(progress.ahead).unwrap_or(u64::MAX);
        let left = ahead.saturating_mul(seconds) / looked_at;
        self.bar.set_message(format!(
            "{}: {} invoices made, {rate} a second, about {left} s left",
            progress.day, progress.made
        ));
        self.bar.tick();
    }

    fn end(self) {
        self.bar.finish_and_clear();
    }
}

fn print_run(run: &Run, as_of: NaiveDate) {
    run.made.iter().for_each(|made| say!("{}", line(made)));
    print_parked(&run.parked);
    if run.past_due > 0 {
        say!("{} invoices are past due now.", run.past_due);
    }
    say!("{} invoices made as of {as_of}.", run.made.len());
    for (currency, balance) in &run.balance {
        say!("{}", equation(*currency, balance));
    }
}

fn print_collected(collected: &Collected) {
    for (count, what) in [
        (collected.taken, "invoices paid by card"),
        (collected.declined, "cards declined"),
        (collected.disabled, "subscriptions disabled"),
        (
            collected.broken,
            "could not be charged or asked about, as the log says; they are tried again",
        ),
    ] {
        if count > 0 {
            say!("{count} {what}.");
        }
    }
    if let Some(reason) = &collected.unanswered {
        say!("A payment provider gave no answer, and is asked again by the next run: {reason}");
    }
}

fn print_preview(preview: &Preview) {
    for (made, change) in &preview.made {
        let change = change.map(told).unwrap_or_default();
        say!("{}{change}", line(made));
    }
    for label in &preview.gone {
        say!("nothing this time: {label}");
    }
    print_parked(&preview.parked);
    for (currency, [subtotal, tax, total]) in preview.totals().unwrap_or_default() {
        let [subtotal, tax, total] = [subtotal, tax, total].map(Money::decimal);
        say!("{currency} {subtotal} + tax {tax} = {total} in all");
    }
    say!(
        "{} invoices would be made. Nothing was made.",
        preview.made.len()
    );
}

fn told(change: Change) -> String {
    match change {
        Change::New => "  (new)".to_owned(),
        Change::Zero => "  (zero)".to_owned(),
        Change::Up { percent } => format!("  ({percent} % more than last time)"),
        Change::Down { percent } => format!("  ({percent} % less than last time)"),
    }
}

fn print_parked(parked: &[Parked]) {
    for it in parked {
        say!("not billed: {} / {}: {}", it.account, it.scope, it.obstacle);
    }
}

fn line(made: &Made) -> String {
    let name = made
        .numbered
        .as_ref()
        .map(|(name, number)| format!("{number} {name}  "));
    format!(
        "{}{}  {}  {} / {}  {}  {} {} + tax {} = {}",
        name.unwrap_or_default(),
        made.invoice_date,
        made.kind,
        made.account,
        made.scope,
        made.period,
        made.total.currency(),
        made.subtotal.decimal(),
        made.tax.decimal(),
        made.total.decimal(),
    )
}

/// Works off the rendering queue, with a bar on a terminal.
pub async fn render_all(portal: &Portal) -> Result<(), Failure> {
    let bar = super::progress_bar(0, "{spinner} {pos} documents rendered");
    let drained = render::drain(portal, |stored| bar.set_position(stored)).await;
    bar.finish_and_clear();
    let drained = drained?;
    if drained.stored > 0 {
        say!("{} documents rendered.", drained.stored);
    }
    match drained.put_off.len() {
        0 => Ok(()),
        count => Err(Failure::new(format!(
            "{count} documents could not be rendered; they are tried again by `reckoner worker`."
        ))),
    }
}
