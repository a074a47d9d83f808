//! The demo world: put in by `apply`, its usage imported, billed and paid day by day.
//!
//! Every step is one that an operator takes too, and each does nothing when it is done already:
//! a demo that was killed goes on where it stood.

mod usage;

use crate::import::{ImportOptions, import_file};
use crate::payments::{Transfer, book_transfer, collect};
use crate::{Failure, Portal, Repeat, bill, sign_in, world};
use billing::{Month, Period};
use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, Utc};
use std::io::Write;
use std::path::Path;

/// Everyone's password.
pub const PASSWORD: &str = "demo";

/// Whom to sign in as, and what to see.
pub const PEOPLE_TO_TRY: [(&str, &str); 7] = [
    (
        "jeroen@contoso.example",
        "account administrator (choose the work identity)",
    ),
    ("hugo@tailwind.example", "partner with two customers"),
    (
        "chloe@contoso.example",
        "invoice manager of Billing profile 01",
    ),
    (
        "anna@contoso.example",
        "owner of Contoso Ltd, guest of Fabrikam",
    ),
    ("daan@contoso.example", "reader of Billing profile 02"),
    ("farah@fabrikam.example", "owner of Fabrikam Inc"),
    ("operator@reckoner.example", "runs the billing office"),
];

const WORLD: &str = include_str!("../../demo/world.toml");
const SAMPLE: &[u8] = include_bytes!("../../demo/focus-1.0-sample.csv.gz");
const FIRST_DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 2, 2).expect("a day");
const STANDS_AT: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 20).expect("a day");
/// The day on which the real usage of October is taken in.
const SAMPLE_TAKEN_ON: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 1).expect("a day");

/// Days from invoice date to transfer, by account.
const PAID_AFTER_DAYS: [(&str, u64); 5] = [
    ("Contoso Ltd", 20),
    ("Contoso Enterprise", 20),
    ("Fabrikam Inc", 10),
    ("Tailwind Traders Partner", 20),
    ("Noor Bakker", 20),
];
/// The days of the month on which usage comes in: at its beginning, and before the free account
/// is billed.
const USAGE_TAKEN_ON: [u32; 2] = [1, 12];

/// Fills an empty database, or lets an existing demo go on. Gives the day it stands at then.
pub async fn fill(
    portal: &Portal,
    as_of: Option<NaiveDate>,
    now: DateTime<Utc>,
    on_day: impl Fn(NaiveDate),
) -> Result<NaiveDate, Failure> {
    let stands_at = standing(portal).await?;
    let until = as_of.unwrap_or(stands_at.unwrap_or(STANDS_AT).max(STANDS_AT));
    if let Some(stands_at) = stands_at.filter(|it| until < *it) {
        let problem =
            format!("The demo world stands at {stands_at}: it cannot go back to {until}.");
        return Err(Failure::new(problem));
    }
    let mut day = match stands_at {
        Some(day) => day,
        None => FIRST_DAY - Days::new(1),
    };
    mark(portal, day).await?;
    // Who holds what is given on the day that the world stands at, not on that of whoever fills it.
    world::apply(portal, WORLD, day.and_time(NaiveTime::MIN).and_utc()).await?;
    sign_in::set_demo_passwords(portal, PASSWORD, now).await?;
    while day < until {
        day = day + Days::new(1);
        on_day(day);
        live(portal, day).await?;
        mark(portal, day).await?;
    }
    Ok(day)
}

/// Where the demo stands; a database with anything else in it is refused.
async fn standing(portal: &Portal) -> Result<Option<NaiveDate>, Failure> {
    let installation = store::installation::get(&portal.database).await?;
    let stands_at = installation.and_then(|it| it.demo_stands_at);
    if stands_at.is_none() && world::export(portal).await? != world::World::default() {
        return Err(Failure::new(
            "This database holds something else: the demo wants an empty one (--data DIR).",
        ));
    }
    Ok(stands_at)
}

async fn mark(portal: &Portal, day: NaiveDate) -> Result<(), Failure> {
    let work = store::begin(&portal.database).await?;
    store::installation::set_demo_stands_at(&work, day).await?;
    Ok(work.commit().await?)
}

/// Puts in the world and all its usage up to a day, and bills nothing: what one late run must make
/// the same of as daily ones.
pub async fn put_in(portal: &Portal, until: NaiveDate, now: DateTime<Utc>) -> Result<(), Failure> {
    world::apply(portal, WORLD, now).await?;
    let days = FIRST_DAY.iter_days().take_while(|it| *it <= until);
    for day in days {
        take_in_usage(portal, day).await?;
    }
    Ok(())
}

/// One day: usage comes in, what is due is billed, cards are charged, transfers arrive.
async fn live(portal: &Portal, day: NaiveDate) -> Result<(), Failure> {
    let now = day.and_time(NaiveTime::MIN).and_utc();
    take_in_usage(portal, day).await?;
    let run = bill::run(portal, day, now, |_| {}).await?;
    if let Some(it) = run.parked.first() {
        let problem = format!(
            "The demo world: {} / {}: {}",
            it.account, it.scope, it.obstacle
        );
        return Err(Failure::new(problem));
    }
    collect(portal, day, now).await?;
    receive_transfers(portal, day, now).await
}

async fn take_in_usage(portal: &Portal, day: NaiveDate) -> Result<(), Failure> {
    let now = day.and_time(NaiveTime::MIN).and_utc();
    if USAGE_TAKEN_ON.contains(&day.day()) {
        let csv = usage_until(portal, day).await?;
        if csv.lines().nth(1).is_some() {
            take_in(portal, csv.as_bytes(), &ImportOptions::default(), now).await?;
        }
    }
    if day == SAMPLE_TAKEN_ON {
        let options = ImportOptions {
            only: Some(("ProviderName".to_owned(), "Microsoft".to_owned())),
            into: Some("Contoso Ltd/Billing profile 02".to_owned()),
            shift_to: Some(Month::of(day - Days::new(1))),
            ..ImportOptions::default()
        };
        take_in(portal, SAMPLE, &options, now).await?;
    }
    Ok(())
}

/// What was used since usage was taken in the last time, up to the day before; a disabled
/// subscription uses nothing.
async fn usage_until(portal: &Portal, day: NaiveDate) -> Result<String, Failure> {
    let end = day - Days::new(1);
    let month = Month::of(end);
    let start = match day.day() {
        1 => month.day_or_last(USAGE_TAKEN_ON[1]),
        _ => month.first_day(),
    };
    let disabled = store::accounts::disabled(&portal.database).await?;
    usage::csv_of(Period { start, end }, |subscription, day| {
        let of_this = disabled.iter().filter(|it| it.name == subscription);
        of_this
            .filter_map(|it| it.disabled_on)
            .all(|from| day < from)
    })
}

async fn take_in(
    portal: &Portal,
    bytes: &[u8],
    options: &ImportOptions,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    let not_written = |cause| Failure::new(format!("Usage of the demo cannot be written: {cause}"));
    let mut file = tempfile::Builder::new()
        .prefix("reckoner-demo-")
        .tempfile()
        .map_err(not_written)?;
    file.write_all(bytes).map_err(not_written)?;
    let path: &Path = file.path();
    import_file(portal, path, options, now, |_| {}).await?;
    Ok(())
}

async fn receive_transfers(
    portal: &Portal,
    day: NaiveDate,
    now: DateTime<Utc>,
) -> Result<(), Failure> {
    for (account, days) in PAID_AFTER_DAYS {
        for account in store::accounts::called(&portal.database, account).await? {
            let dated = day - Days::new(days);
            for invoice in store::invoices::dated(&portal.database, account.id, dated).await? {
                if invoice.total_minor <= invoice.paid_minor {
                    continue;
                }
                let transfer = Transfer {
                    reference: Some(format!("TRANSFER {}", invoice.document_number)),
                    invoice: invoice.name,
                    received_on: day,
                    amount: None,
                    repeat: Repeat::Refused,
                };
                book_transfer(portal, &transfer, now).await?;
            }
        }
    }
    Ok(())
}
