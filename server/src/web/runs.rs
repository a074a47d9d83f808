//! Billing runs that an operator asks for from their page.

use super::asking::Visit;
use super::cookies;
use super::forms::{Fields, see_other};
use actions::bill::{Begun, Retried, Run, begin_retry, begin_run};
use actions::{Refusal, payments};
use app::Notice;
use axum::response::Response;
use chrono::Utc;
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

async fn run(visit: &Visit) -> Result<Notice, Refusal> {
    let begun = begin_run(&visit.web.portal, visit.caller()?).await?;
    go(visit, begun).await
}

async fn retry(visit: &Visit, which: Retried) -> Result<Notice, Refusal> {
    let begun = begin_retry(&visit.web.portal, visit.caller()?, &which).await?;
    go(visit, begun).await
}

/// The run goes on whether or not anybody waits for it.
async fn go(visit: &Visit, begun: Begun) -> Result<Notice, Refusal> {
    let portal = visit.web.portal.clone();
    waited_for(async move {
        let run = begun.go(|_| {}).await?;
        // A long run ends later than it was asked for, and cards are charged then.
        let now = Utc::now();
        payments::collect(&portal, portal.today(now), now).await?;
        Ok(run)
    })
    .await
}

/// What a run came to, if it is done soon. It goes on though nobody waits for it: then only the log
/// tells what broke.
async fn waited_for(
    going: impl Future<Output = Result<Run, Refusal>> + Send + 'static,
) -> Result<Notice, Refusal> {
    match timeout(WAITED_FOR, tokio::spawn(going)).await {
        Ok(Ok(run)) => run.map(|it| done(&it)),
        Ok(Err(cause)) => Err(Refusal::broken(&cause)),
        Err(_) => Ok(Notice::RunBegun),
    }
}

fn done(run: &Run) -> Notice {
    let count = |some: usize| u32::try_from(some).unwrap_or(u32::MAX);
    Notice::RunDone {
        made: count(run.made.len()),
        parked: count(run.parked.len()),
    }
}
