//! A job is leased to one worker at a time, and comes back when the lease runs out.

use billing::JobId;
use chrono::{DateTime, Duration, Utc};
use scratch::Scratch;
use store::entities::job;

const KIND: &str = "test";

scratch::both_databases!(leased_once, enqueued_once);

fn job(key: &str, now: DateTime<Utc>) -> job::Model {
    job::Model {
        id: JobId::new(),
        kind: KIND.to_owned(),
        key: key.to_owned(),
        payload: "{}".to_owned(),
        run_after: now,
        leased_until: None,
        attempts: 0,
        last_error: None,
    }
}

async fn enqueue(scratch: &Scratch, jobs: Vec<job::Model>) {
    let work = store::begin(&scratch.database).await.expect("begun");
    store::jobs::enqueue(&work, jobs).await.expect("enqueued");
    work.commit().await.expect("committed");
}

async fn lease(scratch: &Scratch, now: DateTime<Utc>) -> Vec<job::Model> {
    let work = store::begin(&scratch.database).await.expect("begun");
    let until = now + Duration::minutes(5);
    let jobs = store::jobs::lease(&work, KIND, now, until, 10)
        .await
        .expect("leased");
    work.commit().await.expect("committed");
    jobs
}

async fn leased_once(scratch: Scratch) {
    let now = DateTime::UNIX_EPOCH;
    enqueue(
        &scratch,
        vec![job("a", now), job("b", now + Duration::hours(1))],
    )
    .await;
    let first = lease(&scratch, now).await;
    assert_eq!(
        first.iter().map(|it| it.key.as_str()).collect::<Vec<_>>(),
        ["a"]
    );
    assert!(lease(&scratch, now + Duration::minutes(4)).await.is_empty());
    let again = lease(&scratch, now + Duration::minutes(5)).await;
    assert_eq!((again.len(), again[0].attempts), (1, 2));

    let work = store::begin(&scratch.database).await.expect("begun");
    let later = now + Duration::hours(2);
    store::jobs::postpone(&work, again[0].id, later, "no ink")
        .await
        .expect("postponed");
    work.commit().await.expect("committed");
    assert_eq!(lease(&scratch, now + Duration::hours(1)).await.len(), 1);
    assert_eq!(lease(&scratch, later).await.len(), 2);
}

async fn enqueued_once(scratch: Scratch) {
    let now = DateTime::UNIX_EPOCH;
    enqueue(&scratch, vec![job("a", now)]).await;
    enqueue(&scratch, vec![job("a", now), job("b", now)]).await;
    assert_eq!(store::jobs::count(&scratch.database).await, Ok(2));
}
