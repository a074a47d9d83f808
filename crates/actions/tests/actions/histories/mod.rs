//! Whatever happens to accounts, and whenever somebody looks: every charge is on one document, and
//! only once.

mod generate;

use super::{file, import, now, portal};
use actions::bill;
use actions::import::ImportOptions;
use actions::world::apply;
use billing::{Exact, Money};
use generate::{Arrival, DAYS, History, LATE_MAX, day, history};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use scratch::Scratch;
use std::collections::BTreeMap;
use store::Database;
use store::entities::{account, charge, invoice};

/// By then everything that was used has been billed, on whichever day it arrived.
const END: u64 = DAYS + LATE_MAX + 70;

#[tokio::test(flavor = "multi_thread")]
async fn sqlite() {
    in_any_order(Scratch::sqlite, 4).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres() {
    in_any_order(Scratch::postgres, 2).await;
}

/// A history billed day by day with usage that comes promptly, and the same with late usage and
/// runs on a few days only: both times all its charges are on documents, for the same money.
async fn in_any_order(new: impl AsyncFn() -> Scratch, usual: usize) {
    let (mut runner, cases) = match std::env::var_os("RECKONER_TEST_LONG") {
        None => (TestRunner::deterministic(), usual),
        Some(_) => (TestRunner::default(), usual * 10),
    };
    for _ in 0..cases {
        let tree = history().new_tree(&mut runner).expect("a history");
        let history = tree.current();
        let daily: Vec<u64> = (1..=END).collect();
        let mut now_and_then = history.runs.clone();
        now_and_then.push(END);
        let promptly = lived(&new, &history, (Arrival::Prompt, &daily)).await;
        let late = lived(&new, &history, (Arrival::Late, &now_and_then)).await;
        assert_eq!(promptly, late, "{history:#?}");
        for (number, account) in history.accounts.iter().enumerate() {
            let name = account.name(number);
            let sums = promptly.get(&name).copied().unwrap_or_default();
            assert_eq!(sums.used, history.used(&name), "{name} of {history:#?}");
        }
    }
}

/// What the documents of an account add up to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Sums {
    used: Exact,
    bought: Exact,
}

/// Lets a history happen in a database of its own.
async fn lived(
    new: &impl AsyncFn() -> Scratch,
    history: &History,
    (arrival, runs): (Arrival, &[u64]),
) -> BTreeMap<String, Sums> {
    let scratch = new().await;
    let portal = portal(&scratch).await;
    apply(&portal, &history.world(), now())
        .await
        .expect("applied");
    for number in 1..=END {
        if let Some(csv) = history.arriving(number, arrival) {
            let path = file(&scratch, &format!("{number}.csv"), csv);
            let options = ImportOptions::default();
            import(&portal, &path, &options).await.expect("imported");
        }
        if runs.contains(&number) {
            // A run whose equation does not hold fails.
            let run = bill::run(&portal, day(number), now(), |_| {}).await;
            assert_eq!(run.expect("run").parked, []);
        }
    }
    let again = bill::run(&portal, day(END), now(), |_| {}).await;
    assert_eq!(again.expect("run").made, [], "a rerun makes nothing");
    sums(&scratch.database).await
}

/// Looks at every document, and adds up what is on them.
async fn sums(reads: &Database) -> BTreeMap<String, Sums> {
    let invoices = store::all::<invoice::Entity>(reads).await.expect("read");
    let charges = store::all::<charge::Entity>(reads).await.expect("read");
    let accounts = store::all::<account::Entity>(reads).await.expect("read");
    assert_numbered(&invoices);
    let mut sums = BTreeMap::<String, Sums>::new();
    let mut on_invoice = BTreeMap::new();
    for charge in &charges {
        let cost = Exact::join(charge.cost_micros, charge.cost_attos);
        let invoice = charge.invoice_id.expect("every charge is on a document");
        add(on_invoice.entry(invoice).or_default(), cost);
        let account = accounts.iter().find(|it| it.id == charge.account_id);
        let of_account = sums
            .entry(account.expect("its account").name.clone())
            .or_default();
        match charge.purchase_id {
            None => add(&mut of_account.used, cost),
            Some(_) => add(&mut of_account.bought, cost),
        }
    }
    for invoice in &invoices {
        let exact = on_invoice.get(&invoice.id).copied().unwrap_or_default();
        let rounded = Money::round(exact, invoice.currency).expect("fits");
        assert_eq!(invoice.subtotal_minor, rounded.minor(), "{}", invoice.name);
    }
    sums
}

fn add(sum: &mut Exact, more: Exact) {
    *sum = sum.plus(more).expect("fits");
}

/// The numbers of a year are all there, and each once.
fn assert_numbered(invoices: &[invoice::Model]) {
    let mut years = BTreeMap::<&str, Vec<u32>>::new();
    for invoice in invoices {
        let (year, number) = invoice.document_number.split_once('-').expect("a year");
        years
            .entry(year)
            .or_default()
            .push(number.parse().expect("a number"));
    }
    for (year, mut numbers) in years {
        numbers.sort_unstable();
        let counted: Vec<_> = (1..).take(numbers.len()).collect();
        assert_eq!(numbers, counted, "{year}");
    }
}
