//! Usage that came as quantities: rated by the price sheet when it is billed, parked where a price
//! is missing, and the same money whenever it came.

use super::{file, import, now, portal};
use actions::Portal;
use actions::bill::corrections::{Then, Voiding, void_by_name};
use actions::bill::{self, Run};
use actions::import::{ImportOptions, Imported};
use actions::world::apply;
use billing::Exact;
use billing::invoice::{InvoiceContent, Line};
use chrono::NaiveDate;
use scratch::Scratch;
use std::fmt::Write;
use store::entities::{charge, invoice, invoice_content};

const WORLD: &str = include_str!("priced-world.toml");
const HEADER: &str = "BillingAccountId,BillingCurrency,SubAccountId,ChargeCategory,\
ChargePeriodStart,ChargePeriodEnd,ServiceCategory,ServiceName,BilledCost,SkuId,\
ConsumedQuantity,ConsumedUnit\n";

scratch::both_databases!(
    tiers_and_late_usage,
    a_missing_price_parks_and_is_told,
    the_same_money_in_any_order,
    billed_again_at_another_price,
    rows_that_cannot_be_rated_are_refused,
);

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn exact(text: &str) -> Exact {
    text.parse().expect("a number")
}

/// Use of a meter: the subscription, the day, the meter, how much in which unit.
type Use<'a> = (&'a str, &'a str, &'a str, &'a str, &'a str);

async fn take_in(portal: &Portal, scratch: &Scratch, name: &str, uses: &[Use<'_>]) {
    let mut csv = HEADER.to_owned();
    for (subscription, on, meter, quantity, unit) in uses {
        let account = if subscription.starts_with('m') {
            "MCA"
        } else {
            "MOSP"
        };
        writeln!(
            csv,
            "{account},EUR,{subscription},Usage,{on}T00:00:00Z,{on}T01:00:00Z,Compute,\
             Functions,,{meter},{quantity},{unit}"
        )
        .expect("written");
    }
    let path = file(scratch, name, &csv);
    let imported = import(portal, &path, &ImportOptions::default()).await;
    assert!(matches!(imported, Ok(Imported::Now(_))), "{imported:?}");
}

async fn run(portal: &Portal, on: &str) -> Run {
    let run = bill::run(portal, day(on), now(), |_| {})
        .await
        .expect("run");
    for (currency, balance) in &run.balance {
        let difference = balance.difference().expect("fits");
        assert!(difference.is_zero(), "{currency}: {difference}");
    }
    run
}

/// The lines of all invoices: date, description, unit price per unit, quantity, cost, own days.
async fn lines(scratch: &Scratch) -> Vec<String> {
    let contents = store::all::<invoice_content::Entity>(&scratch.database).await;
    let contents = contents.expect("read");
    let mut contents: Vec<InvoiceContent> = contents
        .iter()
        .map(|it| serde_json::from_str(&it.content).expect("content"))
        .collect();
    contents.sort_by_key(|it| (it.head.invoice_date, it.head.document_number.clone()));
    let mut told = Vec::new();
    for content in &contents {
        let orders = content.body.sections.iter().flat_map(|it| &it.orders);
        let all = orders.flat_map(|it| &it.families).flat_map(|it| &it.lines);
        told.extend(all.map(|it| format!("{} {}", content.head.invoice_date, line(it))));
    }
    told
}

fn line(line: &Line) -> String {
    let text = |it: Option<Exact>| it.map_or_else(|| "-".to_owned(), |it| it.to_string());
    let late = line.period.map(|it| format!(" late {it}"));
    let included = line.included.map(|it| format!(" beside {it} included"));
    format!(
        "{} × {} / {} = {}{}{}",
        text(line.quantity),
        text(line.unit_price),
        line.unit,
        line.cost,
        late.unwrap_or_default(),
        included.unwrap_or_default()
    )
}

async fn tiers_and_late_usage(scratch: Scratch) {
    let portal = portal(&scratch).await;
    apply(&portal, WORLD, now()).await.expect("applied");
    // 10 included, up to 100 at 0.50, then 0.40; a block is 100 runs.
    take_in(
        &portal,
        &scratch,
        "in time",
        &[
            ("s1", "2026-03-10", "runs", "9000", "Executions"),
            ("s1", "2026-03-05", "runs", "500", "Executions"),
            ("s1", "2026-03-06", "runs", "500", "Executions"),
            ("s1", "2026-04-05", "runs", "2000", "Executions"),
            ("m1", "2026-03-31", "runs", "100", "100 Executions"),
        ],
    )
    .await;
    let first = run(&portal, "2026-05-02").await;
    assert_eq!(first.parked, []);
    take_in(
        &portal,
        &scratch,
        "late",
        &[
            ("s1", "2026-03-20", "runs", "100", "Executions"),
            ("m1", "2026-03-30", "runs", "1", "100 Executions"),
        ],
    )
    .await;
    let second = run(&portal, "2026-06-05").await;
    assert_eq!(second.parked, []);
    super::costs::agree(&scratch).await;
    assert_eq!(
        lines(&scratch).await,
        [
            // A calendar month, negotiated: 10 and no tier.
            "2026-04-05 100 × 10 / 100 Executions = 1000",
            "2026-05-02 90 × 0.5 / 100 Executions = 45 beside 10 included",
            "2026-05-05 1 × 10 / 100 Executions = 10 late 2026-03-30 to 2026-03-30",
            // The new period, and what was late in the old one: behind its tier.
            "2026-06-02 1 × 0.4 / 100 Executions = 0.4 late 2026-03-20 to 2026-03-20",
            "2026-06-02 10 × 0.5 / 100 Executions = 5 beside 10 included",
        ]
    );
}

async fn a_missing_price_parks_and_is_told(scratch: Scratch) {
    let portal = portal(&scratch).await;
    apply(&portal, WORLD, now()).await.expect("applied");
    take_in(
        &portal,
        &scratch,
        "usage",
        &[
            ("s1", "2026-03-06", "disk", "3", "1 GB/Month"),
            ("s1", "2026-03-05", "runs", "500", "Executions"),
            ("s2", "2026-03-06", "runs", "5000", "Executions"),
            ("s3", "2026-03-06", "runs", "5000", "Hours"),
        ],
    )
    .await;
    let first = run(&portal, "2026-05-02").await;
    let mut told: Vec<_> = first
        .parked
        .iter()
        .map(|it| it.obstacle.to_string())
        .collect();
    told.sort();
    assert_eq!(
        told,
        [
            "no price in EUR for the meter disk on 2026-03-06",
            "use of the meter runs is in \"Hours\", its prices in \"100 Executions\"",
        ]
    );
    let made: Vec<_> = first.made.iter().map(|it| it.scope.as_str()).collect();
    assert!(made.contains(&"Two"), "{made:?}");
    assert!(!made.contains(&"One"), "{made:?}");

    let price = "\n[[prices]]\nmeter = \"disk\"\ncurrency = \"EUR\"\nvalid_from = \"2026-03-06\"\n\
                 valid_to = \"2026-03-06\"\nunit_price = \"0.01\"\n";
    let added = WORLD.replacen("\n[[directories]]", &format!("{price}\n[[directories]]"), 1);
    let applied = apply(&portal, &added, now()).await.expect("applied");
    assert_eq!(applied.changes, ["+ price of disk in EUR from 2026-03-06"]);
    let second = run(&portal, "2026-05-02").await;
    let made: Vec<_> = second.made.iter().map(|it| it.scope.as_str()).collect();
    assert_eq!(made, ["One"]);
    let lines = lines(&scratch).await;
    assert!(
        lines.contains(&"2026-05-02 3 × 0.01 / 1 GB/Month = 0.03".to_owned()),
        "{lines:?}"
    );
}

/// Forty rows over two periods and a change of price, in one run, or in four of any portions.
async fn the_same_money_in_any_order(scratch: Scratch) {
    let portal = portal(&scratch).await;
    apply(&portal, WORLD, now()).await.expect("applied");
    let quantities: Vec<_> = (0..40_u64)
        .map(|it| format!("{}.7", it * 613 % 997))
        .collect();
    let days: Vec<_> = (0..40_u64)
        .map(|it| format!("2026-03-{:02}", 5 + it * 7 % 26))
        .collect();
    let of = |subscription: &'static str| {
        let both = days.iter().zip(&quantities);
        both.map(move |(on, it)| (subscription, on.as_str(), "changing", it.as_str(), "Hours"))
    };
    let at_once: Vec<_> = of("s1").collect();
    take_in(&portal, &scratch, "at once", &at_once).await;
    run(&portal, "2026-05-02").await;
    for (place, on) in (0..).zip(["2026-05-02", "2026-06-02", "2026-07-02", "2026-08-02"]) {
        let part: Vec<_> = of("s2").skip(place).step_by(4).collect();
        take_in(&portal, &scratch, &format!("part {place}"), &part).await;
        assert_eq!(run(&portal, on).await.parked, []);
    }
    let charges = store::all::<charge::Entity>(&scratch.database).await;
    let charges = charges.expect("read");
    assert!(
        charges
            .iter()
            .all(|it| it.invoice_id.is_some() && it.price_id.is_some())
    );
    let invoices = store::all::<invoice::Entity>(&scratch.database).await;
    let invoices = invoices.expect("read");
    let cost_of = |label: &str| {
        let of_this = invoices.iter().filter(|it| it.scope_label == label);
        let costs = of_this.map(|it| Exact::join(it.charged_micros, it.charged_attos));
        costs.fold(Exact::ZERO, |sum, it| sum.plus(it).expect("fits"))
    };
    assert!(cost_of("One") > exact("100"));
    assert_eq!(cost_of("One"), cost_of("Two"));
}

async fn billed_again_at_another_price(scratch: Scratch) {
    let portal = portal(&scratch).await.with_as_of(Some(day("2026-05-04")));
    apply(&portal, WORLD, now()).await.expect("applied");
    let used = [("s1", "2026-03-05", "runs", "12000", "Executions")];
    take_in(&portal, &scratch, "usage", &used).await;
    let made = run(&portal, "2026-05-02").await.made;
    let wrong = made.iter().find(|it| it.scope == "One").expect("made");
    assert_eq!(wrong.subtotal.decimal(), "53.00");
    let (name, _) = wrong.numbered.clone().expect("numbered");

    let negotiated = "[[accounts.prices]]\nmeter = \"runs\"\ncurrency = \"EUR\"\n\
                      valid_from = \"2026-03-01\"\nunit_price = \"0.10\"\n\n";
    let next = "[[accounts]]\nname = \"MCA\"";
    let cheaper = WORLD.replacen(next, &format!("{negotiated}{next}"), 1);
    apply(&portal, &cheaper, now()).await.expect("applied");
    let voiding = Voiding {
        reason: "The price was another one".to_owned(),
        then: Then::Rebill,
    };
    let done = void_by_name(&portal, &name, &voiding, now()).await;
    let again = done.expect("voided").rebilled.expect("billed again");
    assert_eq!(again.total.decimal(), "14.52");
    let charges = store::all::<charge::Entity>(&scratch.database).await;
    let charges = charges.expect("read");
    let told: Vec<_> = charges
        .iter()
        .map(|it| (it.used_micros, Exact::join(it.cost_micros, it.cost_attos)))
        .collect();
    assert_eq!(
        told,
        [(Some(12_000_000_000), exact("12"))],
        "one tier, one row"
    );
    super::costs::agree(&scratch).await;
    assert_eq!(run(&portal, "2026-05-04").await.made, []);
}

async fn rows_that_cannot_be_rated_are_refused(scratch: Scratch) {
    let portal = portal(&scratch).await;
    apply(&portal, WORLD, now()).await.expect("applied");
    for (kind, rest) in [
        ("Usage", ",runs,,Executions"),
        ("Usage", ",runs,1,"),
        ("Usage", ",,1,Executions"),
        ("Purchase", ",runs,1,Executions"),
    ] {
        let row =
            format!("{HEADER}MOSP,EUR,s1,{kind},2026-03-05,2026-03-06,Compute,Functions,{rest}\n");
        let path = file(&scratch, "row", row);
        let failure = import(&portal, &path, &ImportOptions::default()).await;
        let failure = failure.expect_err("refused");
        assert!(
            failure.contains("line 2, BilledCost: \"\" is empty"),
            "{failure}"
        );
    }
}
