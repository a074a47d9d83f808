//! `invoices`: for people, for scripts, and as PDF.

use super::ahead::Ahead;
use super::billing_run::render_all;
use super::once::Once;
use super::out::say;
use crate::settings::Settings;
use actions::bill::corrections::{
    Corrected, Crediting, Document, Then, Voiding, credit_by_name, void_by_name,
};
use actions::invoices::{Download, JsonInvoice, export_pdf, for_each_json};
use actions::{Failure, Portal};
use billing::invoice::Credited;
use billing::tax::TaxCategory;
use billing::{Exact, InvoiceId, Language};
use chrono::Utc;
use clap::{Args, Subcommand};
use std::io::{BufWriter, ErrorKind, Write};
use std::path::PathBuf;

#[derive(Debug, Args)]
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
    /// Take an invoice back with a void note; its number stays
    #[command(
        after_help = "Example: reckoner invoices void G123456789 --reason \"Wrong address\" --rebill"
    )]
    Void {
        /// Its name or document number
        name: String,
        /// Why: it stands on the void note
        #[arg(long)]
        reason: String,
        /// Bill its charges again, with the address, prices and tax of today; else they are
        /// written off
        #[arg(long)]
        rebill: bool,
        #[command(flatten)]
        ahead: Ahead,
    },
    /// Give back a part of an invoice with a credit note; the invoice stays
    #[command(
        after_help = "Example: reckoner invoices credit 2026-000123 --amount 12.50 --reason \"Outage of 3 April\""
    )]
    Credit {
        /// Its name or document number
        name: String,
        /// How much before tax, in the invoice's currency
        #[arg(long, allow_hyphen_values = true)]
        amount: Exact,
        /// Why: it stands on the credit note
        #[arg(long)]
        reason: String,
        /// The tax category, where the invoice has several: standard, zero, exempt,
        /// reverse-charge, outside-scope
        #[arg(long)]
        category: Option<TaxCategory>,
        #[command(flatten)]
        once: Once<InvoiceId>,
        #[command(flatten)]
        ahead: Ahead,
    },
}

pub async fn invoices(settings: &Settings, asked: Invoices) -> Result<(), Failure> {
    if asked.json && asked.one.is_some() {
        super::refuse_usage("--json is for the list of invoices");
    }
    let portal = settings.open().await?;
    if let Some(one) = asked.one {
        return about_one(&portal, one).await;
    }
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut written = match asked.json {
        true => Ok(()),
        false => print_head(&mut out),
    };
    let print = |invoice: JsonInvoice| {
        written = match asked.json {
            true => print_json(&mut out, &invoice),
            false => print_row(&mut out, &invoice),
        };
        let stop = |cause: &std::io::Error| Failure::new(cause.to_string());
        written.as_ref().map_err(stop).copied()
    };
    let listed = for_each_json(&portal, print).await;
    match written.and_then(|()| out.flush()) {
        Ok(()) => listed,
        // Whoever reads the list has read enough of it.
        Err(cause) if cause.kind() == ErrorKind::BrokenPipe => Ok(()),
        Err(cause) => Err(Failure::new(format!("The list cannot be written: {cause}"))),
    }
}

async fn about_one(portal: &Portal, one: One) -> Result<(), Failure> {
    let now = Utc::now();
    let (name, corrected) = match one {
        One::Pdf {
            name,
            out,
            language,
        } => {
            let download = rendered(portal, &name, language).await?;
            return std::fs::write(&out, &download.bytes).map_err(|cause| {
                Failure::new(format!("{} cannot be written: {cause}", out.display()))
            });
        }
        One::Void {
            name,
            reason,
            rebill,
            ahead,
        } => {
            ahead.day(portal, now)?;
            let then = match rebill {
                true => Then::Rebill,
                false => Then::WriteOff,
            };
            let voiding = Voiding { reason, then };
            let done = void_by_name(portal, &name, &voiding, now).await?;
            (name, done)
        }
        One::Credit {
            name,
            amount,
            reason,
            category,
            once,
            ahead,
        } => {
            ahead.day(portal, now)?;
            let credited = Credited {
                category,
                amount,
                reason,
            };
            let crediting = Crediting {
                key: once.key_or(InvoiceId::new),
                credited,
                after: None,
                repeat: once.repeat(),
            };
            let done = credit_by_name(portal, &name, &crediting, now).await?;
            (name, done)
        }
    };
    print_corrected(&name, &corrected);
    Ok(())
}

/// The document of an invoice: what waits to be rendered is rendered first where it is among that.
async fn rendered(portal: &Portal, name: &str, language: Language) -> Result<Download, Failure> {
    if let Some(download) = export_pdf(portal, name, language).await? {
        return Ok(download);
    }
    render_all(portal).await?;
    let download = export_pdf(portal, name, language).await?;
    download.ok_or_else(|| {
        Failure::new(format!(
            "Another worker prepares the document of {name}; try again in a moment."
        ))
    })
}

fn print_corrected(name: &str, corrected: &Corrected) {
    let line = |it: &Document| {
        let currency = it.total.currency();
        format!(
            "{} {}  {currency} {}",
            it.document_number,
            it.name,
            it.total.decimal()
        )
    };
    say!("{}  takes back {name}", line(&corrected.note));
    if let Some(rebilled) = &corrected.rebilled {
        say!("{}  stands in its place", line(rebilled));
    }
    for granted in &corrected.credited_again {
        say!(
            "{}  credits on that one what was credited before",
            line(granted)
        );
    }
    if corrected.kept.minor() > 0 {
        let currency = corrected.kept.currency();
        say!(
            "{currency} {} was paid already: it pays what else is open of the same series, and then its next invoices.",
            corrected.kept.decimal()
        );
    }
}

fn print_json(out: &mut impl Write, invoice: &JsonInvoice) -> std::io::Result<()> {
    let text = serde_json::to_string(invoice)?;
    writeln!(out, "{text}")
}

fn print_head(out: &mut impl Write) -> std::io::Result<()> {
    writeln!(
        out,
        "{:<13} {:<10}  {:<10}  {:<12} {:<8} {:>18} {:>14}  ACCOUNT / SERIES",
        "NUMBER", "NAME", "DATE", "KIND", "STATUS", "TOTAL", "OPEN",
    )
}

fn print_row(out: &mut impl Write, it: &JsonInvoice) -> std::io::Result<()> {
    let scope = it.profile.as_ref().or(it.subscription.as_ref());
    writeln!(
        out,
        "{:<13} {:<10}  {}  {:<12} {:<8} {} {:>14} {:>14}  {} / {}",
        it.document_number,
        it.name,
        it.invoice_date,
        it.kind.word(),
        it.status.word(),
        it.currency,
        it.total,
        it.open,
        it.account,
        scope.map_or("", String::as_str),
    )
}
