//! The billing run on PostgreSQL: invoices finalised, and finalised and rendered, a minute; and
//! what an invoice takes among few and among many.

use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::Result;

use super::postgres::Postgres;
use super::usage::{AS_OF, take_in};
use super::watched::{Moment, Watched};
use super::{Figure, Size, Subject};

const ROWS: usize = 30;
const FINALISED_MIN: f64 = 6_000.0;
const RENDERED_MIN: f64 = 2_500.0;
const RATIO_MAX: f64 = 1.3;

pub fn measure(subject: &Subject) -> Result<Vec<Figure>> {
    let (few, usual, many) = match subject.size {
        Size::Short => (200, 500, 1_000),
        Size::Usual => (1_000, 10_000, 20_000),
    };
    let postgres = Postgres::start()?;
    let finalise = |accounts: usize, folder: &Path| {
        let database = postgres.database(&format!("of_{accounts}"))?;
        let over = Subject {
            program: subject.program.clone(),
            size: subject.size,
            database: Some(database),
        };
        take_in(&over, folder, (accounts, ROWS))?;
        let finalised = bill(&over, folder, &["--no-render"])?;
        Ok::<_, anyhow::Error>((over, finalised))
    };
    let folder = tempfile::tempdir()?;
    let (_, of_few) = finalise(few, folder.path())?;
    let (_, of_many) = finalise(many, folder.path())?;
    let (over, finalised) = finalise(usual, folder.path())?;
    let rendered = bill(&over, folder.path(), &[])?;

    let seconds = finalised.elapsed.as_secs_f64();
    let per_minute = |seconds: f64| usual as f64 * 60.0 / seconds;
    let both = per_minute(seconds + rendered.elapsed.as_secs_f64());
    let each = |moment: Moment, accounts: usize| moment.elapsed.as_secs_f64() / accounts as f64;
    let ratio = each(of_many, many) / each(of_few, few);
    Ok(vec![
        Figure {
            benchmark: format!("{usual} invoices of {ROWS} rows finalised, PostgreSQL"),
            figure: format!("{:.0} a minute", per_minute(seconds)),
            wanted: format!("≥ {FINALISED_MIN}"),
            is_met: per_minute(seconds) >= FINALISED_MIN,
        },
        Figure {
            benchmark: "  and rendered, in both languages".to_owned(),
            figure: format!("{both:.0} a minute"),
            wanted: format!("≥ {RENDERED_MIN}"),
            is_met: both >= RENDERED_MIN,
        },
        Figure {
            benchmark: format!("  time for each at {many} series against {few}"),
            figure: format!("{ratio:.2} times"),
            wanted: format!("≤ {RATIO_MAX} times"),
            is_met: ratio <= RATIO_MAX,
        },
        Figure {
            benchmark: format!("  peak memory at {many} against {few}"),
            figure: format!(
                "{} MB against {} MB",
                of_many.memory_peak_kb / 1024,
                of_few.memory_peak_kb / 1024
            ),
            wanted: "flat".to_owned(),
            is_met: of_many.memory_peak_kb < of_few.memory_peak_kb * 2,
        },
    ])
}

fn bill(subject: &Subject, folder: &Path, more: &[&str]) -> Result<Moment> {
    let mut bill: Command = subject.reckoner(folder);
    bill.args(["bill", "--as-of", AS_OF]).args(more);
    let bill = bill.stdout(Stdio::null()).stderr(Stdio::null());
    Watched::start(bill)?.watch(|_| {})
}
