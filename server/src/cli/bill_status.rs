//! `bill status`: what runs did, how far one is, and what could not be billed.

use actions::bill::{Balance, ParkedRow, RunRow, RunState, Status};
use billing::{Currency, RunKind};

pub fn print_status(status: &Status) {
    match status.billed_through {
        Some(day) => println!("Everything is billed up to {day}, but for what is told below."),
        None => println!("Nothing was billed yet."),
    }
    status.runs.iter().for_each(print_run);
    status.parked.iter().for_each(print_parked);
    if !status.parked.is_empty() {
        println!("Tried again by the next run, or at once by `reckoner bill retry`.");
    }
}

fn print_run(run: &RunRow) {
    let kind = match run.kind {
        RunKind::Run => "",
        RunKind::Retry => "  retry",
        RunKind::Correction => "  correction",
    };
    println!(
        "{}  as of {}{kind}  {} made, {} not billed  {}",
        run.started_at.format("%Y-%m-%d %H:%M UTC"),
        run.as_of,
        run.made,
        run.parked,
        told(&run.state)
    );
    for (currency, balance) in &run.balance {
        println!("    {}", equation(*currency, balance));
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
                "at work: {}{} series looked at, {} ahead",
                day.unwrap_or_default(),
                reached.looked_at,
                reached.ahead
            )
        }
    }
}

fn print_parked(row: &ParkedRow) {
    let reason = row.obstacle.as_ref().map(ToString::to_string);
    let since = row.since.map(|it| it.format("%Y-%m-%d").to_string());
    println!(
        "not billed since {}: {} / {} ({}): {}",
        since.unwrap_or_default(),
        row.account.display_name,
        row.series.display_name,
        row.kind,
        reason.unwrap_or_default()
    );
}

/// The equation that a run ends with.
pub fn equation(currency: Currency, balance: &Balance) -> String {
    format!(
        "{currency}: {} rated = {} invoiced + {} covered by credit + {} carried + {} parked \
         + {} written off",
        balance.rated,
        balance.invoiced,
        balance.covered,
        balance.carried,
        balance.parked,
        balance.written_off
    )
}
