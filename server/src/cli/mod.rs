//! The command line: each command is a thin caller of one action.

mod ahead;
mod bill_status;
mod billing_run;
mod import;
mod invoices;
mod once;
mod out;
mod payments;
mod serve;
mod usage;
mod user;
mod verify;
mod world;

#[cfg(test)]
pub use usage::write as write_usage;

use crate::settings::Options;
use actions::Failure;
use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, Subcommand};

/// Cost management and billing: makes invoices, shows them to whom they belong, says why not.
#[derive(Debug, Parser)]
#[command(name = "reckoner", version, propagate_version = true)]
pub struct Cli {
    #[command(flatten)]
    options: Options,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the portal, render documents and send mail
    #[command(after_help = "Example: reckoner serve --demo")]
    Serve(serve::Serve),
    /// Only render documents and send mail, beside other servers of the same database
    #[command(after_help = "Example: reckoner worker --database postgres://reckoner@db/reckoner")]
    Worker,
    /// Bring the schema of the database up to date, and do nothing else
    #[command(after_help = "Example: reckoner migrate --database sqlite://data/reckoner.db")]
    Migrate,
    /// Fill an empty database with the demo world, and stop
    #[command(after_help = "Example: reckoner demo --data demo")]
    Demo(serve::Demo),
    /// Make directories, people, accounts and prices what a file says; all of it or nothing
    #[command(after_help = "Example: reckoner apply world.toml --dry-run")]
    Apply(world::Apply),
    /// Write the file that `apply` would need to make the world as it is
    #[command(after_help = "Example: reckoner export > world.toml")]
    Export,
    /// Take in a file of FOCUS cost and usage; all of it or nothing
    #[command(
        after_help = "Example: reckoner import focus.csv.gz --directory Contoso --create-accounts"
    )]
    Import(import::Import),
    /// Make every invoice that is due
    #[command(after_help = "Example: reckoner bill --as-of 2026-11-05 --dry-run")]
    Bill(billing_run::Bill),
    /// List invoices, write the PDF of one, void one, credit a part of one
    #[command(
        after_help = "Examples: reckoner invoices --json\n          reckoner invoices pdf G123456789 --out invoice.pdf --language nl\n          reckoner invoices void G123456789 --reason \"Wrong address\" --rebill"
    )]
    Invoices(invoices::Invoices),
    /// Write the usage of an invoice, row by row; it adds up to the invoice
    #[command(
        after_help = "Example: reckoner usage G123456789 --out usage.csv.gz --format focus --packing gzip"
    )]
    Usage(usage::Usage),
    /// Book what was paid, and give money back
    #[command(
        after_help = "Example: reckoner payments book 2026-000123 --on 2026-11-25 --reference 4711"
    )]
    Payments(payments::Payments),
    /// Add people, disable and erase them, make a link that sets a password
    #[command(after_help = "Example: reckoner user add operator@example.com --operator")]
    User(user::User),
    /// Prove that no audit line, invoice, number, payment or document was changed, or that an export
    /// is whole
    #[command(after_help = verify::HELP)]
    Verify(verify::Verify),
}

/// Does what the command line asks.
pub async fn run(cli: Cli) -> Result<(), Failure> {
    let settings = cli.options.resolve()?;
    match cli.command {
        Command::Serve(it) => serve::serve(&settings, it).await,
        Command::Worker => serve::work(&settings).await,
        Command::Migrate => settings.open().await.map(|_| ()),
        Command::Demo(it) => serve::demo(&settings, &it).await,
        Command::Apply(it) => world::apply(&settings, it).await,
        Command::Export => world::export(&settings).await,
        Command::Import(it) => import::import(&settings, it).await,
        Command::Bill(it) => billing_run::bill(&settings, it).await,
        Command::Invoices(it) => invoices::invoices(&settings, it).await,
        Command::Usage(it) => usage::usage(&settings, it).await,
        Command::Payments(it) => payments::payments(&settings, it).await,
        Command::User(it) => user::user(&settings, it).await,
        Command::Verify(it) => verify::verify(&settings, it).await,
    }
}

/// Draws on the terminal, where there is one.
fn progress_bar(total: u64, template: &str) -> indicatif::ProgressBar {
    let bar = indicatif::ProgressBar::new(total);
    if let Ok(style) = indicatif::ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
    bar
}

/// Ends the program as clap does where arguments do not go together.
fn refuse_usage(why: &str) -> ! {
    Cli::command()
        .error(ErrorKind::ArgumentConflict, why)
        .exit()
}
