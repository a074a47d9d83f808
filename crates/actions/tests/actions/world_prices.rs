//! Meters and prices of a file: what is refused, what a change shows, and what never changes.

use super::{file, import, now, portal};
use actions::bill;
use actions::import::ImportOptions;
use actions::world::{Applied, apply, export};
use scratch::Scratch;

const WORLD: &str = include_str!("priced-world.toml");

scratch::both_databases!(prices_that_cannot_be, a_used_price_stays);

const RUNS: &str =
    "[[prices]]\nmeter = \"runs\"\ncurrency = \"EUR\"\nvalid_from = \"2026-01-01\"\n";

async fn prices_that_cannot_be(scratch: Scratch) {
    let portal = portal(&scratch).await;
    let add = |price: &str| WORLD.replacen(RUNS, &format!("{price}\n\n{RUNS}"), 1);
    let price = |more: &str| add(&format!("[[prices]]\ncurrency = \"EUR\"\n{more}"));
    for (world, told) in [
        (
            price("meter = \"gone\"\nvalid_from = \"2026-01-01\"\nunit_price = \"1\""),
            "price of gone in EUR from 2026-01-01: no meter \"gone\"",
        ),
        (
            price("meter = \"runs\"\nvalid_from = \"2027-01-01\"\nunit_price = \"1\""),
            "price of runs in EUR from 2027-01-01: the price of runs in EUR from 2026-01-01 still \
             holds on 2027-01-01; end it before",
        ),
        (
            price(
                "meter = \"disk\"\nvalid_from = \"2026-01-02\"\nvalid_to = \"2026-01-01\"\n\
                   unit_price = \"1\"",
            ),
            "it ends before it begins",
        ),
        (
            price("meter = \"disk\"\nvalid_from = \"2026-01-02\""),
            "it has either a unit_price or tiers",
        ),
        (
            price("meter = \"disk\"\nvalid_from = \"2026-01-02\"\nunit_price = \"-1\""),
            "-1 is less than nothing",
        ),
        (
            price(
                "meter = \"disk\"\nvalid_from = \"2026-01-02\"\nincluded = \"-1\"\n\
                   unit_price = \"1\"",
            ),
            "less than nothing is included",
        ),
        (
            price(
                "meter = \"disk\"\nvalid_from = \"2026-01-02\"\nunit_price = \"1\"\n\
                   profile = \"P\"",
            ),
            "is of the list, so it has no profile",
        ),
        (
            price(
                "meter = \"disk\"\nvalid_from = \"2026-01-02\"\n\
                   tiers = [{ from = \"1\", unit_price = \"1\" }]",
            ),
            "the first tier begins at 0, not at 1",
        ),
        (
            WORLD.replace("profile = \"P\"\ncurrency", "profile = \"Q\"\ncurrency"),
            "account MCA: Q / price of runs in EUR from 2026-03-01: no profile \"Q\"",
        ),
    ] {
        let failure = apply(&portal, &world, now()).await.expect_err("refused");
        let failure = failure.to_string();
        assert!(failure.contains(told), "{failure}\n does not tell: {told}");
        assert_eq!(export(&portal).await.expect("exported"), Default::default());
    }
}

async fn a_used_price_stays(scratch: Scratch) {
    let portal = portal(&scratch).await;
    apply(&portal, WORLD, now()).await.expect("applied");
    // As long as nothing was rated by it, a price is what the file says.
    let dearer = WORLD.replace("unit_price = \"0.40\"", "unit_price = \"0.45\"");
    let preview = Applied::preview(&portal, &dearer, now()).await;
    let changes = preview.expect("previewed").changes;
    assert_eq!(changes.len(), 1);
    assert!(
        changes[0].starts_with("~ price of runs in EUR from 2026-01-01: tiers "),
        "{changes:?}"
    );

    let csv = "BillingAccountId,BillingCurrency,SubAccountId,ChargeCategory,ChargePeriodStart,\
               ChargePeriodEnd,ServiceCategory,ServiceName,BilledCost,SkuId,ConsumedQuantity,\
               ConsumedUnit\nMOSP,EUR,s1,Usage,2026-03-05,2026-03-06,Compute,Functions,,runs,5000,\
               Executions\n";
    let path = file(&scratch, "usage.csv", csv);
    import(&portal, &path, &ImportOptions::default())
        .await
        .expect("taken");
    let day = "2026-05-02".parse().expect("a day");
    bill::run(&portal, day, now(), |_| {}).await.expect("run");

    let other_unit = WORLD.replace("unit = \"100 Executions\"", "unit = \"10 Executions\"");
    for world in [&dearer, &other_unit] {
        let failure = apply(&portal, world, now()).await.expect_err("refused");
        let told = "was charged already, so what it costs and counts cannot change";
        assert!(failure.to_string().contains(told), "{failure}");
    }
    let ended = WORLD.replacen(RUNS, &format!("{RUNS}valid_to = \"2026-12-31\"\n"), 1);
    let applied = apply(&portal, &ended, now()).await.expect("applied");
    let change = "~ price of runs in EUR from 2026-01-01: valid_to null → \"2026-12-31\"";
    assert_eq!(applied.changes, [change]);
}
