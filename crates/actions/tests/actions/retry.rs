//! What was parked, tried again by an operator: the same invoices as a run would have made.

use super::{caller, now, portal};
use actions::bill::{
    self, Progress, Retried, RunState, RunsAsked, begin_retry, begin_run, retry, show_runs,
};
use actions::world::apply;
use actions::{Portal, Refusal, Wrong};
use billing::RunKind;
use billing::invoice::Obstacle;
use chrono::NaiveDate;
use scratch::Scratch;
use std::sync::Mutex;
use std::time::Duration;
use store::entities::{bill_run, billing_scope};

const WORLD: &str = include_str!("../../demo/world.toml");
const RULE: &str = "country = \"NL\"\ncustomer = \"business\"";

scratch::both_databases!(
    parked_work_is_tried_again,
    operators_run_and_nobody_twice_at_once,
    a_run_that_lives_is_heard_of_and_a_killed_one_is_not,
    more_than_a_page_is_tried_again,
    what_a_series_is_for_is_gone,
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
    let status = bill::status(&portal, None).await.expect("status");
    let parked: Vec<_> = status
        .parked
        .rows
        .iter()
        .map(|it| it.series.display_name.as_str())
        .collect();
    assert_eq!(parked, ["Billing profile 01"]);
    let series = status.parked.rows[0].key;

    let by = (None, now());
    let run = retry(&portal, &Retried::One(series), by, |_| {}).await;
    let run = run.expect("tried").expect("it waits");
    assert_eq!((made(&run), run.parked.len()), (Vec::new(), 1));
    holds(&run);
    let nothing = retry(&portal, &Retried::Called("Somebody".to_owned()), by, |_| {}).await;
    assert!(nothing.expect("tried").is_none());

    // An account's name means all that waits of it.
    for name in ["Contoso Ltd", &status.parked.rows[0].account.name] {
        let run = retry(&portal, &Retried::Called(name.to_owned()), by, |_| {}).await;
        let run = run.expect("tried").expect("it waits");
        assert_eq!(run.parked.len(), 1, "{name}");
    }

    let earlier = portal.clone().with_as_of(Some(day("2026-04-04")));
    let nothing = retry(&earlier, &Retried::All, by, |_| {}).await;
    assert!(nothing.expect("tried").is_none(), "it is due the day after");

    apply(&portal, WORLD, now()).await.expect("applied");
    let name = Retried::Called("Billing profile 01".to_owned());
    let run = retry(&portal, &name, by, |_| {}).await;
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
    let nothing = retry(&portal, &Retried::All, by, |_| {}).await;
    assert!(nothing.expect("tried").is_none());
    let run = bill::run(&portal, day("2026-05-05"), now(), |_| {}).await;
    assert_eq!(made(&run.expect("run")), Vec::<String>::new());

    let status = bill::status(&portal, None).await.expect("status");
    let kinds: Vec<_> = status.runs.iter().map(|it| it.kind).collect();
    use RunKind::{Retry, Run};
    assert_eq!(kinds, [Run, Retry, Retry, Retry, Retry, Run]);
    assert!(!status.runs[1].balance.is_empty());
    let billed_through = bill::billed_through(&portal).await.expect("read");
    assert_eq!(billed_through, status.billed_through);
    assert_eq!(status.billed_through, Some(day("2026-05-05")));
}

async fn operators_run_and_nobody_twice_at_once(scratch: Scratch) {
    let portal = with_parked(&scratch).await;
    let operator = caller(&portal, "operator@reckoner.example").await;
    let begun = begin_run(&portal, &operator).await.expect("begun");
    let again = begin_run(&portal, &operator).await;
    assert!(is_at_work(again.err()));
    let page = show_runs(&portal, &operator, RunsAsked::default())
        .await
        .expect("shown");
    assert!(matches!(page.status.runs[0].state, RunState::AtWork(_)));
    begun.go(|_| {}).await.expect("run");
    let asked = RunsAsked {
        until: Some(day("2026-05-12")),
        ..RunsAsked::default()
    };
    let page = show_runs(&portal, &operator, asked).await.expect("shown");
    assert!(matches!(page.status.runs[0].state, RunState::Done(_)));
    let (_, preview) = page.preview.expect("a look ahead");
    assert_eq!(preview.parked.len(), 1);
    assert!(!preview.has_more);

    let ahead = portal.clone().with_as_of(Some(day("2030-01-01")));
    let refused = begin_run(&ahead, &operator).await;
    let wrong = Wrong::BillingDateAhead;
    assert_eq!(refused.err(), Some(Refusal::wrong("do", wrong)));

    apply(&portal, WORLD, now()).await.expect("applied");
    let begun = begin_retry(&portal, &operator, &Retried::All).await;
    let page = show_runs(&portal, &operator, RunsAsked::default()).await;
    let latest = &page.expect("shown").status.runs[0];
    assert_eq!(latest.kind, RunKind::Retry);
    assert!(matches!(latest.state, RunState::AtWork(_)));
    let told = Mutex::new(Vec::new());
    let tell = |it: Progress| told.lock().expect("told").push((it.looked_at, it.ahead));
    let run = begun.expect("begun").go(tell).await;
    assert_eq!(run.expect("tried").made.len(), 2);
    assert_eq!(told.into_inner().expect("told"), [(1, 0)]);
    let nothing = begin_retry(&portal, &operator, &Retried::All).await;
    assert_eq!(nothing.err(), Some(Refusal::wrong("do", Wrong::NotParked)));
}

fn is_at_work(refusal: Option<Refusal>) -> bool {
    let Some(Refusal::Invalid(problems)) = refusal else {
        return false;
    };
    let wrong = problems.first().map(|it| &it.wrong);
    matches!(wrong, Some(Wrong::RunAtWork { since, until }) if since < until)
}

async fn a_run_that_lives_is_heard_of_and_a_killed_one_is_not(scratch: Scratch) {
    let portal = with_parked(&scratch).await;
    let operator = caller(&portal, "operator@reckoner.example").await;
    let heard_at = async || {
        let runs = store::runs::last(&scratch.database, None, 1)
            .await
            .expect("read");
        runs[0].heard_at.expect("heard of")
    };
    let begun = begin_run(&portal, &operator).await.expect("begun");
    let first = heard_at().await;
    // It has not looked at any series yet: its heart beats all the same.
    tokio::time::sleep(Duration::from_millis(2_500)).await;
    assert!(heard_at().await > first);
    drop(begun);
    tokio::time::sleep(Duration::from_millis(500)).await;
    let last = heard_at().await;
    tokio::time::sleep(Duration::from_millis(1_500)).await;
    assert_eq!(heard_at().await, last);

    assert!(is_at_work(begin_run(&portal, &operator).await.err()));
    let mut killed = store::runs::last(&scratch.database, None, 1)
        .await
        .expect("read")[0]
        .clone();
    killed.heard_at = Some(last - chrono::Duration::seconds(70));
    let work = store::begin(&scratch.database).await.expect("begun");
    store::put::<bill_run::Entity>(&work, killed)
        .await
        .expect("put");
    work.commit().await.expect("committed");
    let page = show_runs(&portal, &operator, RunsAsked::default()).await;
    let state = &page.expect("shown").status.runs[0].state;
    assert_eq!(*state, RunState::Silent);
    let begun = begin_run(&portal, &operator).await.expect("taken over");
    begun.go(|_| {}).await.expect("run");
}

/// Notes every series as parked, and that there are a hundred more.
async fn park_all(scratch: &Scratch, more: usize) -> usize {
    let mut rows = store::all::<billing_scope::Entity>(&scratch.database)
        .await
        .expect("read");
    let reason = rows.iter().find_map(|it| it.parked_reason.clone());
    let model = rows[0].clone();
    rows.extend((0..more).map(|_| billing_scope::Model {
        id: store::Uuid::now_v7(),
        kind: billing::invoice::InvoiceKind::Usage,
        ..model.clone()
    }));
    for row in &mut rows {
        row.parked_reason = reason.clone();
        row.look_on = day("2026-01-01");
    }
    let work = store::begin(&scratch.database).await.expect("begun");
    let count = rows.len();
    store::put_many::<billing_scope::Entity>(&work, rows)
        .await
        .expect("put");
    work.commit().await.expect("committed");
    count
}

async fn more_than_a_page_is_tried_again(scratch: Scratch) {
    let portal = with_parked(&scratch).await;
    let all = park_all(&scratch, 120).await;
    let status = bill::status(&portal, None).await.expect("status");
    assert_eq!(status.parked_count, u64::try_from(all).expect("few"));
    let mut seen = status.parked.rows.len();
    let mut next = status.parked.next;
    while let Some(after) = next {
        let page = bill::parked(&portal, Some(after)).await.expect("a page");
        seen += page.rows.len();
        next = page.next;
    }
    assert_eq!(seen, all);
    let told = Mutex::new(0);
    let tell = |it: Progress| *told.lock().expect("told") = it.looked_at;
    let run = retry(&portal, &Retried::All, (None, now()), tell).await;
    holds(&run.expect("tried").expect("they wait"));
    assert_eq!(told.into_inner().expect("told"), all);
}

/// No run and no retry goes round it for ever.
async fn what_a_series_is_for_is_gone(scratch: Scratch) {
    let portal = with_parked(&scratch).await;
    park_all(&scratch, 1).await;
    let run = bill::run(&portal, day("2026-05-05"), now(), |_| {}).await;
    let gone = |run: &bill::Run| {
        let obstacles = run.parked.iter().map(|it| &it.obstacle);
        obstacles.filter(|it| **it == Obstacle::SeriesGone).count()
    };
    assert_eq!(gone(&run.expect("run")), 1);
    let run = retry(&portal, &Retried::All, (None, now()), |_| {}).await;
    assert_eq!(gone(&run.expect("tried").expect("they wait")), 1);
}
