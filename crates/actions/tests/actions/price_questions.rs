//! What operators are asked before prices, taxes and rates change on days that are billed already, or
//! are taken that are hardly right.

use super::now;
use super::price_office::{WORLD, end, office, problems, typed};
use actions::prices::{TypedPrice, add_price, end_price, replace_price, show_meter};
use actions::taxes::{RateKey, TypedRate, TypedRule, add_rate, add_rule, end_rate, show_taxes};
use actions::world::{Applied, apply};
use actions::{Caller, Portal, TypedEnd, Wrong, bill};
use billing::price::OddPrice;
use billing::tax::{OddRate, OddRule};
use chrono::NaiveDate;
use scratch::Scratch;

scratch::both_databases!(
    what_changes_billed_days_is_asked_about,
    odd_rates_are_asked_about_and_rates_end,
    odd_prices_and_rules_are_asked_about,
    a_file_is_warned_about,
);

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

async fn billed(portal: &Portal, until: &str) {
    let run = bill::run(portal, day(until), now(), |_| {}).await;
    run.expect("run");
}

fn billed_already(until: &str) -> [(&'static str, Wrong); 1] {
    [("confirmed", Wrong::BilledAlready(day(until)))]
}

async fn what_changes_billed_days_is_asked_about(scratch: Scratch) {
    let (portal, operator) = office(&scratch).await;
    let rule = |from: &str, is_confirmed| TypedRule {
        country: "NL".to_owned(),
        customer: "business".to_owned(),
        category: "standard".to_owned(),
        percent: "22".to_owned(),
        valid_from: from.to_owned(),
        is_confirmed,
    };
    billed(&portal, "2026-04-30").await;
    let add = async |rule: TypedRule| add_rule(&portal, &operator, &rule).await;
    let asked = problems(add(rule("2026-04-30", false)).await);
    assert_eq!(asked, billed_already("2026-04-30"));
    add(rule("2026-05-01", false)).await.expect("from then on");
    add(rule("2026-04-29", true)).await.expect("confirmed");
    let first = TypedRule {
        country: "BE".to_owned(),
        ..rule("2026-01-01", false)
    };
    add(first).await.expect("nobody there was billed");

    let page = show_meter(&portal, &operator, "runs").await.expect("shown");
    let id = page.rows[0].price.id;
    let dearer = |from: &str, is_confirmed| TypedPrice {
        is_confirmed,
        ..typed("EUR", from, "0.90")
    };
    let replace = async |it: TypedPrice| replace_price(&portal, &operator, ("runs", id), &it).await;
    let asked = problems(replace(dearer("2026-04-01", false)).await);
    assert_eq!(asked, billed_already("2026-04-30"));
    let ended = end_price(&portal, &operator, ("runs", id), &end("2026-04-01")).await;
    assert_eq!(problems(ended), billed_already("2026-04-30"));
    replace(dearer("2026-04-01", true))
        .await
        .expect("confirmed");
    let confirmed = TypedEnd {
        is_confirmed: true,
        ..end("2026-03-01")
    };
    let ended = end_price(&portal, &operator, ("runs", id), &confirmed).await;
    ended.expect("confirmed");
}

fn rate(number: &str, from: &str) -> TypedRate {
    TypedRate {
        currency: "USD".to_owned(),
        rate: number.to_owned(),
        source: "Bank".to_owned(),
        rate_from: from.to_owned(),
        is_confirmed: false,
    }
}

async fn add(
    (portal, operator): (&Portal, &Caller),
    rate: TypedRate,
) -> Vec<(&'static str, Wrong)> {
    match add_rate(portal, operator, &rate).await {
        Ok(()) => Vec::new(),
        refused => problems(refused),
    }
}

async fn odd_rates_are_asked_about_and_rates_end(scratch: Scratch) {
    let (portal, operator) = office(&scratch).await;
    let at = (&portal, &operator);
    let absurd = add(at, rate("1100000", "2026-01-01")).await;
    assert_eq!(absurd, [("confirmed", Wrong::OddRate(OddRate::Magnitude))]);
    assert_eq!(add(at, rate("1.10", "2026-01-01")).await, []);
    let far = Wrong::OddRate(OddRate::Far("1.1".parse().expect("a number")));
    assert_eq!(
        add(at, rate("110", "2026-02-01")).await,
        [("confirmed", far)]
    );
    let confirmed = TypedRate {
        is_confirmed: true,
        ..rate("1.3", "2026-02-01")
    };
    assert_eq!(add(at, confirmed).await, []);

    let page = show_taxes(&portal, &operator).await.expect("shown");
    let key = page.rates[0].key();
    assert_eq!(key.to_string().parse::<RateKey>(), Ok(key));
    let ended = async |on: &str| end_rate(&portal, &operator, key, &end(on)).await;
    let early = problems(ended("2026-01-31").await);
    assert_eq!(early, [("last_day", Wrong::EndsBeforeItBegins)]);
    ended("2026-06-30").await.expect("ended");
    let page = show_taxes(&portal, &operator).await.expect("shown");
    let last_days: Vec<_> = page.rates.iter().map(|it| it.last_day).collect();
    assert_eq!(
        last_days,
        [Some(day("2026-06-30")), Some(day("2026-01-31"))]
    );
    billed(&portal, "2026-05-30").await;
    let asked = problems(ended("2026-05-01").await);
    assert_eq!(asked, billed_already("2026-05-30"));
}

async fn odd_prices_and_rules_are_asked_about(scratch: Scratch) {
    let (portal, operator) = office(&scratch).await;
    let rule = |country: &str, is_confirmed| TypedRule {
        country: country.to_owned(),
        customer: "private".to_owned(),
        category: "reverse-charge".to_owned(),
        percent: String::new(),
        valid_from: "2026-06-01".to_owned(),
        is_confirmed,
    };
    let asked = problems(add_rule(&portal, &operator, &rule("NL", false)).await);
    let [private, home] = [OddRule::PrivateOwes, OddRule::OwesAtHome].map(Wrong::OddRule);
    assert_eq!(asked, [("confirmed", private), ("confirmed", home)]);
    let added = add_rule(&portal, &operator, &rule("NL", true)).await;
    added.expect("confirmed");

    let own = |number: &str, is_confirmed| TypedPrice {
        account: "MOSP".to_owned(),
        is_confirmed,
        ..typed("EUR", "2026-06-01", number)
    };
    let add = async |it: TypedPrice| add_price(&portal, &operator, "runs", &it).await;
    let far = OddPrice::Far("0.50".parse().expect("a number"));
    let asked = problems(add(own("50", false)).await);
    assert_eq!(
        asked,
        [("confirmed", Wrong::OddPrice(far))],
        "beside the list's"
    );
    add(own("50", true)).await.expect("confirmed");
    let page = show_meter(&portal, &operator, "runs").await.expect("shown");
    let june = day("2026-06-01");
    let id = page.rows.iter().find(|it| it.price.valid_from == june);
    let key = ("runs", id.expect("its own").price.id);
    let cheaper = typed("EUR", "2026-07-01", "0.40");
    let asked = problems(replace_price(&portal, &operator, key, &cheaper).await);
    let far = OddPrice::Far("50".parse().expect("a number"));
    assert_eq!(
        asked,
        [("confirmed", Wrong::OddPrice(far))],
        "beside its own"
    );
}

async fn a_file_is_warned_about(scratch: Scratch) {
    let (portal, _) = office(&scratch).await;
    billed(&portal, "2026-04-30").await;
    let ends = "valid_from = \"2026-01-01\"\nvalid_to = \"2026-04-01\"\nincluded = \"10\"";
    let more = "\n[[taxes]]\ncountry = \"NL\"\ncustomer = \"business\"\n\
        category = \"standard\"\npercent = \"21\"\nvalid_from = \"2026-04-01\"\n\n\
        [[taxes]]\ncountry = \"BE\"\ncustomer = \"private\"\n\
        category = \"reverse-charge\"\npercent = \"0\"\nvalid_from = \"2026-04-01\"\n\n\
        [[prices]]\nmeter = \"runs\"\ncurrency = \"EUR\"\nunit_price = \"0.09\"\n\
        valid_from = \"2026-04-02\"\n\n\
        [[rates]]\ncurrency = \"SEK\"\nrate = \"1100000\"\nsource = \"Bank\"\n\
        valid_from = \"2026-04-01\"\n\n[[accounts]]";
    let world = WORLD.replacen("valid_from = \"2026-01-01\"\nincluded = \"10\"", ends, 1);
    let world = world.replacen("\n[[accounts]]", more, 1);
    let seen = Applied::preview(&portal, &world, now()).await;
    let seen = seen.expect("looked at");
    let told = [
        ("NL business", "up to 2026-04-30"),
        ("BE private", "a private person cannot owe"),
        ("SEK", "so far apart"),
        ("runs in EUR from 2026-01-01", "up to 2026-04-30"),
        ("runs in EUR from 2026-04-02", "a fifth"),
        ("runs in EUR from 2026-04-02", "up to 2026-04-30"),
    ];
    assert_eq!(seen.warnings.len(), told.len(), "{:?}", seen.warnings);
    for (warning, (subject, what)) in seen.warnings.iter().zip(told) {
        assert!(
            warning.contains(subject) && warning.contains(what),
            "{warning}"
        );
    }
    let applied = apply(&portal, &world, now()).await.expect("applied");
    assert_eq!(applied, seen);
    let again = apply(&portal, &world, now()).await.expect("applied");
    assert_eq!(again.warnings, [""; 0], "what is there is not new");
}
