//! `bill`: the billing run, and what it would do.

use super::ahead::Ahead;
use super::bill_status::{equation, print_status};
use super::out::{counted, say};
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
        /// Leave rendering to the workers
        #[arg(long)]
        no_render: bool,
        #[command(flatten)]
        ahead: Ahead,
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
        Some(What::Retry {
            series,
            no_render,
            ahead,
        }) => {
            let as_of = ahead.day(&portal, now)?;
            let rendering = Rendering::of(no_render);
            return retry(&portal, series, (as_of, rendering)).await;
        }
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
    if asked.dry_run {
        let preview = bill::preview(&portal, as_of, now).await?;
        print_preview(&preview);
        return all_billed(preview.parked.len());
    }
    let billed_through = bill::billed_through(&portal).await?;
    let run = run(&portal, as_of).await?;
    let before = billed_through.filter(|it| *it > as_of && run.made.is_empty());
    if let Some(day) = before {
        say!("Everything was billed up to {day} before: nothing is left to be made as of {as_of}.");
    }
    finish(&portal, &run, (as_of, Rendering::of(asked.no_render))).await
}

/// Who renders what was made.
#[derive(Clone, Copy)]
enum Rendering {
    Here,
    Workers,
}

impl Rendering {
    fn of(no_render: bool) -> Self {
        match no_render {
            true => Self::Workers,
            false => Self::Here,
        }
    }
}

/// What follows a run and a retry alike: what they made is told, cards are charged, documents
/// rendered.
async fn finish(
    portal: &Portal,
    run: &Run,
    (as_of, rendering): (NaiveDate, Rendering),
) -> Result<(), Failure> {
    print_run(run, as_of);
    print_collected(&collect(portal, as_of, Utc::now()).await?);
    if matches!(rendering, Rendering::Here) {
        render_all(portal).await?;
    }
    all_billed(run.parked.len())
}

fn all_billed(parked: usize) -> Result<(), Failure> {
    match parked {
        0 => Ok(()),
        count => Err(Failure::new(format!(
            "{count} could not be billed, for the reasons above; the next run tries again."
        ))),
    }
}

async fn retry(
    portal: &Portal,
    series: Option<String>,
    how: (NaiveDate, Rendering),
) -> Result<(), Failure> {
    let which = match &series {
        None => Retried::All,
        Some(name) => Retried::Called(name.clone()),
    };
    if series.is_some() {
        print_tried(portal, &which, how.0).await?;
    }
    let told = Told::begin();
    let run = bill::retry(portal, &which, (None, Utc::now()), |it| told.tell(it)).await;
    told.end();
    match (run?, series) {
        (Some(run), _) => finish(portal, &run, how).await,
        (None, None) => {
            say!("Nothing waits to be billed as of {}.", how.0);
            Ok(())
        }
        (None, Some(name)) => Err(Failure::new(format!(
            "Nothing called {name:?} waits to be billed as of {}: `reckoner bill status` tells what \
             does, and since when.",
            how.0
        ))),
    }
}

/// Which series a name means: an account's means all that waits of it.
async fn print_tried(portal: &Portal, which: &Retried, as_of: NaiveDate) -> Result<(), Failure> {
    let mut after = None;
    loop {
        let page = bill::parked(portal, after).await?;
        let due = page.rows.iter().filter(|it| it.due_on <= as_of);
        for it in due.filter(|it| which.includes(it)) {
            let (account, series) = (&it.account.display_name, &it.series.display_name);
            say!("tried again: {account} / {series} ({})", it.kind);
        }
        after = page.next;
        if after.is_none() {
            return Ok(());
        }
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
        let past_due = counted(run.past_due, "invoice is", "invoices are");
        say!("{past_due} past due now.");
    }
    let made = counted(run.made.len(), "invoice", "invoices");
    say!("{made} made as of {as_of}.");
    for (currency, balance) in &run.balance {
        say!("{}", equation(*currency, balance));
    }
}

fn print_collected(collected: &Collected) {
    for (count, one, several) in [
        (
            collected.taken,
            "invoice paid by card",
            "invoices paid by card",
        ),
        (collected.declined, "card declined", "cards declined"),
        (
            collected.disabled,
            "subscription disabled",
            "subscriptions disabled",
        ),
        (
            collected.reminded,
            "invoice is to be paid, as its people are told",
            "invoices are to be paid, as their people are told",
        ),
        (
            collected.broken,
            "could not be charged or asked about, as the log says; it is tried again",
            "could not be charged or asked about, as the log says; they are tried again",
        ),
    ] {
        if count > 0 {
            say!("{}.", counted(count, one, several));
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
    let made = counted(preview.made.len(), "invoice", "invoices");
    say!("{made} would be made. Nothing was made.");
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
        let rendered = counted(drained.stored, "document", "documents");
        say!("{rendered} rendered.");
    }
    match drained.put_off.len() {
        0 => Ok(()),
        count => Err(Failure::new(format!(
            "{} could not be rendered; `reckoner worker` tries again.",
            counted(count, "document", "documents")
        ))),
    }
}
