//! Costs rolled up: whatever was imported, rated, bought, voided and billed again, they say what the
//! charges sum up to; and who sees which of them.

use super::{caller, creating, file, import, now, portal};
use actions::costs::{
    CostAnalysis, CostPage, CostProblem, TypedCosts, choose_tag_keys, costs_csv, roll_up_waiting,
    show_costs, show_tag_keys, take_costs,
};
use actions::import::{ImportOptions, sweep_abandoned};
use actions::{Caller, Portal, Refusal, Wrong, demo};
use billing::costs::{Dimension, Grain};
use billing::{AccountId, Currency, Exact, ImportId};
use chrono::{DateTime, Datelike, NaiveDate};
use scratch::Scratch;
use std::collections::BTreeMap;
use store::entities::{account, charge, cost, cost_group, import as imported};

scratch::both_databases!(
    the_demo_adds_up,
    who_sees_which_part,
    what_is_shared_is_seen,
    tags_are_chosen_and_known_of_everything,
    given_up_is_forgotten,
    what_is_asked_for_wrongly,
    the_month_is_forecast,
);

/// Costs of an account in a currency: by day and by month.
type Sums = BTreeMap<(AccountId, String, Grain, i32), Exact>;

fn add(sums: &mut Sums, key: (AccountId, Currency, Grain, i32), cost: Exact) {
    let (account, currency, grain, at) = key;
    let key = (account, currency.code().to_owned(), grain, at);
    let sum = sums.entry(key).or_insert(Exact::ZERO);
    *sum = sum.plus(cost).expect("fits");
}

/// What must hold whenever somebody looks: costs are what the charges that count sum up to.
pub async fn agree(scratch: &Scratch) {
    let database = &scratch.database;
    let imports = store::all::<imported::Entity>(database).await;
    let imports = imports.expect("read");
    let is_taken = |id: ImportId| {
        let found = imports.iter().find(|it| it.id == id);
        found.is_some_and(|it| it.taken_at.is_some())
    };
    let mut charged = Sums::new();
    for it in store::all::<charge::Entity>(database).await.expect("read") {
        if it.import_id.is_none_or(is_taken) {
            let cost = Exact::join(it.cost_micros, it.cost_attos);
            let moment = DateTime::from_timestamp(it.starts_at, 0).expect("a moment");
            let (day, month) = counted(moment.date_naive());
            for (grain, at) in [(Grain::Day, day), (Grain::Month, month)] {
                add(&mut charged, (it.account_id, it.currency, grain, at), cost);
            }
        }
    }
    let groups = store::all::<cost_group::Entity>(database).await;
    let groups: BTreeMap<_, _> = groups
        .expect("read")
        .into_iter()
        .map(|it| ((it.account_id, it.id), it.currency))
        .collect();
    let untaken = imports.iter().filter(|it| it.taken_at.is_none());
    let untaken: Vec<_> = untaken.map(|it| it.id.0).collect();
    let mut rolled_up = Sums::new();
    for it in store::all::<cost::Entity>(database).await.expect("read") {
        if !untaken.contains(&it.source_id) {
            let cost = Exact::join(it.cost_micros, it.cost_attos);
            let currency = groups[&(it.account_id, it.group_id)];
            let key = (it.account_id, currency, it.grain, it.at);
            add(&mut rolled_up, key, cost);
        }
    }
    for sums in [&mut charged, &mut rolled_up] {
        sums.retain(|_, cost| !cost.is_zero());
    }
    assert_eq!(rolled_up, charged);
}

/// A day and its month as costs count them.
fn counted(day: NaiveDate) -> (i32, i32) {
    let month = day.year() * 12 + day.month0() as i32;
    (day.to_epoch_days(), month)
}

fn days(from: &str, to: &str) -> TypedCosts {
    TypedCosts {
        from: from.to_owned(),
        to: to.to_owned(),
        ..TypedCosts::default()
    }
}

async fn page(portal: &Portal, who: &Caller, account: &str, typed: &TypedCosts) -> CostPage {
    let page = show_costs(portal, who, account, typed).await;
    page.expect("shown")
}

fn told(page: &CostPage) -> &CostAnalysis {
    page.costs.as_ref().expect("costs")
}

async fn name_of(scratch: &Scratch, display_name: &str) -> String {
    let accounts = store::all::<account::Entity>(&scratch.database).await;
    let accounts = accounts.expect("read").into_iter();
    let mut named = accounts.filter(|it| it.display_name.as_deref() == Some(display_name));
    named.next().expect("an account").name
}

async fn filled(scratch: &Scratch) -> Portal {
    let portal = portal(scratch).await;
    let until: NaiveDate = "2026-06-13".parse().expect("a day");
    demo::fill(&portal, Some(until), now(), |_| {})
        .await
        .expect("filled");
    portal.with_as_of(Some(until))
}

async fn the_demo_adds_up(scratch: Scratch) {
    let portal = filled(&scratch).await;
    agree(&scratch).await;
    let anna = caller(&portal, "anna@contoso.example").await;
    let contoso = name_of(&scratch, "Contoso Ltd").await;
    // Told by month with parts of months beside them, by day, and by whatever there is: the same.
    let long = page(&portal, &anna, &contoso, &days("2026-01-15", "2026-06-13")).await;
    let total = told(&long).total;
    assert!(!total.is_zero());
    assert_eq!(told(&long).buckets.len(), 6);
    let mut by_parts = Exact::ZERO;
    for (from, to) in [
        ("2026-01-15", "2026-03-31"),
        ("2026-04-01", "2026-04-01"),
        ("2026-04-02", "2026-06-13"),
    ] {
        let part = page(&portal, &anna, &contoso, &days(from, to)).await;
        by_parts = by_parts.plus(told(&part).total).expect("fits");
    }
    assert_eq!(by_parts, total);
    for by in Dimension::PLAIN {
        let typed = TypedCosts {
            by: by.to_string(),
            ..days("2026-01-15", "2026-06-13")
        };
        let page = page(&portal, &anna, &contoso, &typed).await;
        assert_eq!(told(&page).total, total, "{by}");
        let rows = &told(&page).rows;
        let narrowed = rows.iter().map(|row| TypedCosts {
            only: vec![(by.to_string(), row.value.clone())],
            ..typed.clone()
        });
        for (narrowed, row) in narrowed.zip(rows) {
            let page = show_costs(&portal, &anna, &contoso, &narrowed).await;
            let page = page.expect("shown");
            assert_eq!(told(&page).total, row.total, "{by} {}", row.value);
        }
    }
    let typed = days("2026-01-15", "2026-06-13");
    let (page, costs) = take_costs(&portal, &anna, &contoso, &typed)
        .await
        .expect("taken");
    let csv = String::from_utf8(costs_csv(&page, &costs).expect("written")).expect("text");
    let cells = csv.lines().skip(1).map(|it| it.rsplit(',').nth(1));
    let sum = cells
        .map(|it| it.expect("a cell").parse::<Exact>().expect("a number"))
        .try_fold(Exact::ZERO, Exact::plus);
    assert_eq!(sum, Ok(total));
}

async fn who_sees_which_part(scratch: Scratch) {
    let portal = filled(&scratch).await;
    let contoso = name_of(&scratch, "Contoso Ltd").await;
    let usual = days("2026-01-01", "2026-11-20");
    // The other profile has costs of its own, in its own currency.
    let path = file(&scratch, "other.csv", TAGGED.replace(",EUR,", ",USD,"));
    let other = ImportOptions {
        into: Some("Contoso Ltd/Billing profile 02".to_owned()),
        ..ImportOptions::default()
    };
    import(&portal, &path, &other).await.expect("taken");
    let anna = caller(&portal, "anna@contoso.example").await;
    let all = page(&portal, &anna, &contoso, &usual).await;
    // Chloe is of one profile: hers, and no other part.
    let chloe = caller(&portal, "chloe@contoso.example").await;
    let hers = page(&portal, &chloe, &contoso, &usual).await;
    let profile = hers
        .scopes
        .iter()
        .find(|it| it.value.starts_with("profile:"));
    let profile = profile.expect("a profile").clone();
    let of_profile = TypedCosts {
        scope: profile.value.clone(),
        ..usual.clone()
    };
    let same = page(&portal, &anna, &contoso, &of_profile).await;
    assert_eq!(told(&hers).total, told(&same).total);
    assert!(told(&hers).currencies.len() < told(&all).currencies.len());
    let others = all.scopes.iter().filter(|it| !hers.scopes.contains(it));
    let other = others.map(|it| it.value.clone()).next().expect("another");
    let of_other = TypedCosts {
        scope: other,
        ..usual.clone()
    };
    let refused = page(&portal, &chloe, &contoso, &of_other).await;
    let problems = refused.costs.expect_err("hidden");
    assert_eq!(problems[0].wrong, Wrong::Costs(CostProblem::NoScope));
    // Whoever has nothing there learns no more than of a name that is made up.
    let hugo = caller(&portal, "operator@reckoner.example").await;
    let refused = show_costs(&portal, &hugo, &contoso, &usual).await;
    assert!(matches!(refused, Err(Refusal::Forbidden(_))), "{refused:?}");
    let made_up = show_costs(&portal, &chloe, "made-up", &usual).await;
    assert!(matches!(made_up, Err(Refusal::NotFound)), "{made_up:?}");
    let refused = choose_tag_keys(&portal, &chloe, (&contoso, "env")).await;
    assert!(matches!(refused, Err(Refusal::Forbidden(_))), "{refused:?}");
}

/// Whoever has a role on a MOSP subscription sees what it costs while its invoices are shared.
async fn what_is_shared_is_seen(scratch: Scratch) {
    let portal = filled(&scratch).await;
    let account = name_of(&scratch, "Jeroen de Vries").await;
    let usual = days("2026-01-01", "2026-06-13");
    let jeroen = caller(&portal, "jeroen@contoso.example").await;
    let all = page(&portal, &jeroen, &account, &usual).await;
    let gita = caller(&portal, "gita@contoso.example").await;
    let hers = page(&portal, &gita, &account, &usual).await;
    let scopes: Vec<_> = hers.scopes.iter().map(|it| it.label.as_str()).collect();
    assert_eq!(scopes, ["Azure sub 02"]);
    assert!(told(&hers).total > Exact::ZERO && told(&hers).total < told(&all).total);
    let finn = caller(&portal, "finn@contoso.example").await;
    let refused = show_costs(&portal, &finn, &account, &usual).await;
    assert!(matches!(refused, Err(Refusal::Forbidden(_))), "{refused:?}");
}

const TAGGED: &str = "BillingAccountId,BillingAccountName,SubAccountId,BillingCurrency,\
ChargeCategory,ChargePeriodStart,ChargePeriodEnd,ServiceCategory,ServiceName,BilledCost,Tags\n\
T,Tagged,s,EUR,Usage,2026-11-01 00:00:00,2026-11-01 01:00:00,Compute,VM,1.25,\"{\"\"env\"\":\"\"prod\"\",\"\"team\"\":\"\"a\"\"}\"\n\
T,Tagged,s,EUR,Usage,2026-11-01 01:00:00,2026-11-01 02:00:00,Compute,VM,2.5,\"{\"\"env\"\":\"\"prod\"\"}\"\n\
T,Tagged,s,EUR,Usage,2026-11-02 00:00:00,2026-11-02 01:00:00,Compute,VM,4,\"{\"\"env\"\":\"\"test\"\"}\"\n\
T,Tagged,s,EUR,Usage,2026-11-03 00:00:00,2026-11-03 01:00:00,Storage,Disk,0.000000000000000001,\n";

/// Whatever a file says, its rows go there.
fn into_profile() -> ImportOptions {
    ImportOptions {
        into: Some("Contoso Ltd/Billing profile 01".to_owned()),
        ..ImportOptions::default()
    }
}

async fn tags_are_chosen_and_known_of_everything(scratch: Scratch) {
    let portal = filled(&scratch).await.with_as_of(None);
    let anna = caller(&portal, "anna@contoso.example").await;
    let path = file(&scratch, "tagged.csv", TAGGED);
    let contoso = name_of(&scratch, "Contoso Ltd").await;
    let into = into_profile();
    import(&portal, &path, &into).await.expect("taken");
    let suggested = show_tag_keys(&portal, &anna, &contoso)
        .await
        .expect("shown");
    assert_eq!(suggested.suggested, ["env", "team"]);
    choose_tag_keys(&portal, &anna, (&contoso, "env\nteam"))
        .await
        .expect("chosen");
    let typed = TypedCosts {
        by: "tag:env".to_owned(),
        ..days("2026-11-01", "2026-11-20")
    };
    let before = page(&portal, &anna, &contoso, &typed).await;
    assert!(before.is_rolling_up, "it is said that it takes a while");
    assert!(told(&before).rows.iter().all(|it| it.label.is_none()));
    assert!(roll_up_waiting(&portal).await.expect("rolled up") > 0);
    agree(&scratch).await;
    let after = page(&portal, &anna, &contoso, &typed).await;
    assert!(!after.is_rolling_up);
    let label = |it: &str| {
        let rows = &told(&after).rows;
        let found = rows.iter().find(|row| row.label.as_deref() == Some(it));
        found.map(|it| it.total.to_string())
    };
    assert_eq!(label("prod").as_deref(), Some("3.75"));
    assert_eq!(label("test").as_deref(), Some("4"));
    assert_eq!(told(&after).total, told(&before).total);
    let narrowed = TypedCosts {
        only: vec![("tag:env".to_owned(), "prod".to_owned())],
        by: "tag:team".to_owned(),
        ..typed.clone()
    };
    let narrowed = page(&portal, &anna, &contoso, &narrowed).await;
    let rows = told(&narrowed).rows.iter();
    let rows: Vec<_> = rows
        .map(|it| (it.label.clone(), it.total.to_string()))
        .collect();
    let expected = [
        (None, "2.5".to_owned()),
        (Some("a".to_owned()), "1.25".to_owned()),
    ];
    assert_eq!(rows, expected);
    // What comes in from now on has them at once.
    let more = TAGGED
        .replace("1.25,", "0.25,")
        .replace("\"\"prod\"\"", "\"\"new\"\"");
    let path = file(&scratch, "more.csv", more);
    import(&portal, &path, &into).await.expect("taken");
    let after = page(&portal, &anna, &contoso, &typed).await;
    let new = told(&after).rows.iter();
    let mut new = new.filter(|it| it.label.as_deref() == Some("new"));
    assert_eq!(new.next().expect("there").total.to_string(), "2.75");
    agree(&scratch).await;
}

async fn given_up_is_forgotten(scratch: Scratch) {
    let portal = portal(&scratch).await;
    // The last row belongs nowhere, so that everything before it was staged in vain.
    let broken = TAGGED.replace("0.000000000000000001", "many");
    let path = file(&scratch, "broken.csv", broken);
    import(&portal, &path, &creating())
        .await
        .expect_err("refused");
    sweep_abandoned(&portal, now()).await.expect("swept");
    let costs = store::all::<cost::Entity>(&scratch.database).await;
    assert!(costs.expect("read").is_empty());
    agree(&scratch).await;
}

async fn what_is_asked_for_wrongly(scratch: Scratch) {
    let portal = filled(&scratch).await;
    let anna = caller(&portal, "anna@contoso.example").await;
    let contoso = name_of(&scratch, "Contoso Ltd").await;
    for (typed, wrong) in [
        (days("2026-06-13", "2026-06-12"), Wrong::EndsBeforeItBegins),
        (
            days("2020-01-01", "2026-06-12"),
            Wrong::Costs(CostProblem::TooManyMonths(36)),
        ),
        (days("soon", ""), Wrong::NoDay),
    ] {
        let page = page(&portal, &anna, &contoso, &typed).await;
        let problems = page.costs.expect_err("wrong");
        assert_eq!(problems[0].wrong, wrong);
        let taken = take_costs(&portal, &anna, &contoso, &typed).await;
        assert!(matches!(taken, Err(Refusal::Invalid(_))));
    }
    // Days without any charge are no fault.
    let page = page(&portal, &anna, &contoso, &days("2024-01-01", "2024-01-31")).await;
    assert!(told(&page).rows.is_empty() && told(&page).total.is_zero());
}

async fn the_month_is_forecast(scratch: Scratch) {
    let portal = portal(&scratch).await;
    let mut csv = TAGGED.lines().next().expect("a header").to_owned() + "\n";
    // Fourteen days of use at 2 a day, and 10 bought once.
    for day in 1..=14 {
        csv += &format!(
            "T,Tagged,s,EUR,Usage,2026-11-{day:02} 00:00:00,2026-11-{day:02} 01:00:00,C,VM,2,\n"
        );
    }
    csv += "T,Tagged,s,EUR,Purchase,2026-11-05 00:00:00,2026-11-06 00:00:00,C,VM,10,\n";
    let path = file(&scratch, "two.csv", csv);
    demo::fill(
        &portal,
        Some("2026-03-01".parse().expect("a day")),
        now(),
        |_| {},
    )
    .await
    .expect("filled");
    import(&portal, &path, &into_profile())
        .await
        .expect("taken");
    let today = "2026-11-20".parse().expect("a day");
    let portal = portal.with_as_of(Some(today));
    let anna = caller(&portal, "anna@contoso.example").await;
    let contoso = name_of(&scratch, "Contoso Ltd").await;
    let page = page(&portal, &anna, &contoso, &TypedCosts::default()).await;
    let month = told(&page).month;
    assert_eq!(month.so_far, Exact::whole(38));
    assert_eq!(month.recent_days, 14);
    // Sixteen days are left after the fourteenth.
    assert_eq!(month.forecast, Some(Exact::whole(70)));
}
