//! Importing while others import, sweep, or stop halfway: once, or not at all.

use super::{creating, file, gzip, import, now, portal};
use actions::Portal;
use actions::import::{ImportOptions, Imported, import_file, sweep_abandoned};
use chrono::Duration;
use scratch::Scratch;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, mpsc};
use store::entities::{account, charge, charge_item, import as import_row, profile};

const HEADER: &str = "BilledCost,BillingAccountId,BillingCurrency,ChargeCategory,\
ChargePeriodStart,ChargePeriodEnd,ServiceCategory,ServiceName,SubAccountId";
/// More rows than are read before the first sign of progress.
const ROWS: usize = 3_000;

scratch::both_databases!(
    a_swept_import_cannot_be_taken,
    a_taken_import_is_never_deleted,
    equal_imports_at_once,
    different_imports_at_once,
    a_second_profile_is_made_once,
    packed_or_named_otherwise_is_the_same,
);

fn rows(service: &str) -> String {
    let row = format!("1,A1,EUR,Usage,2026-03-01,2026-03-02,Compute,{service},S1\n");
    format!("{HEADER}\n{}", row.repeat(ROWS))
}

async fn imports(scratch: &Scratch) -> Vec<import_row::Model> {
    let rows = store::all::<import_row::Entity>(&scratch.database).await;
    rows.expect("read")
}

/// How many accounts, charges and items there are.
async fn counts(scratch: &Scratch) -> [usize; 3] {
    let database = &scratch.database;
    let accounts = store::all::<account::Entity>(database).await;
    let charges = store::all::<charge::Entity>(database).await;
    let items = store::all::<charge_item::Entity>(database).await;
    [
        accounts.expect("read").len(),
        charges.expect("read").len(),
        items.expect("read").len(),
    ]
}

/// Lets the lease of the one import run out.
async fn expire(scratch: &Scratch) {
    let work = store::begin(&scratch.database).await.expect("begun");
    for row in imports(scratch).await {
        let row = import_row::Model {
            leased_until: row.leased_until - Duration::hours(1),
            ..row
        };
        store::put::<import_row::Entity>(&work, row)
            .await
            .expect("put");
    }
    work.commit().await.expect("committed");
}

/// Begins an import that stops at its first sign of progress until something is sent.
fn import_that_waits(
    portal: &Portal,
    path: &Path,
) -> (
    tokio::task::JoinHandle<Result<Imported, String>>,
    mpsc::Receiver<()>,
    mpsc::Sender<()>,
) {
    let (stopped, has_stopped) = mpsc::channel();
    let (go_on, may_go_on) = mpsc::channel::<()>();
    let may_go_on = Arc::new(Mutex::new(may_go_on));
    let (portal, path): (Portal, PathBuf) = (portal.clone(), path.to_owned());
    let importing = tokio::spawn(async move {
        let wait = move |_| {
            // Both fail once the test has let go: then there is nothing more to wait for.
            stopped.send(()).ok();
            may_go_on.lock().expect("one thread reads").recv().ok();
        };
        let imported = import_file(&portal, &path, &creating(), now(), wait).await;
        imported.map_err(|failure| failure.to_string())
    });
    (importing, has_stopped, go_on)
}

async fn a_swept_import_cannot_be_taken(scratch: Scratch) {
    let portal = portal(&scratch).await;
    let path = file(&scratch, "slow.csv", rows("VM"));
    let (importing, has_stopped, go_on) = import_that_waits(&portal, &path);
    has_stopped.recv().expect("it reads");
    assert_eq!(sweep_abandoned(&portal, now()).await, Ok(0), "it lives");
    expire(&scratch).await;
    assert_eq!(sweep_abandoned(&portal, now()).await, Ok(1));
    drop(go_on);
    let told = importing.await.expect("it ends").expect_err("refused");
    assert!(told.contains("no sign of life for 2 minutes"), "{told}");
    assert!(imports(&scratch).await.is_empty());
    assert_eq!(counts(&scratch).await, [0, 0, 0]);
    let again = import(&portal, &path, &creating()).await;
    assert!(matches!(again, Ok(Imported::Now(_))), "{again:?}");
}

async fn a_taken_import_is_never_deleted(scratch: Scratch) {
    let portal = portal(&scratch).await;
    let path = file(&scratch, "taken.csv", rows("VM"));
    let taken = import(&portal, &path, &creating()).await;
    assert!(matches!(taken, Ok(Imported::Now(_))), "{taken:?}");
    expire(&scratch).await;
    assert_eq!(sweep_abandoned(&portal, now()).await, Ok(0));
    let id = imports(&scratch).await[0].id;
    let late = now() + Duration::days(1);
    let work = store::begin(&scratch.database).await.expect("begun");
    let claimed = store::imports::claim_abandoned(&work, id, late, late).await;
    assert_eq!(claimed, Ok(false));
    let given_up = store::imports::give_up(&work, id, late, late).await;
    assert_eq!(given_up, Ok(false));
    let extended = store::imports::extend_lease(&work, id, late).await;
    assert_eq!(extended, Ok(false));
    let deleted = store::imports::delete_staged(&work, id, 10, late).await;
    assert_eq!(deleted, Ok(0));
    store::imports::delete(&work, id, late)
        .await
        .expect("nothing");
    work.commit().await.expect("committed");
    assert_eq!(imports(&scratch).await.len(), 1);
    assert_eq!(counts(&scratch).await, [1, ROWS, 1]);
}

async fn equal_imports_at_once(scratch: Scratch) {
    let portal = portal(&scratch).await;
    let path = file(&scratch, "same.csv", rows("VM"));
    let (first, first_stopped, first_go_on) = import_that_waits(&portal, &path);
    let (second, second_stopped, second_go_on) = import_that_waits(&portal, &path);
    first_stopped.recv().expect("it reads");
    second_stopped.recv().expect("it reads");
    drop((first_go_on, second_go_on));
    let (first, second) = tokio::join!(first, second);
    let ended = [first.expect("it ends"), second.expect("it ends")];
    let taken = |it: &Result<Imported, String>| matches!(it, Ok(Imported::Now(_)));
    let before = |it: &Result<Imported, String>| matches!(it, Ok(Imported::Before(_)));
    assert_eq!(ended.iter().filter(|it| taken(it)).count(), 1, "{ended:?}");
    assert_eq!(ended.iter().filter(|it| before(it)).count(), 1, "{ended:?}");
    assert_eq!(imports(&scratch).await.len(), 1);
    assert_eq!(counts(&scratch).await, [1, ROWS, 1]);
}

async fn different_imports_at_once(scratch: Scratch) {
    let portal = portal(&scratch).await;
    let paths = ["VM", "Disk"].map(|service| file(&scratch, service, rows(service)));
    let (first, first_stopped, first_go_on) = import_that_waits(&portal, &paths[0]);
    let (second, second_stopped, second_go_on) = import_that_waits(&portal, &paths[1]);
    first_stopped.recv().expect("it reads");
    second_stopped.recv().expect("it reads");
    drop((first_go_on, second_go_on));
    let (first, second) = tokio::join!(first, second);
    let ended = [first.expect("it ends"), second.expect("it ends")];
    let told: Vec<_> = ended.iter().filter_map(|it| it.as_ref().err()).collect();
    assert_eq!(told.len(), 1, "{ended:?}");
    assert!(told[0].contains("made the same accounts"), "{told:?}");
    assert_eq!(counts(&scratch).await, [1, ROWS, 1]);
    for path in &paths {
        import(&portal, path, &creating()).await.expect("taken");
    }
    assert_eq!(counts(&scratch).await, [1, 2 * ROWS, 2]);
}

async fn a_second_profile_is_made_once(scratch: Scratch) {
    let portal = portal(&scratch).await;
    let path = file(&scratch, "euro.csv", rows("VM"));
    import(&portal, &path, &creating()).await.expect("taken");
    let paths = ["VM", "Disk"].map(|service| {
        let rows = rows(service).replace("EUR", "USD");
        file(&scratch, service, rows)
    });
    let (first, first_stopped, first_go_on) = import_that_waits(&portal, &paths[0]);
    let (second, second_stopped, second_go_on) = import_that_waits(&portal, &paths[1]);
    first_stopped.recv().expect("it reads");
    second_stopped.recv().expect("it reads");
    drop((first_go_on, second_go_on));
    let (first, second) = tokio::join!(first, second);
    let ended = [first.expect("it ends"), second.expect("it ends")];
    assert_eq!(
        ended.iter().filter(|it| it.is_err()).count(),
        1,
        "{ended:?}"
    );
    let profiles = store::all::<profile::Entity>(&scratch.database).await;
    assert_eq!(profiles.expect("read").len(), 2);
}

async fn packed_or_named_otherwise_is_the_same(scratch: Scratch) {
    let portal = portal(&scratch).await;
    let content = rows("VM");
    let plain = file(&scratch, "same.csv", &content);
    let packed = file(&scratch, "same.csv.gz", gzip(&content));
    let first = import(&portal, &plain, &creating()).await;
    assert!(matches!(first, Ok(Imported::Now(_))), "{first:?}");
    let again = import(&portal, &packed, &creating()).await;
    assert!(matches!(again, Ok(Imported::Before(_))), "{again:?}");

    let account = store::accounts::called(&scratch.database, "A1").await;
    let account = account.expect("read")[0].id;
    let profiles = store::accounts::profiles(&scratch.database, account).await;
    let profile = profiles.expect("read").swap_remove(0);
    let into = |name: &str| ImportOptions {
        into: Some(name.to_owned()),
        ..ImportOptions::default()
    };
    let other = import(&portal, &plain, &into("A1/A1")).await;
    assert!(matches!(other, Ok(Imported::Now(_))), "{other:?}");
    let same = import(&portal, &packed, &into(&profile.name)).await;
    assert!(matches!(same, Ok(Imported::Before(_))), "{same:?}");
}
