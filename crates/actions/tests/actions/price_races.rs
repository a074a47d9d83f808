//! A price that is changed while a run rates by it: one of the two waits for the other.

use super::price_office::end;
use super::{caller, file, import, now, portal};
use actions::bill;
use actions::import::ImportOptions;
use actions::prices::end_price;
use actions::world::apply;
use billing::PriceId;
use chrono::NaiveDate;
use scratch::Scratch;
use std::time::Duration;
use store::entities::{charge, price};
use tokio::time::timeout;

const WORLD: &str = include_str!("priced-world.toml");
const USAGE: &str = "BillingAccountId,BillingCurrency,SubAccountId,ChargeCategory,\
ChargePeriodStart,ChargePeriodEnd,ServiceCategory,ServiceName,BilledCost,SkuId,\
ConsumedQuantity,ConsumedUnit\n\
MOSP,EUR,s1,Usage,2026-03-10T00:00:00Z,2026-03-10T01:00:00Z,Compute,Functions,,runs,9000,Executions\n";
const OPERATOR: &str = "\n[[identities]]\nemail = \"operator@reckoner.example\"\n\
kind = \"operator\"\ndisplay_name = \"Operator\"\n\n[[accounts]]";
const DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 5, 2).expect("a day");
/// Long enough to be done where nothing is waited for.
const SOON: Duration = Duration::from_millis(1_500);

scratch::both_databases!(
    what_is_rated_by_is_not_changed_meanwhile,
    a_run_waits_for_a_change_and_rates_by_it,
    many_of_both_end
);

async fn with_usage(scratch: &Scratch) -> actions::Portal {
    let portal = portal(scratch).await;
    let world = WORLD.replacen("\n[[accounts]]", OPERATOR, 1);
    apply(&portal, &world, now()).await.expect("applied");
    let path = file(scratch, "usage.csv", USAGE);
    let imported = import(&portal, &path, &ImportOptions::default()).await;
    imported.expect("taken in");
    portal
}

fn dearer() -> String {
    let dearer = WORLD.replace("unit_price = \"0.50\"", "unit_price = \"0.75\"");
    assert_ne!(dearer, WORLD);
    dearer
}

/// The price of use of runs by the list.
async fn price_id(scratch: &Scratch) -> PriceId {
    let rows = store::all::<price::Entity>(&scratch.database).await;
    let mut rows = rows.expect("read").into_iter();
    let found = rows.find(|it| it.meter_id == "runs" && it.account_id.is_none());
    found.expect("a price").id
}

async fn what_is_rated_by_is_not_changed_meanwhile(scratch: Scratch) {
    let portal = with_usage(&scratch).await;
    // As a batch of the run does: it keeps the prices, and writes one on a charge.
    let rating = store::begin(&scratch.database).await.expect("begun");
    store::prices::keep(&rating).await.expect("kept");
    let mut changing = {
        let portal = portal.clone();
        tokio::spawn(async move { apply(&portal, &dearer(), now()).await })
    };
    let early = timeout(SOON, &mut changing).await;
    assert!(early.is_err(), "it waits: {early:?}");
    let rows = store::all::<charge::Entity>(&scratch.database).await;
    let rated = charge::Model {
        price_id: Some(price_id(&scratch).await),
        ..rows.expect("read")[0].clone()
    };
    store::put::<charge::Entity>(&rating, rated)
        .await
        .expect("put");
    rating.commit().await.expect("committed");
    let refused = changing.await.expect("no panic").expect_err("refused");
    let told = refused.to_string();
    assert!(told.contains("was charged already"), "{told}");
}

async fn a_run_waits_for_a_change_and_rates_by_it(scratch: Scratch) {
    let portal = with_usage(&scratch).await;
    let changing = store::begin(&scratch.database).await.expect("begun");
    store::prices::lock(&changing).await.expect("locked");
    let running = {
        let portal = portal.clone();
        tokio::spawn(async move { bill::run(&portal, DAY, now(), |_| {}).await })
    };
    tokio::time::sleep(SOON).await;
    let rows = store::all::<charge::Entity>(&scratch.database).await;
    let is_rated = |it: &charge::Model| it.price_id.is_some();
    assert!(!rows.expect("read").iter().any(is_rated), "it waits");
    let id = price_id(&scratch).await;
    let before = store::prices::price(&changing, id).await.expect("read");
    let mut free = before.expect("a price");
    free.tiers = billing::price::Tiers::flat(billing::Exact::ZERO).expect("a tier");
    let row = store::prices::row_of(free).expect("fits");
    store::put::<price::Entity>(&changing, row)
        .await
        .expect("put");
    changing.commit().await.expect("committed");
    running.await.expect("no panic").expect("run");
    let rows = store::all::<charge::Entity>(&scratch.database).await;
    let rated: Vec<_> = rows.expect("read").into_iter().filter(is_rated).collect();
    assert!(!rated.is_empty());
    assert!(rated.iter().all(|it| it.cost_micros == 0), "{rated:?}");
}

/// Runs, files and pages at once: all come to an end, and none is told of a deadlock.
async fn many_of_both_end(scratch: Scratch) {
    let portal = with_usage(&scratch).await;
    let operator = caller(&portal, "operator@reckoner.example").await;
    let id = price_id(&scratch).await;
    let runs = async {
        for _ in 0..5 {
            bill::run(&portal, DAY, now(), |_| {}).await.expect("run");
        }
    };
    let files = async {
        for _ in 0..5 {
            // Applied or refused, as the other came first; never broken.
            if let Err(refused) = apply(&portal, &dearer(), now()).await {
                let told = refused.to_string();
                assert!(told.contains("was charged already"), "{told}");
            }
        }
    };
    let end = end("2027-01-01");
    let pages = async {
        for _ in 0..5 {
            let ended = end_price(&portal, &operator, ("runs", id), &end).await;
            ended.expect("ended");
        }
    };
    tokio::join!(runs, files, pages);
}
