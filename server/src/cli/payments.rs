//! `payments`: transfers that the bank statement shows, and money that goes back.

use super::ahead::Ahead;
use super::once::Once;
use super::out::say;
use crate::settings::Settings;
use actions::payments::{
    Booked, Disabling, NewRefund, NotRefunded, Noted, PaymentProblem, Prepayment, RefundOf,
    Refundable, Refunded, ToWire, Transfer, book_transfer, given_under, list_to_wire, mark_wired,
    next_of_invoice, prepay, read_refund_of, refund, refundable_of,
};
use actions::{Failure, Portal, Repeat};
use billing::payment::RefundState;
use billing::{CreditId, Exact, Money, RefundId};
use chrono::{DateTime, NaiveDate, Utc};
use clap::{Args, Subcommand};

#[derive(Debug, Args)]
pub struct Payments {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Book a bank transfer on an invoice
    #[command(
        after_help = "Example: reckoner payments book 2026-000123 --on 2026-11-25 --reference 4711"
    )]
    Book(Book),
    /// Book money that is for no invoice: it pays what is open, and then the next ones
    #[command(
        after_help = "Example: reckoner payments prepay 10482937 --amount 250 --reference 4712"
    )]
    Prepay(Prepay),
    /// Give money back by the way it came: to the card, or by a transfer that you wire
    #[command(
        after_help = "Examples: reckoner payments refund 2026-000123 --reason 'paid twice'\n          reckoner payments refund 2026-000123 --amount 12.50 --of credit:0199… --reason 'asked for'"
    )]
    Refund(GiveBack),
    /// List refunds that you have to wire
    #[command(after_help = "Example: reckoner payments to-wire")]
    ToWire,
    /// Note that a refund was wired
    #[command(after_help = "Example: reckoner payments wired 0199c0de-… --reference 4713")]
    Wired {
        /// The refund, as `to-wire` lists it
        refund: RefundId,
        /// The bank's reference
        #[arg(long)]
        reference: Option<String>,
    },
}

#[derive(Debug, Args)]
struct Book {
    /// The invoice's name or document number
    invoice: String,
    /// The day it was received [default: the billing date]
    #[arg(long, value_name = "DATE")]
    on: Option<NaiveDate>,
    /// How much, in the invoice's currency [default: all that is open]
    #[arg(long, allow_hyphen_values = true)]
    amount: Option<Exact>,
    /// The bank's reference: the same one of the same day is not booked twice
    #[arg(long)]
    reference: Option<String>,
    /// Book it, though one of the same day and amount without a reference is booked already
    #[arg(long, conflicts_with = "reference")]
    again: bool,
    #[command(flatten)]
    ahead: Ahead,
}

#[derive(Debug, Args)]
struct Prepay {
    /// The account's identifier or name
    account: String,
    /// The billing profile's name or identifier, where the account has several
    #[arg(long)]
    profile: Option<String>,
    /// How much, in the currency of the profile or account
    #[arg(long, allow_hyphen_values = true)]
    amount: Exact,
    /// The day it was received [default: the billing date]
    #[arg(long, value_name = "DATE")]
    on: Option<NaiveDate>,
    /// The bank's reference: the same one of the same day is not booked twice
    #[arg(long)]
    reference: Option<String>,
    #[command(flatten)]
    once: Once<CreditId>,
    #[command(flatten)]
    ahead: Ahead,
}

#[derive(Debug, Args)]
struct GiveBack {
    /// The name or document number of the invoice that the money was paid on
    invoice: String,
    /// Why; it is written to the customer's audit trail
    #[arg(long)]
    reason: String,
    /// How much [default: all that is left]
    #[arg(long, allow_hyphen_values = true)]
    amount: Option<Exact>,
    /// Which payment or credit of the invoice, where there are several
    #[arg(long, value_name = "PAYMENT OR CREDIT")]
    of: Option<String>,
    #[command(flatten)]
    once: Once<RefundId>,
    #[command(flatten)]
    ahead: Ahead,
}

pub async fn payments(settings: &Settings, asked: Payments) -> Result<(), Failure> {
    let portal = settings.open().await?;
    let now = Utc::now();
    match asked.what {
        What::Book(it) => book(&portal, it, now).await,
        What::Prepay(it) => book_prepayment(&portal, it, now).await,
        What::Refund(it) => give_back(&portal, it, now).await,
        What::ToWire => print_to_wire(&portal).await,
        What::Wired { refund, reference } => {
            match mark_wired(&portal, refund, reference.as_deref(), now).await? {
                Noted::Now => say!("Noted as wired."),
                Noted::Before => say!("It is noted as wired already. Nothing changed."),
            }
            Ok(())
        }
    }
}

async fn book(portal: &Portal, asked: Book, now: DateTime<Utc>) -> Result<(), Failure> {
    let today = asked.ahead.day(portal, now)?;
    let transfer = Transfer {
        invoice: asked.invoice,
        received_on: asked.on.unwrap_or(today),
        amount: asked.amount,
        reference: asked.reference,
        repeat: match asked.again {
            true => Repeat::Meant,
            false => Repeat::Refused,
        },
    };
    print_booked(&book_transfer(portal, &transfer, now).await?);
    Ok(())
}

async fn book_prepayment(
    portal: &Portal,
    asked: Prepay,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    let today = asked.ahead.day(portal, now)?;
    let prepayment = Prepayment {
        key: asked.once.key_or(CreditId::new),
        repeat: asked.once.repeat(),
        account: asked.account,
        profile: asked.profile,
        received_on: asked.on.unwrap_or(today),
        amount: asked.amount,
        reference: asked.reference,
    };
    match prepay(portal, &prepayment, now).await? {
        None => say!("This transfer is booked already. Nothing changed."),
        Some(kept) => say!(
            "Booked {}: it pays what is open, and then the next invoices.",
            told(kept)
        ),
    }
    Ok(())
}

async fn give_back(portal: &Portal, asked: GiveBack, now: DateTime<Utc>) -> Result<(), Failure> {
    let (account, found) = refundable_of(portal, &asked.invoice).await?;
    let key = asked.once.key_or(RefundId::new);
    let of = match given_under(portal, &asked.invoice, key).await? {
        Some(before) => before,
        None => choose(&found, asked.of.as_deref())?,
    };
    let new = NewRefund {
        key,
        repeat: asked.once.repeat(),
        account,
        of,
        amount: asked.amount,
        reason: asked.reason,
        by: None,
        on: asked.ahead.day(portal, now)?,
    };
    let refunded = refund(portal, &new, now).await;
    print_refunded(refunded.map_err(why_not)?);
    if let Some(next) = next_of_invoice(portal, &asked.invoice).await? {
        let disabled = match next.disabling {
            Disabling::On(day) => disabled(day),
            Disabling::Never | Disabling::Done(_) => String::new(),
        };
        say!("The invoice is past due since {}.{disabled}", next.since);
    }
    Ok(())
}

fn disabled(day: NaiveDate) -> String {
    format!(" What it is for is disabled on {day} unless it is paid before.")
}

fn told(money: Money) -> String {
    format!("{} {}", money.currency(), money.decimal())
}

fn print_booked(booked: &Booked) {
    match booked {
        Booked::Before => say!("This transfer is booked already. Nothing changed."),
        Booked::Now { amount, open, kept } => {
            say!("Booked {}; {} still open.", told(*amount), told(*open));
            if kept.minor() > 0 {
                say!(
                    "{} is more than was open: it pays what else is open of the same series, and then its next invoices.",
                    told(*kept)
                );
            }
        }
    }
}

/// The one that was named, or the only one.
fn choose(found: &[Refundable], named: Option<&str>) -> Result<RefundOf, Failure> {
    let listed = || {
        let listed = found.iter().map(|it| {
            let (word, left) = (it.word(), told(it.left));
            format!("  {word}  of {}  {left}", it.on)
        });
        listed.collect::<Vec<_>>()
    };
    match (named, found) {
        (_, []) => Err(Failure::new(
            "Nothing was paid on this invoice that could be given back.",
        )),
        (None, [only]) => Ok(only.of),
        (None, _) => {
            let lead = "Say with --of which of these to give back:".to_owned();
            Err(Failure::list([vec![lead], listed()].concat()))
        }
        (Some(named), _) => {
            let of = read_refund_of(named);
            let found = found.iter().find(|it| Some(it.of) == of).map(|it| it.of);
            let lead = format!("{named} is none of what can be given back:");
            found.ok_or_else(|| Failure::list([vec![lead], listed()].concat()))
        }
    }
}

fn why_not(not: NotRefunded) -> Failure {
    match not {
        NotRefunded::Failure(failure) => failure,
        NotRefunded::Problem(PaymentProblem::MoreThanPaid(left)) => {
            Failure::new(format!("At most {} of it can be given back.", told(left)))
        }
        NotRefunded::Problem(PaymentProblem::NothingToGive) => {
            Failure::new("Nothing, or less, cannot be given back.")
        }
        NotRefunded::Problem(PaymentProblem::RefundRefused(message)) => Failure::new(format!(
            "The provider does not give it back: {message} Nothing was changed."
        )),
        NotRefunded::Problem(PaymentProblem::GivenToday) => Failure::new(
            "The same amount of it was given back today for the same reason: to give it back \
             again, add --again.",
        ),
        NotRefunded::Problem(_) => Failure::new("That cannot be given back."),
    }
}

fn print_refunded(refunded: Refunded) {
    let amount = told(refunded.amount);
    match refunded.state {
        RefundState::ToWire => say!(
            "{amount} is noted as to be wired. Once it is: reckoner payments wired {}",
            refunded.id
        ),
        RefundState::Pending => {
            say!("The provider gave no answer about {amount}, and is asked again by the next run.")
        }
        RefundState::Done | RefundState::Refused => say!("{amount} goes back to the card."),
    }
}

async fn print_to_wire(portal: &Portal) -> Result<(), Failure> {
    let (mut listed, mut next) = list_to_wire(portal, None).await?;
    if listed.is_empty() {
        say!("Nothing is to be wired.");
    }
    loop {
        listed.iter().for_each(print_one_to_wire);
        if next.is_none() {
            return Ok(());
        }
        (listed, next) = list_to_wire(portal, next).await?;
    }
}

fn print_one_to_wire(it: &ToWire) {
    say!(
        "{}  {}  {} ({})  {}  {}  {}",
        it.id,
        it.since,
        it.account.display_name,
        it.account.name,
        it.invoice.as_deref().unwrap_or("no invoice"),
        told(it.amount),
        it.reason
    );
}
