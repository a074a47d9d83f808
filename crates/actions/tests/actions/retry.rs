//! What was parked, tried again by an operator: the same invoices as a run would have made.

use super::{caller, now, portal};
use actions::bill::{self, Retried, RunState, begin_run, retry, retry_parked, show_runs};
use actions::world::apply;
use actions::{Portal, Refusal, Wrong};
use billing::RunKind;
use chrono::NaiveDate;
use scratch::Scratch;

const WORLD: &str = include_str!("../../demo/world.toml");
const RULE: &str = "country = \"NL\"\ncustomer = \"business\"";

scratch::both_databases!(
    parked_work_is_tried_again,
    operators_run_and_nobody_twice_at_once
);

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn made(run: &bill::Run) -> Vec<String> {
    let rows = run.made.iter();
    rows.map(|it| format!("{} {}", it.scope, it.invoice_date))
        .collect()
}

fn holds(run: &bill::Run) {
    for (currency, balance) in &run.balance {
        let difference = balance.difference().expect("fits");
        assert!(difference.is_zero(), "{currency}: {difference}");
    }
}

/// Accounts 2 and 3 cannot be billed, because their buyers' tax is not known.
async fn with_parked(scratch: &Scratch) -> Portal {
    let portal = portal(scratch).await.with_as_of(Some(day("2026-05-05")));
    let world = WORLD.replace(RULE, "country = \"BE\"\ncustomer = \"business\"");
    apply(&portal, &world, now()).await.expect("applied");
    bill::run(&portal, day("2026-05-05"), now(), |_| {})
        .await
        .expect("run");
    portal
}

async fn parked_work_is_tried_again(scratch: Scratch) {
    let portal = with_parked(&scratch).await;
    let status = bill::status(&portal).await.expect("status");
    let parked: Vec<_> = status
        .parked
        .iter()
        .map(|it| it.series.display_name.as_str())
        .collect();
    assert_eq!(parked, ["Billing profile 01"]);
    let series = status.parked[0].key;

    let by = (None, now());
    let run = retry(&portal, &Retried::One(series), by).await;
    let run = run.expect("tried").expect("it waits");
    assert_eq!((made(&run), run.parked.len()), (Vec::new(), 1));
    holds(&run);
    let nothing = retry(&portal, &Retried::Called("Somebody".to_owned()), by).await;
    assert!(nothing.expect("tried").is_none());

    apply(&portal, WORLD, now()).await.expect("applied");
    let name = Retried::Called("Billing profile 01".to_owned());
    let run = retry(&portal, &name, by).await;
    let run = run.expect("tried").expect("it waits");
    assert_eq!(
        made(&run),
        [
            "Billing profile 01 2026-04-05",
            "Billing profile 01 2026-05-05"
        ]
    );
    assert_eq!(run.parked, []);
    holds(&run);
    let nothing = retry(&portal, &Retried::All, by).await;
    assert!(nothing.expect("tried").is_none());
    let run = bill::run(&portal, day("2026-05-05"), now(), |_| {}).await;
    assert_eq!(made(&run.expect("run")), Vec::<String>::new());

    let status = bill::status(&portal).await.expect("status");
    let kinds: Vec<_> = status.runs.iter().map(|it| it.kind).collect();
    use RunKind::{Retry, Run};
    assert_eq!(kinds, [Run, Retry, Retry, Run]);
    assert!(!status.runs[1].balance.is_empty());
    assert_eq!(status.billed_through, Some(day("2026-05-05")));
}

async fn operators_run_and_nobody_twice_at_once(scratch: Scratch) {
    let portal = with_parked(&scratch).await;
    let operator = caller(&portal, "operator@reckoner.example").await;
    let begun = begin_run(&portal, &operator).await.expect("begun");
    let again = begin_run(&portal, &operator).await;
    assert_eq!(again.err(), Some(Refusal::wrong("do", Wrong::RunAtWork)));
    let page = show_runs(&portal, &operator, None).await.expect("shown");
    assert!(matches!(page.status.runs[0].state, RunState::AtWork(_)));
    begun.go(|_| {}).await.expect("run");
    let until = Some(day("2026-05-12"));
    let page = show_runs(&portal, &operator, until).await.expect("shown");
    assert!(matches!(page.status.runs[0].state, RunState::Done(_)));
    let (_, preview) = page.preview.expect("a look ahead");
    assert_eq!(preview.parked.len(), 1);
    assert!(!preview.has_more);

    let ahead = portal.clone().with_as_of(Some(day("2030-01-01")));
    let refused = begin_run(&ahead, &operator).await;
    let wrong = Wrong::BillingDateAhead;
    assert_eq!(refused.err(), Some(Refusal::wrong("do", wrong)));

    apply(&portal, WORLD, now()).await.expect("applied");
    let run = retry_parked(&portal, &operator, &Retried::All).await;
    assert_eq!(run.expect("tried").made.len(), 2);
    let nothing = retry_parked(&portal, &operator, &Retried::All).await;
    assert_eq!(nothing.err(), Some(Refusal::wrong("do", Wrong::NotParked)));
}
