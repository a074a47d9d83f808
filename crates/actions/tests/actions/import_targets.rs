//! Where the rows of a file go: accounts, profiles and subscriptions, found or made.

use super::{creating, file, import, now, portal};
use actions::Portal;
use actions::import::{ImportOptions, Imported};
use actions::world::{World, apply, export};
use scratch::Scratch;
use std::path::PathBuf;
use store::entities::{account, charge, profile};

const HEADER: &str = "BilledCost,BillingAccountId,BillingCurrency,ChargeCategory,\
ChargePeriodStart,ChargePeriodEnd,ServiceCategory,ServiceName,SubAccountId";
const WORLD: &str = include_str!("../../demo/world.toml");

scratch::both_databases!(
    a_second_currency_makes_a_second_profile,
    one_currency_where_there_are_no_profiles,
    into_ignores_the_account_of_the_file,
    names_with_slashes,
    several_profiles_of_one_name,
);

fn rows(scratch: &Scratch, name: &str, rows: &[(&str, &str, &str, &str)]) -> PathBuf {
    let rows: String = rows
        .iter()
        .map(|(account, currency, day, subscription)| {
            format!("1,{account},{currency},Usage,{day},{day},Compute,VM,{subscription}\n")
        })
        .collect();
    file(scratch, name, format!("{HEADER}\n{rows}"))
}

fn into(name: &str) -> ImportOptions {
    ImportOptions {
        into: Some(name.to_owned()),
        ..ImportOptions::default()
    }
}

/// The demo's world with a word of it changed.
async fn world(portal: &Portal, from: &str, to: &str) -> World {
    assert!(WORLD.contains(from), "{from}");
    let text = WORLD.replace(from, to);
    apply(portal, &text, now()).await.expect("applied");
    export(portal).await.expect("exported")
}

async fn profiles_charged(scratch: &Scratch) -> Vec<(String, String)> {
    let charges = store::all::<charge::Entity>(&scratch.database).await;
    let profiles = store::all::<profile::Entity>(&scratch.database).await;
    let profiles = profiles.expect("read");
    let mut charged: Vec<_> = charges
        .expect("read")
        .into_iter()
        .map(|charge| {
            let mut of_charge = profiles.iter().filter(|it| it.id.0 == charge.scope_id);
            let profile = of_charge.next().expect("the charge has a profile");
            assert_eq!(profile.currency, charge.currency);
            (profile.display_name.clone(), charge.currency.to_string())
        })
        .collect();
    charged.sort();
    charged
}

async fn a_second_currency_makes_a_second_profile(scratch: Scratch) {
    let portal = portal(&scratch).await;
    let both = [
        ("A1", "EUR", "2026-03-01", "S1"),
        ("A1", "USD", "2026-03-01", "S1"),
        ("A1", "EUR", "2026-03-02", "S1"),
    ];
    let path = rows(&scratch, "march.csv", &both);
    let Ok(Imported::Now(report)) = import(&portal, &path, &creating()).await else {
        panic!("taken");
    };
    assert_eq!((report.profiles, report.subscriptions), (2, 1));
    let one = ("A1".to_owned(), "EUR".to_owned());
    let other = ("A1 (USD)".to_owned(), "USD".to_owned());
    let charged = profiles_charged(&scratch).await;
    assert_eq!(charged, [one.clone(), one, other]);

    let next_month = both.map(|(account, currency, _, it)| (account, currency, "2026-04-01", it));
    let path = rows(&scratch, "april.csv", &next_month);
    let Ok(Imported::Now(report)) = import(&portal, &path, &creating()).await else {
        panic!("taken");
    };
    assert_eq!((report.profiles, report.subscriptions), (0, 0));
}

async fn one_currency_where_there_are_no_profiles(scratch: Scratch) {
    let portal = portal(&scratch).await;
    let text = r#"
        directories = [{ name = "d", display_name = "D" }]
        [[accounts]]
        name = "80001"
        directory = "d"
        agreement = "MOSP"
        currency = "EUR"
        created_on = "2026-01-01"
        sold_to = { name = "N", kind = "private", address = { country = "NL" } }
        subscriptions = [{ name = "S1", display_name = "S", created_on = "2026-01-01" }]
    "#;
    apply(&portal, text, now()).await.expect("applied");
    let mixed = [
        ("80001", "EUR", "2026-03-01", "S1"),
        ("80001", "USD", "2026-03-01", "S1"),
    ];
    let path = rows(&scratch, "mixed.csv", &mixed);
    let told = import(&portal, &path, &ImportOptions::default()).await;
    let told = told.expect_err("refused");
    let fault = "line 3, BillingCurrency: \"USD\" is not the account's currency EUR";
    assert!(told.contains(fault), "{told}");
    let path = rows(&scratch, "one.csv", &mixed[..1]);
    let taken = import(&portal, &path, &ImportOptions::default()).await;
    assert!(matches!(taken, Ok(Imported::Now(_))), "{taken:?}");
}

async fn into_ignores_the_account_of_the_file(scratch: Scratch) {
    let portal = portal(&scratch).await;
    world(&portal, "Contoso Ltd", "Contoso Ltd").await;
    let content = |header: &str, account: &str| {
        let row = "EUR,Usage,2024-02-29,2024-03-01,Compute,VM,NEW";
        format!("{header}\n1,{account}{row}\n")
    };
    let without = HEADER.replace("BillingAccountId,", "");
    for (name, content) in [
        ("missing.csv", content(&without, "")),
        ("empty.csv", content(HEADER, ",")),
        ("null.csv", content(HEADER, "NULL,")),
    ] {
        let path = file(&scratch, name, content);
        let into = into("Contoso Ltd/Billing profile 01");
        let taken = import(&portal, &path, &into).await;
        assert!(matches!(taken, Ok(Imported::Now(_))), "{name}: {taken:?}");
    }
    let world = export(&portal).await.expect("exported");
    let mut subscriptions = world.accounts[0].subscriptions.iter();
    let new = subscriptions.find(|it| it.name == "NEW").expect("made");
    assert_eq!(new.created_on.to_string(), "2024-02-01");
    assert_eq!(new.section.as_deref(), Some("ENGR-CNTS-IS1-SGB"));
}

async fn names_with_slashes(scratch: Scratch) {
    let portal = portal(&scratch).await;
    world(&portal, "\"Contoso Ltd\"", "\"Contoso / Europe\"").await;
    world(&portal, "\"Billing profile 01\"", "\"IT/Finance\"").await;
    let text = WORLD.replace("\"Contoso Ltd\"", "\"Contoso / Europe\"");
    let text = text.replace("\"Billing profile 01\"", "\"IT/Finance\"");
    apply(&portal, &text, now()).await.expect("applied");
    let path = rows(&scratch, "a.csv", &[("", "EUR", "2026-03-01", "S1")]);
    let taken = import(&portal, &path, &into("Contoso / Europe/IT/Finance")).await;
    assert!(matches!(taken, Ok(Imported::Now(_))), "{taken:?}");
}

async fn several_profiles_of_one_name(scratch: Scratch) {
    let portal = portal(&scratch).await;
    world(&portal, "\"Billing profile 02\"", "\"Billing profile 01\"").await;
    let path = rows(&scratch, "a.csv", &[("", "EUR", "2026-03-01", "S1")]);
    let name = "Contoso Ltd/Billing profile 01";
    let told = import(&portal, &path, &into(name))
        .await
        .expect_err("refused");
    assert!(
        told.starts_with("Several billing profiles are called"),
        "{told}"
    );
    for profile in ["CNTS-EURO-BG1-PGB", "CNTS-USDO-BG2-PGB"] {
        let line = format!("\n  {profile}  Contoso Ltd / Billing profile 01");
        assert!(told.contains(&line), "{told}");
    }
    let none = import(&portal, &path, &into("Contoso Ltd/None")).await;
    let none = none.expect_err("refused");
    assert!(none.contains("There is no billing profile"), "{none}");
    let accounts = store::all::<account::Entity>(&scratch.database).await;
    assert_eq!(accounts.expect("read").len(), 8);
}
