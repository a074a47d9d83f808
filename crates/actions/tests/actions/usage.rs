//! Files of usage as durable work: killed, cancelled, joined, moved, forgotten; ready or not there.

use super::corrections::{billed, voiding};
use super::{caller, now, portal};
use actions::bill::corrections::{Then, void_by_name};
use actions::invoices::for_each_json;
use actions::usage::{
    StoredPart, TypedUsage, UsageDownload, UsageLink, UsageProblem, UsageReading, UsageStop,
    UsageToMake, ask_for_usage, cancel_usage_file, fail_usage_file, finish_usage_file,
    give_usage_file_back, note_usage_progress, open_usage_file, show_usage_file, store_usage_chunk,
    sweep_usage_files, take_usage_file,
};
use actions::{Caller, Failure, Portal, Refusal, Wrong, demo};
use billing::usage::{Reconciliation, UsageFault, UsageState};
use chrono::{DateTime, Duration, Utc};
use scratch::Scratch;
use store::entities::{job, usage_file};

scratch::both_databases!(
    killed_in_the_middle,
    the_same_is_joined,
    cancelled,
    links_end_and_files_go,
    moved_and_of_notes,
    broken_again_and_again,
    the_same_figures_in_days
);

/// Billed once, whoever has an invoice of a profile, and its account and name.
async fn asking(scratch: &Scratch) -> (Portal, Caller, String, String) {
    let portal = billed(scratch).await;
    let chloe = caller(&portal, "chloe@contoso.example").await;
    let (account, invoice) = invoice_of(&portal, "Billing profile 01").await;
    (portal, chloe, account, invoice)
}

async fn invoice_of(portal: &Portal, profile: &str) -> (String, String) {
    let mut found = None;
    for_each_json(portal, |it| {
        if it.profile.as_deref() == Some(profile) && found.is_none() {
            found = Some((it.account_id, it.name));
        }
        Ok(())
    })
    .await
    .expect("listed");
    found.expect("an invoice")
}

fn of_invoice(name: &str) -> TypedUsage {
    TypedUsage {
        invoice: name.to_owned(),
        ..TypedUsage::default()
    }
}

async fn take(portal: &Portal, at: DateTime<Utc>) -> Option<UsageToMake> {
    take_usage_file(portal, at).await.expect("looked")
}

/// Reads it all, and stores a few bytes in its place.
async fn make(portal: &Portal, making: &UsageToMake) -> bool {
    let (_, reconciliation) = read(portal, making).await;
    store_usage_chunk(portal, making, (1, 1), b"a row\r\n".to_vec())
        .await
        .expect("stored");
    finish_usage_file(portal, making, (&[part()], &reconciliation))
        .await
        .expect("noted")
}

async fn read(portal: &Portal, making: &UsageToMake) -> (usize, Reconciliation) {
    let reading = UsageReading::of_file(portal, making).await.expect("there");
    let mut rows = reading.rows().await.expect("read");
    let mut count = 0;
    while let Some(some) = rows.next().await.expect("read") {
        count += some.len();
    }
    let (_, reconciliation) = rows.close().expect("adds up");
    (count, reconciliation)
}

fn part() -> StoredPart {
    StoredPart {
        file_name: "usage.csv".to_owned(),
        rows: 1,
        size_bytes: 7,
        sha256: "0".repeat(64),
        chunks: 1,
    }
}

async fn state(portal: &Portal, who: &Caller, of: (&str, &str)) -> UsageState {
    let page = show_usage_file(portal, who, of).await.expect("shown");
    assert_eq!(page.link.is_some(), page.file.state == UsageState::Ready);
    page.file.state
}

async fn jobs(scratch: &Scratch) -> usize {
    let jobs = store::all::<job::Entity>(&scratch.database).await;
    let jobs = jobs.expect("read");
    jobs.iter()
        .filter(|it| it.kind == "make-usage-file")
        .count()
}

async fn killed_in_the_middle(scratch: Scratch) {
    let (portal, chloe, account, invoice) = asking(&scratch).await;
    let asked = ask_for_usage(&portal, &chloe, &account, &of_invoice(&invoice)).await;
    let name = asked.expect("asked for");
    let of = (account.as_str(), name.as_str());
    assert_eq!(state(&portal, &chloe, of).await, UsageState::Waiting);

    let killed = take(&portal, Utc::now()).await.expect("a file to make");
    store_usage_chunk(&portal, &killed, (1, 1), b"half".to_vec())
        .await
        .expect("stored");
    assert_eq!(
        note_usage_progress(&portal, &killed, (1, 3)).await,
        Ok(true)
    );
    assert_eq!(state(&portal, &chloe, of).await, UsageState::AtWork);
    assert!(
        take(&portal, Utc::now()).await.is_none(),
        "it is in other hands"
    );

    let later = Utc::now() + Duration::minutes(2);
    let again = take(&portal, later).await.expect("begun again");
    let shown = show_usage_file(&portal, &chloe, of).await.expect("shown");
    assert_eq!(
        (shown.file.state, shown.file.rows_done),
        (UsageState::AtWork, 0)
    );
    // It was only slow: what it says counts no more.
    assert_eq!(
        note_usage_progress(&portal, &killed, (2, 3)).await,
        Ok(false)
    );
    assert!(!make(&portal, &killed).await);
    fail_usage_file(&portal, &killed, (UsageFault::Broken, None))
        .await
        .expect("nothing happens");
    assert_eq!(state(&portal, &chloe, of).await, UsageState::AtWork);

    assert!(make(&portal, &again).await);
    assert_eq!(state(&portal, &chloe, of).await, UsageState::Ready);
    assert_eq!(jobs(&scratch).await, 0);
    let link = show_usage_file(&portal, &chloe, of)
        .await
        .expect("shown")
        .link;
    let link = link.expect("a link");
    let opened = open_usage_file(&portal, (&link, UsageLink::Part(1)), now()).await;
    let Ok(UsageDownload::Part(mut chunks)) = opened else {
        panic!("a part");
    };
    let bytes = chunks.next().await.expect("read").expect("bytes");
    assert_eq!(&bytes[..], b"a row\r\n", "what the second attempt stored");
    assert_eq!(chunks.next().await, Ok(None));
}

async fn the_same_is_joined(scratch: Scratch) {
    let (portal, chloe, account, invoice) = asking(&scratch).await;
    let bram = caller(&portal, "bram@contoso.example").await;
    let typed = of_invoice(&invoice);
    let (one, two) = tokio::join!(
        ask_for_usage(&portal, &chloe, &account, &typed),
        ask_for_usage(&portal, &bram, &account, &typed)
    );
    let name = one.expect("asked for");
    assert_eq!(two, Ok(name.clone()));
    assert_eq!(jobs(&scratch).await, 1);
    let other = TypedUsage {
        format: "focus".to_owned(),
        ..of_invoice(&invoice)
    };
    let other = ask_for_usage(&portal, &chloe, &account, &other).await;
    assert_ne!(other, Ok(name.clone()), "other columns are another file");
    let making = take(&portal, Utc::now()).await.expect("the first");
    assert!(make(&portal, &making).await);
    let again = ask_for_usage(&portal, &chloe, &account, &typed).await;
    assert_ne!(again, Ok(name), "once it is ready, another one is made");
}

async fn cancelled(scratch: Scratch) {
    let (portal, chloe, account, invoice) = asking(&scratch).await;
    let name = ask_for_usage(&portal, &chloe, &account, &of_invoice(&invoice)).await;
    let name = name.expect("asked for");
    let of = (account.as_str(), name.as_str());
    let farah = caller(&portal, "farah@fabrikam.example").await;
    let refused = cancel_usage_file(&portal, &farah, of).await;
    assert_eq!(refused, Err(Refusal::NotFound));
    let making = take(&portal, Utc::now()).await.expect("a file to make");
    cancel_usage_file(&portal, &chloe, of)
        .await
        .expect("cancelled");
    assert_eq!(
        note_usage_progress(&portal, &making, (1, 3)).await,
        Ok(false)
    );
    assert!(!make(&portal, &making).await, "too late");
    assert_eq!(state(&portal, &chloe, of).await, UsageState::Cancelled);
    let later = Utc::now() + Duration::minutes(2);
    assert!(take(&portal, later).await.is_none());
    assert_eq!(jobs(&scratch).await, 0, "nothing is left to be done");
}

async fn links_end_and_files_go(scratch: Scratch) {
    let (portal, chloe, account, invoice) = asking(&scratch).await;
    let name = ask_for_usage(&portal, &chloe, &account, &of_invoice(&invoice)).await;
    let name = name.expect("asked for");
    let of = (account.as_str(), name.as_str());
    let making = take(&portal, Utc::now()).await.expect("a file to make");
    assert!(make(&portal, &making).await);
    let link = show_usage_file(&portal, &chloe, of)
        .await
        .expect("shown")
        .link;
    let link = link.expect("a link");
    let open = async |link: &str, at| {
        let opened = open_usage_file(&portal, (link, UsageLink::Reconciliation), at).await;
        opened.map(|_| ())
    };
    assert_eq!(open(&link, now()).await, Ok(()));
    let hour_later = now() + Duration::hours(1);
    assert_eq!(open(&link, hour_later).await, Err(Refusal::LinkExpired));
    let forged = link.replacen('0', "1", 1);
    assert_eq!(open(&forged, now()).await, Err(Refusal::LinkExpired));

    let kept = Utc::now() + Duration::days(29);
    assert_eq!(sweep_usage_files(&portal, kept).await, Ok(0));
    let over = Utc::now() + Duration::days(31);
    assert_eq!(sweep_usage_files(&portal, over).await, Ok(1));
    assert_eq!(open(&link, now()).await, Err(Refusal::LinkExpired));
    let gone = show_usage_file(&portal, &chloe, of).await.map(|_| ());
    assert_eq!(gone, Err(Refusal::NotFound));
    let left = std::fs::read_dir(scratch.folder().join("documents/usage"));
    let files = left.map_or(0, |it| {
        let folders = it.map(|it| it.expect("readable").path());
        folders.filter(|it| has_files(it)).count()
    });
    assert_eq!(files, 0, "nothing is left in the store");
}

fn has_files(folder: &std::path::Path) -> bool {
    let entries = std::fs::read_dir(folder).expect("readable");
    let mut paths = entries.map(|it| it.expect("readable").path());
    paths.any(|it| it.is_file() || has_files(&it))
}

async fn moved_and_of_notes(scratch: Scratch) {
    let (portal, chloe, account, invoice) = asking(&scratch).await;
    // Asked for before it was voided, and made after.
    let before = ask_for_usage(&portal, &chloe, &account, &of_invoice(&invoice)).await;
    let before = before.expect("asked for");
    let done = void_by_name(&portal, &invoice, &voiding(Then::Rebill), now()).await;
    let done = done.expect("voided");
    let again = done.rebilled.expect("billed again").name;
    let ask = async |name: &str| ask_for_usage(&portal, &chloe, &account, &of_invoice(name)).await;
    let wrong = |problem| Err(Refusal::wrong("form", Wrong::Usage(problem)));
    assert_eq!(
        ask(&invoice).await,
        wrong(UsageProblem::Moved(again.clone()))
    );
    let note = UsageProblem::OfCorrected(invoice.clone());
    assert_eq!(ask(&done.note.name).await, wrong(note));
    let making = take(&portal, Utc::now()).await.expect("the first");
    match UsageReading::of_file(&portal, &making).await.map(|_| ()) {
        Err(UsageStop::Fault(UsageFault::Moved, Some(name))) => {
            assert_eq!(name, again);
            let fault = (UsageFault::Moved, Some(name));
            fail_usage_file(&portal, &making, fault)
                .await
                .expect("noted");
        }
        other => panic!("its charges are elsewhere: {other:?}"),
    }
    let of = (account.as_str(), before.as_str());
    assert_eq!(state(&portal, &chloe, of).await, UsageState::Failed);
    // Billed again, and once more: the last one has them.
    let done = void_by_name(&portal, &again, &voiding(Then::Rebill), now()).await;
    let last = done.expect("voided").rebilled.expect("billed again").name;
    assert_eq!(
        ask(&invoice).await,
        wrong(UsageProblem::Moved(last.clone()))
    );
    ask(&last).await.expect("asked for");
    let making = take(&portal, Utc::now()).await.expect("the last");
    let (rows, reconciliation) = read(&portal, &making).await;
    assert!(rows > 0);
    let total = reconciliation.invoice_total.expect("an invoice");
    assert_eq!(reconciliation.total(), Ok(total.exact()));
}

async fn broken_again_and_again(scratch: Scratch) {
    let (portal, chloe, account, invoice) = asking(&scratch).await;
    let name = ask_for_usage(&portal, &chloe, &account, &of_invoice(&invoice)).await;
    let name = name.expect("asked for");
    let of = (account.as_str(), name.as_str());
    let failure = Failure::new("The folder is full.");
    for attempt in 1..=5 {
        let at = Utc::now() + Duration::minutes(attempt);
        let making = take(&portal, at).await.expect("tried again");
        give_usage_file_back(&portal, &making, &failure)
            .await
            .expect("given back");
    }
    assert_eq!(state(&portal, &chloe, of).await, UsageState::Failed);
    assert_eq!(jobs(&scratch).await, 0);
    let rows = store::all::<usage_file::Entity>(&scratch.database).await;
    let rows = rows.expect("read");
    assert_eq!(rows[0].fault, Some(UsageFault::Broken));
    assert_eq!(rows[0].wanted, None, "it can be asked for again");
}

/// Of all days of a profile: each invoice's rows come to what its own file has, before rounding.
async fn the_same_figures_in_days(scratch: Scratch) {
    let portal = portal(&scratch).await;
    let until = "2026-06-13".parse().expect("a day");
    demo::fill(&portal, Some(until), now(), |_| {})
        .await
        .expect("filled");
    let anna = caller(&portal, "anna@contoso.example").await;
    let (account, invoice) = invoice_of(&portal, "Billing profile 01").await;
    let typed = TypedUsage {
        scope: "account".to_owned(),
        from: "2026-01-01".to_owned(),
        to: "2026-06-30".to_owned(),
        ..TypedUsage::default()
    };
    ask_for_usage(&portal, &anna, &account, &typed)
        .await
        .expect("asked for");
    let making = take(&portal, Utc::now()).await.expect("a file to make");
    let (rows, days) = read(&portal, &making).await;
    assert_eq!(days.rows(), rows as u64);
    assert!(
        days.parts.iter().any(|it| it.name.is_empty()),
        "June is on no invoice yet"
    );
    let of_invoice = days.parts.iter().find(|it| it.name == invoice);
    let of_invoice = of_invoice.expect("the invoice is told");
    let reading = UsageReading::of_invoice(&portal, &invoice)
        .await
        .expect("there");
    let mut rows = reading.rows().await.expect("read");
    while rows.next().await.expect("read").is_some() {}
    let (_, own) = rows.close().expect("adds up");
    let exact = own.parts.iter().map(|it| it.exact);
    let exact = exact.fold(billing::Exact::ZERO, |sum, it| sum.plus(it).expect("fits"));
    assert_eq!((of_invoice.exact, of_invoice.rows), (exact, own.rows()));
}
