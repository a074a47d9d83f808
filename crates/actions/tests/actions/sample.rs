//! The real sample of the FinOps Foundation: taken in as it is, and billed to the cent.

use super::{creating, import, now, portal};
use actions::import::Imported;
use actions::invoices::for_each_json;
use actions::{Portal, bill};
use scratch::Scratch;
use std::collections::BTreeMap;
use std::path::Path;

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/demo/focus-1.0-sample.csv.gz");

scratch::both_databases!(billed_to_the_cent_once, moved_and_narrowed);

async fn billed_to_the_cent_once(scratch: Scratch) {
    let portal = portal(&scratch).await;
    let Ok(Imported::Now(report)) = import(&portal, Path::new(SAMPLE), &creating()).await else {
        panic!("the sample is taken");
    };
    assert_eq!(report.rows, 1_000);
    assert_eq!(report.accounts, 3);

    let day = "2024-10-06".parse().expect("a day");
    let run = bill::run(&portal, day, now(), |_| {})
        .await
        .expect("billed");
    assert_eq!(run.parked, []);
    let totals = subtotals(&portal).await;
    let expected = [("1.98", "USD"), ("18.01", "USD"), ("0.54", "USD")];
    let mut expected: Vec<_> = expected
        .map(|(total, currency)| format!("{total} {currency}"))
        .into();
    expected.sort();
    assert_eq!(totals.into_values().collect::<Vec<_>>(), expected);

    let again = bill::run(&portal, day, now(), |_| {})
        .await
        .expect("billed");
    assert_eq!(again.made, []);
    let Ok(Imported::Before(_)) = import(&portal, Path::new(SAMPLE), &creating()).await else {
        panic!("the sample was taken before");
    };
}

/// Subtotals by themselves, in order.
async fn subtotals(portal: &Portal) -> BTreeMap<String, String> {
    let mut totals = BTreeMap::new();
    for_each_json(portal, |it| {
        let total = format!("{} {}", it.sub_total, it.currency);
        totals.insert(total.clone(), total);
        Ok(())
    })
    .await
    .expect("listed");
    totals
}

async fn moved_and_narrowed(scratch: Scratch) {
    let portal = portal(&scratch).await;
    let mut options = creating();
    options.only = Some(("ProviderName".to_owned(), "Microsoft".to_owned()));
    options.shift_to = Some("2026-10".parse().expect("a month"));
    let Ok(Imported::Now(report)) = import(&portal, Path::new(SAMPLE), &options).await else {
        panic!("the sample is taken");
    };
    assert_eq!(report.accounts, 1);
    assert_eq!(report.rows + report.other_rows, 1_000);
    let day = "2026-11-05".parse().expect("a day");
    let run = bill::run(&portal, day, now(), |_| {})
        .await
        .expect("billed");
    let periods: Vec<_> = run.made.iter().map(|it| it.period.to_string()).collect();
    assert_eq!(periods, ["2026-10-01 to 2026-10-31"]);
    assert_eq!(run.made[0].subtotal.decimal(), "1.98");
}
