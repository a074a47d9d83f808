//! `usage`: the usage of an invoice as a file, for an operator or a script.

use super::out::say;
use crate::settings::Settings;
use crate::usage::{Chunk, Parts};
use actions::usage::{UsageReading, UsageStop};
use actions::{Failure, Portal};
use billing::usage::{
    ByteOrderMark, Formulas, Reconciliation, UsageFault, UsageFormat, UsageOptions, UsagePacking,
};
use clap::Args;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub struct Usage {
    /// The invoice: its name or document number
    name: String,
    /// The file to write; it is there whole or not at all
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// The columns: cost-details, those of the account's agreement; or focus, FOCUS 1.2
    #[arg(long, default_value = "cost-details")]
    format: UsageFormat,
    /// Pack it: plain, gzip
    #[arg(long, default_value = "plain")]
    packing: UsagePacking,
    /// Leave out the byte order mark, by which spreadsheets know UTF-8
    #[arg(long)]
    no_mark: bool,
    /// Put an apostrophe before texts that a spreadsheet would take for formulas
    #[arg(long)]
    disarm_formulas: bool,
}

pub async fn usage(settings: &Settings, asked: Usage) -> Result<(), Failure> {
    let portal = settings.open().await?;
    let options = UsageOptions {
        format: asked.format,
        packing: asked.packing,
        mark: match asked.no_mark {
            true => ByteOrderMark::LeftOut,
            false => ByteOrderMark::Written,
        },
        formulas: match asked.disarm_formulas {
            true => Formulas::Disarmed,
            false => Formulas::AsTheyAre,
        },
    };
    let written = write(&portal, (&asked.name, options), &asked.out).await;
    let reconciliation = written.map_err(|stop| told(&asked.name, stop))?;
    for part in &reconciliation.parts {
        say!(
            "{}: {} rows come to {}, rounding adds {}, tax {}: {} {}",
            part.name,
            part.rows,
            part.exact,
            part.rounding,
            part.tax,
            part.currency,
            part.total
        );
    }
    if let Some(total) = reconciliation.invoice_total {
        say!(
            "All of it is {} {}, which is the invoice.",
            total.currency(),
            total.decimal()
        );
    }
    Ok(())
}

/// Writes the usage of an invoice, which is found by its name or document number.
pub async fn write(
    portal: &Portal,
    (name, options): (&str, UsageOptions),
    out: &Path,
) -> Result<Reconciliation, UsageStop> {
    let reading = UsageReading::of_invoice(portal, name).await?;
    let half = out.with_added_extension("part");
    let mut file = BufWriter::new(File::create(&half).map_err(|it| unwritable(out, &it))?);
    let mut put = |chunks: Vec<Chunk>| {
        let mut chunks = chunks.into_iter();
        chunks.try_for_each(|it| file.write_all(&it.bytes).map_err(|it| unwritable(out, &it)))
    };
    let mut parts = Parts::new(&reading, options, u64::MAX);
    let mut rows = reading.rows().await?;
    while let Some(some) = rows.next().await? {
        put(parts.rows(some)?)?;
    }
    let (last, reconciliation) = rows.close()?;
    put(parts.rows(last)?)?;
    let (chunks, _) = parts.finish()?;
    put(chunks)?;
    file.flush().map_err(|it| unwritable(out, &it))?;
    std::fs::rename(&half, out).map_err(|it| unwritable(out, &it))?;
    Ok(reconciliation)
}

fn unwritable(out: &Path, cause: &std::io::Error) -> Failure {
    Failure::new(format!("{} cannot be written: {cause}", out.display()))
}

fn told(name: &str, stop: UsageStop) -> Failure {
    match stop {
        UsageStop::Failure(failure) => failure,
        UsageStop::Fault(fault, about) => {
            let about = about.unwrap_or_default();
            Failure::new(match fault {
                UsageFault::NoRows => format!("Nothing was charged on {name}."),
                UsageFault::Moved => format!("The charges of {name} are on {about}: ask for that."),
                UsageFault::DoesNotAddUp => {
                    format!("The charges of {name} do not add up to it: {about}.")
                }
                UsageFault::Gone | UsageFault::Broken => format!("There is no invoice {name:?}."),
            })
        }
    }
}
