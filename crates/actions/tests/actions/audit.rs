//! The audit trail: chains that many write to at once, what breaks them, who reads them.

use super::money::{Slow, WORLD, billed, invoice_of, path_of, person};
use super::{caller, now, portal};
use actions::access::{AccessPath, Part};
use actions::audit::{
    ActivityFilter, ActivityKind, ActivityPage, Who, check_export, export_activity, list_activity,
    public_key, sign_activity, verify, write_views,
};
use actions::invoices::show_invoice;
use actions::work::NewAudit;
use actions::{Portal, Refusal};
use billing::policy::Why;
use billing::{AccountId, ChainId};
use scratch::Scratch;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use store::Reads;
use store::entities::{audit, audit_head};

scratch::both_databases!(
    what_happened_is_proved,
    what_was_changed_is_named,
    what_does_not_fit_its_invoice_is_named,
    many_write_to_the_same_chains,
    a_hundred_accounts_take_three_statements,
    a_part_that_is_dropped_tells_nothing,
    views_are_written_together,
    owners_read_and_nobody_else,
    an_export_is_checked_by_anybody,
);

const DAY: &str = "2026-04-05";

fn told(account: AccountId) -> NewAudit {
    NewAudit {
        about: account.into(),
        action: "invoice.issue",
        subject: "2026-000001".to_owned(),
    }
}

fn of(account: &str) -> AccessPath {
    AccessPath {
        account: account.to_owned(),
        part: Part::Account,
    }
}

/// Tells all of them in one piece of work.
async fn tell(portal: &Portal, lines: Vec<NewAudit>) {
    let work = portal.begin(None, now()).await.expect("begun");
    work.audit_all(lines).await.expect("told");
    work.commit().await.expect("committed");
}

async fn what_happened_is_proved(scratch: Scratch) {
    let portal = billed(&scratch, &Slow::default(), WORLD, DAY).await;
    let verified = verify(&portal).await.expect("nothing was changed");
    let lines = store::all::<audit::Entity>(&scratch.database).await;
    assert_eq!(verified.lines, lines.expect("read").len() as u64);
    assert!(verified.chains > 2 && verified.invoices > 2);
}

/// Someone with the database's password gets past the triggers, but not past the hashes.
async fn what_was_changed_is_named(scratch: Scratch) {
    let portal = portal(&scratch).await;
    let account = AccountId::new();
    tell(&portal, (0..5).map(|_| told(account)).collect()).await;
    let chain = ChainId::from(Some(account));
    let forbidden = "UPDATE audit SET subject = 'x' WHERE number = 3";
    let refused = scratch.database.execute_unprepared(forbidden).await;
    let refused = refused.expect_err("the trigger refuses").to_string();
    assert!(refused.contains("never changes"), "{refused}");
    for statement in [
        "DROP TRIGGER audit_for_ever ON audit",
        "DROP TRIGGER audit_no_update",
        "DROP TRIGGER audit_no_delete",
    ] {
        // Those of the other database are not there.
        scratch.database.execute_unprepared(statement).await.ok();
    }
    for (change, sentence) in [
        (forbidden, "Line 3 of the audit trail of"),
        ("UPDATE audit SET subject = '2026-000001'", ""),
        ("UPDATE audit SET number = 9 WHERE number = 2", "Line 2"),
        ("UPDATE audit SET number = 2 WHERE number = 9", ""),
        (
            "UPDATE audit_heads SET hash = 'ab'",
            "Line 5 of the audit trail of",
        ),
        ("DELETE FROM audit_heads", "The head of the audit trail of"),
    ] {
        let changed = scratch.database.execute_unprepared(change).await;
        changed.expect("changed");
        let found = verify(&portal).await;
        match (found, sentence) {
            (Ok(_), "") => {}
            (Err(failure), sentence) if !sentence.is_empty() => {
                let told = failure.to_string();
                assert!(told.contains(sentence), "{change}: {told}");
                assert!(told.contains(&chain.to_string()), "{change}: {told}");
            }
            (found, _) => panic!("{change}: {found:?}"),
        }
    }
}

/// Each of these leaves every line and every text as it was written.
async fn what_does_not_fit_its_invoice_is_named(scratch: Scratch) {
    let portal = billed(&scratch, &Slow::default(), WORLD, DAY).await;
    let row = invoice_of(&scratch, "Billing profile 01").await;
    let number = row.document_number.as_str();
    let change = async |statement: &str| {
        let changed = scratch.database.execute_unprepared(statement).await;
        changed.map(|_| ())
    };
    for statement in [
        "DROP TRIGGER invoice_contents_for_ever ON invoice_contents",
        "DROP TRIGGER invoice_contents_no_update",
        "DROP TRIGGER invoice_contents_no_delete",
        "DROP TRIGGER audit_for_ever ON audit",
        "DROP TRIGGER audit_no_delete",
    ] {
        // Those of the other database are not there.
        change(statement).await.ok();
    }
    let of_row = format!("WHERE document_number = '{number}'");
    let total = row.total_minor;
    let cases = [
        (
            format!("UPDATE invoices SET paid_minor = paid_minor + 1 {of_row}"),
            format!("UPDATE invoices SET paid_minor = paid_minor - 1 {of_row}"),
            "its payments come to 0",
        ),
        (
            format!("UPDATE invoices SET status = 'Paid' {of_row}"),
            format!("UPDATE invoices SET status = 'Due' {of_row}"),
            "is Paid, with 0",
        ),
        (
            format!("UPDATE invoices SET total_minor = {} {of_row}", total + 1),
            format!("UPDATE invoices SET total_minor = {total} {of_row}"),
            "another name, number or total",
        ),
        (
            "UPDATE number_series SET last_place = last_place + 2".to_owned(),
            "UPDATE number_series SET last_place = last_place - 2".to_owned(),
            "no one has these numbers",
        ),
        (
            "UPDATE number_series SET last_place = last_place - 1".to_owned(),
            "UPDATE number_series SET last_place = last_place + 1".to_owned(),
            "was never given out",
        ),
    ];
    assert!(verify(&portal).await.is_ok());
    for (done, undone, sentence) in cases {
        change(&done).await.expect("changed");
        let told = verify(&portal).await.expect_err(&done).to_string();
        assert!(told.contains(sentence), "{done}: {told}");
        change(&undone).await.expect("changed back");
        assert!(verify(&portal).await.is_ok(), "{undone}");
    }
    let chain = ChainId::from(Some(row.account_id));
    cut_before_an_issue(&scratch).await;
    let told = verify(&portal).await.expect_err("cut").to_string();
    assert!(told.contains("was issued: lines of it are gone"), "{told}");
    // Several at once are each told in a sentence.
    let id = match store::has_one_writer(&scratch.database) {
        true => format!("X'{}'", chain.0.simple()),
        false => format!("'{}'", chain.0),
    };
    for statement in [
        "DELETE FROM invoice_contents".to_owned(),
        format!("DELETE FROM audit WHERE chain = {id}"),
        format!("DELETE FROM audit_heads WHERE chain = {id}"),
    ] {
        change(&statement).await.expect("changed");
    }
    let told = verify(&portal).await.expect_err("all of it").to_string();
    let gone = told.lines().filter(|it| it.contains("its content is gone"));
    let invoices = store::all::<store::entities::invoice::Entity>(&scratch.database).await;
    assert_eq!(gone.count(), invoices.expect("read").len(), "{told}");
    assert!(told.contains("is gone, which has invoices"), "{told}");
}

/// Cuts a chain where it tells that a document was issued, and sets its head back: what is left
/// holds together.
async fn cut_before_an_issue(scratch: &Scratch) {
    let database = &scratch.database;
    let lines = store::all::<audit::Entity>(database).await.expect("read");
    let is_issue = |it: &&audit::Model| it.action == "invoice.issue" && it.number > 1;
    let issue = lines
        .iter()
        .find(is_issue)
        .expect("one that is not the first");
    let is_left = |it: &&audit::Model| it.chain == issue.chain && it.number == issue.number - 1;
    let left = lines.iter().find(is_left).expect("the line before");
    let (at, hash) = (left.number, &left.hash);
    let of_chain = format!("chain IN (SELECT chain FROM audit WHERE hash = '{hash}')");
    for statement in [
        format!("UPDATE audit_heads SET number = {at}, hash = '{hash}' WHERE {of_chain}"),
        format!("DELETE FROM audit WHERE {of_chain} AND number > {at}"),
    ] {
        let cut = database.execute_unprepared(&statement).await;
        cut.expect("cut");
    }
}

/// Two chains, named in either order by many at once: nobody waits for ever, and no number is
/// missing or twice.
async fn many_write_to_the_same_chains(scratch: Scratch) {
    let portal = portal(&scratch).await;
    let accounts = [AccountId::new(), AccountId::new()];
    let works = (0..24).map(|turn: usize| {
        let [one, other] = [accounts[turn % 2], accounts[(turn + 1) % 2]];
        let portal = portal.clone();
        tokio::spawn(async move { tell(&portal, vec![told(one), told(other)]).await })
    });
    for work in works.collect::<Vec<_>>() {
        work.await.expect("done");
    }
    assert_eq!(verify(&portal).await.map(|it| it.lines), Ok(48));
    let heads = store::all::<audit_head::Entity>(&scratch.database).await;
    let numbers = heads.expect("read").into_iter().map(|it| it.number);
    assert_eq!(numbers.collect::<Vec<_>>(), [24, 24]);
}

async fn a_hundred_accounts_take_three_statements(scratch: Scratch) {
    let statements = Arc::new(AtomicUsize::new(0));
    let mut database = scratch.database.clone();
    let counted = statements.clone();
    database.set_metric_callback(move |_| {
        counted.fetch_add(1, Ordering::Relaxed);
    });
    let portal = Portal::open(database, scratch.folder()).await;
    let portal = portal.expect("the portal opens");
    let lines = || (0..100).map(|_| told(AccountId::new())).collect();
    let work = portal.begin(None, now()).await.expect("begun");
    work.audit_all(lines()).await.expect("told");
    let before = statements.load(Ordering::Relaxed);
    work.commit().await.expect("committed");
    assert_eq!(statements.load(Ordering::Relaxed) - before, 3);
}

async fn a_part_that_is_dropped_tells_nothing(scratch: Scratch) {
    let portal = portal(&scratch).await;
    let work = portal.begin(None, now()).await.expect("begun");
    let kept = work.part().await.expect("a part");
    kept.audit(None, "world.apply", "kept").await.expect("told");
    kept.commit().await.expect("kept");
    let dropped = work.part().await.expect("a part");
    let told = dropped.audit(None, "world.apply", "dropped").await;
    told.expect("told");
    drop(dropped);
    work.commit().await.expect("committed");
    let lines = store::all::<audit::Entity>(&scratch.database).await;
    let subjects = lines.expect("read").into_iter().map(|it| it.subject);
    assert_eq!(subjects.collect::<Vec<_>>(), ["kept"]);
}

async fn seen(scratch: &Scratch) -> usize {
    let lines = store::all::<audit::Entity>(&scratch.database).await;
    let lines = lines.expect("read").into_iter();
    lines.filter(|it| it.action == "details.view").count()
}

async fn views_are_written_together(scratch: Scratch) {
    let portal = billed(&scratch, &Slow::default(), WORLD, DAY).await;
    let chloe = person(&portal, "chloe").await;
    let row = invoice_of(&scratch, "Billing profile 01").await;
    let path = path_of(&scratch, &row).await;
    for _ in 0..3 {
        let shown = show_invoice(&portal, &chloe, &path).await.expect("shown");
        assert!(shown.details.is_ok());
    }
    assert_eq!(seen(&scratch).await, 0);
    write_views(&portal).await.expect("written");
    assert_eq!(seen(&scratch).await, 3);
    write_views(&portal).await.expect("nothing is left");
    // More than may wait at once are not waited for.
    for _ in 0..501 {
        show_invoice(&portal, &chloe, &path).await.expect("shown");
    }
    assert_eq!(seen(&scratch).await, 504);
    assert!(verify(&portal).await.is_ok());
}

async fn owners_read_and_nobody_else(scratch: Scratch) {
    let portal = billed(&scratch, &Slow::default(), WORLD, DAY).await;
    let anna = caller(&portal, "anna@contoso.example").await;
    let chloe = caller(&portal, "chloe@contoso.example").await;
    let row = invoice_of(&scratch, "Billing profile 01").await;
    let path = path_of(&scratch, &row).await;
    let account = &of(&path.account);
    for _ in 0..30 {
        show_invoice(&portal, &chloe, &path).await.expect("shown");
    }
    write_views(&portal).await.expect("written");
    let all = ActivityFilter::default();
    let refused = list_activity(&portal, &chloe, account, &all).await;
    assert!(
        matches!(
            refused,
            Err(Refusal::Forbidden(
                Why::OwnerOfScopeOnly(_) | Why::NeedsRole(_)
            ))
        ),
        "{refused:?}"
    );
    let page = list_activity(&portal, &anna, account, &all).await;
    let page = page.expect("shown");
    assert_eq!((page.lines.len(), page.newer), (25, None));
    assert!(matches!(&page.lines[0].who, Who::Person { email, .. } if email.starts_with("chloe")));
    let older = ActivityFilter {
        older: page.older,
        ..ActivityFilter::default()
    };
    let next = list_activity(&portal, &anna, account, &older).await;
    let next = next.expect("shown");
    assert_eq!(next.lines[0].number + 1, page.lines[24].number);
    assert_eq!(turned_back(&portal, &next, account).await, page.lines);
    let made = ActivityFilter {
        kind: Some(ActivityKind::Invoices),
        ..ActivityFilter::default()
    };
    let made = list_activity(&portal, &anna, account, &made).await;
    let made = made.expect("shown").lines;
    assert!(!made.is_empty() && made.iter().all(|it| it.action.starts_with("invoice.")));
    assert!(made.iter().all(|it| it.who == Who::Portal));
    let by_chloe = ActivityFilter {
        person: Some(chloe.identity),
        ..ActivityFilter::default()
    };
    let hers = list_activity(&portal, &anna, account, &by_chloe).await;
    assert!(
        hers.expect("shown")
            .lines
            .iter()
            .all(|it| it.action == "details.view")
    );
}

/// The lines of the page before `page`.
async fn turned_back(
    portal: &Portal,
    page: &ActivityPage,
    account: &AccessPath,
) -> Vec<actions::audit::ActivityLine> {
    let anna = caller(portal, "anna@contoso.example").await;
    let newer = ActivityFilter {
        newer: page.newer,
        ..ActivityFilter::default()
    };
    let page = list_activity(portal, &anna, account, &newer).await;
    page.expect("shown").lines
}

async fn an_export_is_checked_by_anybody(scratch: Scratch) {
    let portal = billed(&scratch, &Slow::default(), WORLD, DAY).await;
    let anna = caller(&portal, "anna@contoso.example").await;
    let row = invoice_of(&scratch, "Billing profile 01").await;
    let account = path_of(&scratch, &row).await.account;
    tell(&portal, (0..1_200).map(|_| told(row.account_id)).collect()).await;
    let page = list_activity(&portal, &anna, &of(&account), &ActivityFilter::default()).await;
    let through = page.expect("shown").through.expect("theirs to export");
    let asked = (account.as_str(), through);
    let mut export = export_activity(&portal, &anna, asked)
        .await
        .expect("allowed");
    let mut lines = String::new();
    while let Some(part) = export.part().await.expect("read") {
        lines.push_str(&part);
    }
    let signature = sign_activity(&portal, &anna, asked).await.expect("signed");
    let key = public_key(&portal).expect("a key");
    let count = check_export(&lines, &signature, &key);
    assert_eq!(count, Ok(usize::try_from(through).expect("a number")));
    let changed = lines.replacen("2026-000001", "2026-000002", 1);
    assert!(check_export(&changed, &signature, &key).is_err());
    let shorter = lines.trim_end().rsplit_once('\n').expect("lines").0;
    assert!(check_export(&format!("{shorter}\n"), &signature, &key).is_err());
    let chloe = caller(&portal, "chloe@contoso.example").await;
    let refused = sign_activity(&portal, &chloe, asked).await;
    assert!(matches!(refused, Err(Refusal::Forbidden(_))));
}
