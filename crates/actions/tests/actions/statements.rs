//! The statement of an account: nothing is lost between its two ends, and it says of what is open
//! and kept what the invoices and credits say, for whoever asks and whatever the days.

use super::ledger::Books;
use super::money::day;
use super::visibility::account;
use super::{caller, now, portal, signed_in_as};
use actions::accounts::list_scopes;
use actions::statement::{
    StatementPage, StatementProblem, TypedStatement, ageing_csv, show_statement, statement_csv,
    take_statement,
};
use actions::{Caller, Portal, Refusal, Wrong, demo};
use billing::invoice::InvoiceStatus;
use billing::policy::Why;
use billing::statement::{Age, Statement};
use billing::{AgreementType, Currency, IdentityKind};
use chrono::{Days, Months};
use scratch::Scratch;
use std::collections::{BTreeMap, BTreeSet};
use store::entities::{account as accounts, identity, invoice};

scratch::both_databases!(
    the_demo_world_adds_up_for_everybody,
    bad_days_are_refused_each_with_its_sentence,
    files_say_what_the_page_says,
);

type Sums = BTreeMap<Currency, i64>;

/// What a statement of a profile, or of all, is asked with.
fn asked(from: &str, to: &str, profile: &str) -> TypedStatement {
    TypedStatement {
        from: from.to_owned(),
        to: to.to_owned(),
        profile: profile.to_owned(),
    }
}

async fn shown(
    portal: &Portal,
    caller: &Caller,
    account: &str,
    asked: &TypedStatement,
) -> Result<(StatementPage, Statement), Refusal> {
    let page = show_statement(portal, caller, account, asked).await?;
    let statement = page.statement.clone().expect("made");
    Ok((page, *statement))
}

/// Balances by currency; what is nothing is not there.
fn ends(statement: &Statement, of: impl Fn(&billing::statement::Ledger) -> i64) -> Sums {
    let ledgers = statement.ledgers.iter();
    let ends = ledgers.map(|it| (it.opening.currency(), of(it)));
    ends.filter(|(_, minor)| *minor != 0).collect()
}

/// What is open less what is kept.
fn aged(statement: &Statement) -> Sums {
    let totals = statement.ageing.totals().expect("fit");
    let totals = totals.iter();
    let totals = totals.map(|it| (it.total.currency(), it.total.minor() - it.kept.minor()));
    totals.filter(|(_, minor)| *minor != 0).collect()
}

/// Month after month: each begins with what the one before ended with, its lines lead from one end
/// to the other, and what is owed at its end is what is open then less what is kept.
async fn months_join(portal: &Portal, who: &Caller, account: &str, profile: &str) {
    let (mut first, mut before) = (day("2026-01-01"), Sums::new());
    while first < day("2027-01-01") {
        let last = first + Months::new(1) - Days::new(1);
        let asked = asked(&first.to_string(), &last.to_string(), profile);
        let (_, statement) = shown(portal, who, account, &asked).await.expect("shown");
        let told = || format!("{} {account} {profile} {first}", who.email);
        assert_eq!(
            ends(&statement, |it| it.opening.minor()),
            before,
            "{}",
            told()
        );
        before = ends(&statement, |it| it.closing.minor());
        assert_eq!(before, aged(&statement), "{}", told());
        for ledger in &statement.ledgers {
            let parts = [ledger.documents, ledger.received, ledger.given_back];
            let parts: i64 = parts.iter().map(|it| it.minor()).sum();
            assert_eq!(ledger.opening.minor() + parts, ledger.closing.minor());
        }
        first = first + Months::new(1);
    }
}

/// What is open today, by currency, as the rows of the invoices say.
async fn open_of(scratch: &Scratch, page: &StatementPage) -> Sums {
    let account = store::accounts::by_name(&scratch.database, &page.account.name).await;
    let account: accounts::Model = account.expect("read").expect("there");
    let profiles = store::accounts::profiles(&scratch.database, account.id).await;
    let seen: BTreeSet<_> = page.profiles.iter().map(|it| it.name.as_str()).collect();
    let profiles = profiles.expect("read").into_iter();
    let seen: Vec<_> = profiles
        .filter(|it| seen.contains(it.name.as_str()))
        .map(|it| Some(it.id))
        .collect();
    let rows = store::all::<invoice::Entity>(&scratch.database).await;
    let mut sums = Sums::new();
    for row in rows.expect("read") {
        let is_seen = row.profile_id.is_none() || seen.contains(&row.profile_id);
        if row.account_id == account.id && is_seen && row.status != InvoiceStatus::Void {
            *sums.entry(row.currency).or_default() += row.open().minor();
        }
    }
    sums.retain(|_, minor| *minor != 0);
    sums
}

/// Everybody's statements of everything they see. Gives the accounts that somebody was shown.
pub async fn add_up(scratch: &Scratch, portal: &Portal, people: &[Caller]) -> BTreeSet<String> {
    let mut accounts = BTreeSet::new();
    for who in people {
        for scope in list_scopes(portal, who).await.expect("listed").rows {
            let name = &scope.account.name;
            let today = asked("", "", "");
            let (page, statement) = match shown(portal, who, name, &today).await {
                Ok(shown) => shown,
                Err(Refusal::Forbidden(_)) => continue,
                Err(other) => panic!("{}: {other:?}", who.email),
            };
            let totals = statement.ageing.totals().expect("fit");
            let open: Sums = totals
                .iter()
                .map(|it| (it.total.currency(), it.total.minor()))
                .filter(|(_, minor)| *minor != 0)
                .collect();
            assert_eq!(open, open_of(scratch, &page).await, "{} {name}", who.email);
            months_join(portal, who, name, "").await;
            for profile in &page.profiles {
                months_join(portal, who, name, &profile.name).await;
            }
            accounts.insert(name.clone());
        }
    }
    accounts
}

async fn the_demo_world_adds_up_for_everybody(scratch: Scratch) {
    let portal = portal(&scratch).await;
    let filled = demo::fill(&portal, None, now(), |_| {}).await;
    filled.expect("filled");
    let identities = store::all::<identity::Entity>(&scratch.database).await;
    let mut people = Vec::new();
    for it in identities.expect("read") {
        if it.kind != IdentityKind::Operator {
            people.push(signed_in_as(&portal, &it.email, it.kind).await);
        }
    }
    let shown = add_up(&scratch, &portal, &people).await;
    let accounts = store::all::<accounts::Entity>(&scratch.database).await;
    let untold = accounts.expect("read").into_iter();
    let mut untold: Vec<_> = untold
        .filter(|it| !shown.contains(&it.name))
        .map(|it| it.agreement.to_string())
        .collect();
    untold.sort();
    // An enrolment never has one, and a partner none before the first customer.
    assert_eq!(untold, ["EA", "MPA"]);
    refusals(&portal).await;
}

/// Whoever may not download all of it is told why not.
async fn refusals(portal: &Portal) {
    let operator = caller(portal, "operator@reckoner.example").await;
    let contoso = account(portal, &operator, "Contoso Ltd").await;
    let refused = async |who: &Caller, account: &str| {
        let shown = show_statement(portal, who, account, &asked("", "", "")).await;
        shown.expect_err("refused")
    };
    let reason = Refusal::Forbidden(Why::ReasonNeeded);
    assert_eq!(refused(&operator, &contoso).await, reason);
    let farah = caller(portal, "farah@fabrikam.example").await;
    assert_eq!(refused(&farah, &contoso).await, Refusal::NotFound);
    let gita = caller(portal, "gita@contoso.example").await;
    let mosp = list_scopes(portal, &gita).await.expect("listed");
    let mosp = mosp
        .rows
        .iter()
        .find(|it| it.agreement == AgreementType::Mosp);
    let only = Refusal::Forbidden(Why::OnlyAccountAdministrator);
    let mosp = mosp.expect("an account").account.name.clone();
    assert_eq!(refused(&gita, &mosp).await, only);
    let chloe = caller(portal, "chloe@contoso.example").await;
    let other = asked("", "", "CNTS-USDO-BG2-PGB");
    let other = show_statement(portal, &chloe, &contoso, &other).await;
    assert_eq!(other.err(), Some(Refusal::NotFound), "another's profile");
}

async fn bad_days_are_refused_each_with_its_sentence(scratch: Scratch) {
    let portal = super::mail::billed(&scratch).await;
    let anna = caller(&portal, "anna@contoso.example").await;
    let contoso = account(&portal, &anna, "Contoso Ltd").await;
    let long = StatementProblem::TooManyMonths(36);
    for (from, to, field, wrong) in [
        ("soon", "", "from", Wrong::NoDay),
        ("2026-05-06", "2026-05-05", "to", Wrong::EndsBeforeItBegins),
        ("2020-05-06", "2026-05-05", "from", Wrong::Statement(long)),
    ] {
        let asked = asked(from, to, "");
        let page = show_statement(&portal, &anna, &contoso, &asked).await;
        let problems = page.expect("a page all the same").statement;
        let problems = problems.expect_err("no statement");
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert_eq!((problems[0].field, &problems[0].wrong), (field, &wrong));
        let taken = take_statement(&portal, &anna, &contoso, &asked).await;
        assert_eq!(taken.err(), Some(Refusal::Invalid(problems)));
    }
}

async fn files_say_what_the_page_says(scratch: Scratch) {
    let portal = super::mail::billed(&scratch).await;
    let anna = caller(&portal, "anna@contoso.example").await;
    let contoso = account(&portal, &anna, "Contoso Ltd").await;
    let year = asked("2026-01-01", "2026-12-31", "");
    let statement = take_statement(&portal, &anna, &contoso, &year).await;
    let statement = statement.expect("taken");
    let text = String::from_utf8(statement_csv(&statement).expect("written")).expect("text");
    for ledger in &statement.ledgers {
        let currency = ledger.opening.currency().to_string();
        let rows: Vec<_> = text
            .lines()
            .filter(|it| it.starts_with(&currency))
            .collect();
        assert_eq!(rows.len(), ledger.lines.len() + 2, "{text}");
        let last = rows.last().expect("a row").trim_end();
        assert!(last.contains("ClosingBalance"));
        assert!(last.ends_with(&format!(",{}", ledger.closing.decimal())));
    }
    assert!(!statement.ledgers.is_empty());
    let ages = String::from_utf8(ageing_csv(&statement).expect("written")).expect("text");
    assert_eq!(ages.lines().count(), 1 + statement.ageing.rows().count());
    // By the end of the year everything is past due for longer than ninety days.
    let over = Age::ALL.len() - 1;
    assert!(statement.ageing.rows().all(|it| it.open[over] == it.total));
    let lines = super::audit::actions_of(&scratch, "statement.download").await;
    assert_eq!(lines, 1, "it is told once");
}

/// Whatever was done to the books, in whatever order.
pub async fn agree(books: &Books) {
    let (scratch, portal) = (&books.scratch, &books.portal);
    let mut people = Vec::new();
    for (email, kind) in [
        ("anna@contoso.example", IdentityKind::Work),
        ("jeroen@contoso.example", IdentityKind::Work),
    ] {
        people.push(signed_in_as(portal, email, kind).await);
    }
    let shown = add_up(scratch, portal, &people).await;
    assert!(shown.len() > 1, "{shown:?}");
}
