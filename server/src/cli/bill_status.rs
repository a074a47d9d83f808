//! `bill status`: what runs did, how far one is, and what could not be billed.

use super::out::{counted, say};
use actions::bill::{self, Balance, ParkedRow, RunRow, RunState};
use actions::{Failure, Portal};
use billing::{Currency, RunKind};

pub async fn print_status(portal: &Portal) -> Result<(), Failure> {
    let status = bill::status(portal, None).await?;
    match status.billed_through {
        Some(day) => say!("Everything is billed up to {day}, but for what is told below."),
        None => say!("Nothing was billed yet."),
    }
    let mut page = status.parked;
    page.rows.iter().for_each(print_parked);
    while let Some(after) = page.next {
        page = bill::parked(portal, Some(after)).await?;
        page.rows.iter().for_each(print_parked);
    }
    if status.parked_count > 0 {
        say!("Tried again by the next run, or at once by `reckoner bill retry`.");
    }
    status.runs.iter().for_each(print_run);
    Ok(())
}

fn print_run(run: &RunRow) {
    let kind = match run.kind {
        RunKind::Run => "",
        RunKind::Retry => "  retry",
        RunKind::Correction => "  correction",
    };
    say!(
        "{}  as of {}{kind}  {} made, {} not billed  {}",
        run.started_at.format("%Y-%m-%d %H:%M UTC"),
        run.as_of,
        run.made,
        run.parked,
        told(&run.state)
    );
    for (currency, balance) in &run.balance {
        say!("    {}", equation(*currency, balance));
    }
}

fn told(state: &RunState) -> String {
    match state {
        RunState::Failed(problem) => format!("failed: {problem}"),
        RunState::Done(took) => format!("done in {} s", took.num_seconds()),
        RunState::Silent => "stopped in the middle: the next run goes on".to_owned(),
        RunState::AtWork(reached) => {
            let day = reached.day.map(|it| format!("at {it}, "));
            format!(
                "at work: {}{} series looked at, {} ahead, heard of {} s ago",
                day.unwrap_or_default(),
                reached.looked_at,
                reached.ahead,
                reached.heard.num_seconds()
            )
        }
    }
}

fn print_parked(row: &ParkedRow) {
    let reason = row.obstacle.as_ref().map(ToString::to_string);
    say!(
        "not billed since {}: {} / {} ({}): {}",
        row.due_on,
        row.account.display_name,
        row.series.display_name,
        row.kind,
        reason.unwrap_or_default()
    );
}

/// The equation that a run ends with.
pub fn equation(currency: Currency, balance: &Balance) -> String {
    format!(
        "{currency}: {} rated = {} invoiced + {} invoiced before + {} covered by credit \
         + {} carried + {} parked + {} written off; {} when billed",
        balance.rated,
        balance.invoiced,
        balance.before,
        balance.covered,
        balance.carried,
        balance.parked,
        balance.written_off,
        counted(balance.unrated, "charge is rated", "charges are rated")
    )
}
