//! `payments book`: transfers that the bank statement shows.

use crate::settings::Settings;
use actions::Failure;
use actions::payments::{Booked, Transfer, book_transfer};
use billing::Exact;
use chrono::{NaiveDate, Utc};
use clap::{Args, Subcommand};

#[derive(Debug, Args)]
pub struct Payments {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Book a bank transfer on an invoice
    Book {
        /// The invoice's name or document number
        invoice: String,
        /// The day it was received [default: the billing date]
        #[arg(long, value_name = "DATE")]
        on: Option<NaiveDate>,
        /// How much, in the invoice's currency [default: all that is open]
        #[arg(long)]
        amount: Option<Exact>,
        /// The bank's reference: the same one again is not booked twice
        #[arg(long)]
        reference: Option<String>,
    },
}

pub async fn payments(settings: &Settings, asked: Payments) -> Result<(), Failure> {
    let portal = settings.open().await?;
    let now = Utc::now();
    let What::Book {
        invoice,
        on,
        amount,
        reference,
    } = asked.what;
    let transfer = Transfer {
        invoice,
        received_on: on.unwrap_or_else(|| portal.today(now)),
        amount,
        reference,
    };
    match book_transfer(&portal, &transfer, now).await? {
        Booked::Before => println!("This transfer is booked already. Nothing changed."),
        Booked::Now { amount, open, kept } => {
            let currency = amount.currency();
            println!(
                "Booked {currency} {}; {currency} {} still open.",
                amount.decimal(),
                open.decimal()
            );
            if kept.minor() > 0 {
                println!(
                    "{currency} {} is more than was open: it is set off against the next invoices.",
                    kept.decimal()
                );
            }
        }
    }
    Ok(())
}
