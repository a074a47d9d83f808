//! `invoices`: for people, for scripts, and as PDF.

use crate::settings::Settings;
use actions::Failure;
use actions::invoices::{JsonInvoice, export_pdf, for_each_json};
use billing::Language;
use clap::{Args, Subcommand};
use std::io::{BufWriter, Write};
use std::path::PathBuf;

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Invoices {
    /// One JSON object a line
    #[arg(long)]
    json: bool,
    #[command(subcommand)]
    one: Option<One>,
}

#[derive(Debug, Subcommand)]
enum One {
    /// Write the PDF of an invoice
    Pdf {
        /// Its name or document number
        name: String,
        /// The file to write
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        /// en or nl
        #[arg(long, default_value = "en")]
        language: Language,
    },
}

pub async fn invoices(settings: &Settings, asked: Invoices) -> Result<(), Failure> {
    let portal = settings.open().await?;
    if let Some(One::Pdf {
        name,
        out,
        language,
    }) = asked.one
    {
        let download = export_pdf(&portal, &name, language).await?;
        return std::fs::write(&out, &download.bytes).map_err(|cause| {
            Failure::new(format!("{} cannot be written: {cause}", out.display()))
        });
    }
    let mut out = BufWriter::new(std::io::stdout().lock());
    let print = |invoice: JsonInvoice| match asked.json {
        true => print_json(&mut out, &invoice),
        false => print_row(&mut out, &invoice),
    };
    for_each_json(&portal, print).await?;
    out.flush().map_err(not_written)
}

fn print_json(out: &mut impl Write, invoice: &JsonInvoice) -> Result<(), Failure> {
    let text = serde_json::to_string(invoice)
        .map_err(|cause| Failure::new(format!("An invoice is not JSON: {cause}")))?;
    writeln!(out, "{text}").map_err(not_written)
}

fn print_row(out: &mut impl Write, it: &JsonInvoice) -> Result<(), Failure> {
    let scope = it.profile.as_ref().or(it.subscription.as_ref());
    writeln!(
        out,
        "{}  {}  {}  {:<8} {} {:>14}  {} / {}",
        it.document_number,
        it.name,
        it.invoice_date,
        it.status.word(),
        it.currency,
        it.total,
        it.account,
        scope.map_or("", String::as_str),
    )
    .map_err(not_written)
}

fn not_written(cause: std::io::Error) -> Failure {
    Failure::new(format!("The list cannot be written: {cause}"))
}
