//! `bill`: the billing run.

use crate::render;
use crate::settings::Settings;
use actions::bill::{self, Made, Run};
use actions::{Failure, Portal};
use chrono::Utc;
use clap::Args;

#[derive(Debug, Args)]
pub struct Bill {
    /// Show what would be made, and make nothing
    #[arg(long)]
    dry_run: bool,
    /// Leave rendering to the workers
    #[arg(long)]
    no_render: bool,
}

pub async fn bill(settings: &Settings, asked: Bill) -> Result<(), Failure> {
    let portal = settings.open().await?;
    let now = Utc::now();
    let as_of = portal.today(now);
    if as_of > now.date_naive() {
        let problem = format!(
            "{as_of} is in the future: bill up to today, {}.",
            now.date_naive()
        );
        return Err(Failure::new(problem));
    }
    let issuer = portal.issuer().await?;
    if !issuer.is_configured() {
        eprintln!(
            "No issuer is configured: invoices are made in the name of {:?}.",
            issuer.name
        );
    }
    let run = match asked.dry_run {
        true => bill::preview(&portal, as_of, now).await?,
        false => bill::run(&portal, as_of, now).await?,
    };
    print_run(&run);
    match asked.dry_run {
        true => println!(
            "{} invoices would be made. Nothing was made.",
            run.made.len()
        ),
        false => println!("{} invoices made as of {as_of}.", run.made.len()),
    }
    if !asked.dry_run && !asked.no_render {
        render_all(&portal).await?;
    }
    match run.not_billed.len() {
        0 => Ok(()),
        count => Err(Failure::new(format!(
            "{count} billing profiles were not billed."
        ))),
    }
}

fn print_run(run: &Run) {
    for made in &run.made {
        print_made(made);
    }
    for it in &run.not_billed {
        println!("not billed: {} / {}: {}", it.account, it.scope, it.reason);
    }
    if run.past_due > 0 {
        println!("{} invoices are past due now.", run.past_due);
    }
}

fn print_made(made: &Made) {
    let name = made
        .numbered
        .as_ref()
        .map(|(name, number)| format!("{number} {name}"));
    println!(
        "{}  {}  {} / {}  {}  {} {} + tax {} = {}",
        name.unwrap_or_else(|| "(new)".to_owned()),
        made.invoice_date,
        made.account,
        made.scope,
        made.period,
        made.total.currency(),
        made.subtotal.decimal(),
        made.tax.decimal(),
        made.total.decimal(),
    );
}

/// Works off the rendering queue, with a bar on a terminal.
pub async fn render_all(portal: &Portal) -> Result<(), Failure> {
    let bar = super::progress_bar(0, "{spinner} {pos} documents rendered");
    let stored = render::drain(portal, |stored| bar.set_position(stored)).await;
    bar.finish_and_clear();
    match stored? {
        0 => {}
        count => println!("{count} documents rendered."),
    }
    Ok(())
}
