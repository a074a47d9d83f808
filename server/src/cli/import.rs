//! `import`: takes in a file of usage.

use super::out::say;
use crate::settings::Settings;
use actions::Failure;
use actions::import::{ImportOptions, Imported, Progress, Report, import_file};
use billing::Month;
use chrono::Utc;
use clap::Args;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct Import {
    /// The file: FOCUS 1.0, 1.1 or 1.2 as CSV, plain or gzip. Usage without a cost is rated by the
    /// price sheet of its meter when it is billed
    file: PathBuf,
    /// The directory that new accounts belong to; made when missing
    #[arg(long, value_name = "NAME", requires = "create_accounts")]
    directory: Option<String>,
    /// Make accounts, profiles and subscriptions for ids that are not known
    #[arg(long, requires = "directory", conflicts_with = "into")]
    create_accounts: bool,
    /// Take only rows with this value in this column
    #[arg(long, value_name = "COLUMN=VALUE", value_parser = column_and_value)]
    only: Option<(String, String)>,
    /// Put all rows on this profile: its identifier, or ACCOUNT/PROFILE by name
    #[arg(long, value_name = "PROFILE")]
    into: Option<String>,
    /// Move all dates so that the earliest charge falls into this month
    #[arg(long, value_name = "YYYY-MM")]
    shift_to: Option<Month>,
}

fn column_and_value(text: &str) -> Result<(String, String), String> {
    let (column, value) = text.split_once('=').ok_or("write COLUMN=VALUE")?;
    Ok((column.to_owned(), value.to_owned()))
}

pub async fn import(settings: &Settings, asked: Import) -> Result<(), Failure> {
    let portal = settings.open().await?;
    let options = ImportOptions {
        directory: asked.directory,
        creates_accounts: asked.create_accounts,
        only: asked.only,
        into: asked.into,
        shift_to: asked.shift_to,
    };
    let bar = super::progress_bar(
        0,
        "{bar:40} {bytes}/{total_bytes} {bytes_per_sec} {eta} left",
    );
    let shown = bar.clone();
    let on_progress = move |progress: Progress| {
        shown.set_length(progress.bytes_total);
        shown.set_position(progress.bytes);
    };
    let imported = import_file(&portal, &asked.file, &options, Utc::now(), on_progress).await;
    bar.finish_and_clear();
    match imported? {
        Imported::Before(at) => {
            let at = at.format("%Y-%m-%d %H:%M:%S UTC");
            say!("This file was taken on {at} with the same target and options.");
            say!("Nothing changed.");
        }
        Imported::Now(report) => print_report(&report),
    }
    Ok(())
}

fn print_report(report: &Report) {
    say!("{} rows taken.", report.rows);
    let others = [
        (
            report.tax_rows,
            "rows of charge category Tax left out: tax is computed here",
        ),
        (report.other_rows, "rows left out by --only"),
        (report.rounded, "numbers of more than 18 decimals rounded"),
        (
            report.accounts as u64,
            "billing accounts made, to be completed",
        ),
        (report.profiles as u64, "billing profiles made"),
        (report.subscriptions as u64, "subscriptions made"),
    ];
    for (count, what) in others.into_iter().filter(|(count, _)| *count > 0) {
        say!("{count} {what}.");
    }
}
