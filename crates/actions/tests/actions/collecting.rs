//! Charging cards: what stands in the way of one account stops no other, and is tried again.

use super::{now, portal};
use actions::payments::collect;
use actions::{bill, demo};
use billing::CardId;
use chrono::NaiveDate;
use scratch::Scratch;
use store::Reads;
use store::entities::{card, invoice};

scratch::both_databases!(one_fault_stops_nobody_else);

const DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 5, 10).expect("a day");

async fn one_fault_stops_nobody_else(scratch: Scratch) {
    let portal = portal(&scratch).await;
    demo::put_in(&portal, DAY, now()).await.expect("put in");
    bill::run(&portal, DAY, now(), |_| {}).await.expect("run");
    let due = async || {
        let rows = store::all::<invoice::Entity>(&scratch.database).await;
        let rows = rows.expect("read").into_iter();
        let due = rows.filter(|it| it.next_attempt_on.is_some_and(|it| it <= DAY));
        due.collect::<Vec<_>>()
    };
    // One of them is charged to a card of its own, whose row is then broken.
    let all = due().await;
    assert!(all.len() > 1);
    let cards = store::all::<card::Entity>(&scratch.database).await;
    let cards = cards.expect("read").into_iter();
    let broken = card::Model {
        id: CardId::new(),
        name: "broken".to_owned(),
        ..cards.last().expect("a card")
    };
    let provider = broken.provider.to_string();
    let charged = invoice::Model {
        card_id: Some(broken.id),
        ..all[0].clone()
    };
    let account_id = charged.account_id;
    let work = store::begin(&scratch.database).await.expect("begun");
    let row = card::Model {
        account_id,
        ..broken
    };
    store::put::<card::Entity>(&work, row).await.expect("put");
    let put = store::put::<invoice::Entity>(&work, charged).await;
    put.expect("put");
    work.commit().await.expect("committed");
    let set = async |word: &str| {
        let sql = format!("UPDATE cards SET provider = '{word}' WHERE name = 'broken'");
        let set = scratch.database.execute_unprepared(&sql).await;
        set.expect("set");
    };
    set("nobody").await;
    let collected = collect(&portal, DAY, now()).await.expect("collected");
    assert_eq!(collected.broken, 1, "{collected:?}");
    assert!(collected.taken + collected.declined > 0, "{collected:?}");
    let left: Vec<_> = due().await.into_iter().map(|it| it.id).collect();
    assert_eq!(left, [all[0].id]);

    set(&provider).await;
    let collected = collect(&portal, DAY, now()).await.expect("collected");
    assert_eq!(collected.broken, 0);
    assert!(due().await.is_empty());
}
