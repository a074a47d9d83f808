//! Billing runs that an operator asks for from their page.

use super::asking::Visit;
use super::cookies;
use super::forms::{Fields, see_other};
use actions::bill::{Retried, Run, begin_run, retry_parked};
use actions::{Failure, Refusal, payments};
use app::Notice;
use axum::response::Response;
use islands::addresses;
use std::time::Duration;
use tokio::time::timeout;

/// How long whoever asked for a run waits for it; a longer one is watched on its page.
const WAITED_FOR: Duration = Duration::from_secs(2);

/// Runs, or tries again what was parked.
pub async fn runs(visit: Visit, fields: Fields) -> Response {
    let done = match fields.text("do") {
        "run" => run(&visit).await,
        "retry-all" => retry(&visit, Retried::All).await,
        "retry" => match series(&fields) {
            Ok(one) => retry(&visit, one).await,
            Err(refusal) => Err(refusal),
        },
        _ => Err(Refusal::NotFound),
    };
    match done {
        Ok(notice) => {
            let notice = cookies::notice(&visit.web.door, notice);
            see_other(addresses::RUNS, visit.jar.add(notice))
        }
        Err(refusal) => visit.again(addresses::RUNS, (&fields, &[]), refusal).await,
    }
}

fn series(fields: &Fields) -> Result<Retried, Refusal> {
    let account = fields.text("account").parse();
    let series = fields.text("series").parse();
    match (account, series) {
        (Ok(account), Ok(series)) => Ok(Retried::One((account, series))),
        _ => Err(Refusal::NotFound),
    }
}

/// The run goes on whether or not anybody waits for it.
async fn run(visit: &Visit) -> Result<Notice, Refusal> {
    let begun = begin_run(&visit.web.portal, visit.caller()?).await?;
    let (portal, now) = (visit.web.portal.clone(), visit.caller()?.now);
    let going = tokio::spawn(async move {
        let run = begun.go(|_| {}).await?;
        payments::collect(&portal, portal.today(now), now).await?;
        Ok::<_, Failure>(run)
    });
    match timeout(WAITED_FOR, going).await {
        Ok(Ok(Ok(run))) => Ok(done(&run)),
        Ok(Ok(Err(failure))) => Err(Refusal::broken(&failure)),
        Ok(Err(cause)) => Err(Refusal::broken(&cause)),
        Err(_) => Ok(Notice::RunBegun),
    }
}

async fn retry(visit: &Visit, which: Retried) -> Result<Notice, Refusal> {
    let run = retry_parked(&visit.web.portal, visit.caller()?, &which).await?;
    Ok(done(&run))
}

fn done(run: &Run) -> Notice {
    let count = |some: usize| u32::try_from(some).unwrap_or(u32::MAX);
    Notice::RunDone {
        made: count(run.made.len()),
        parked: count(run.parked.len()),
    }
}
