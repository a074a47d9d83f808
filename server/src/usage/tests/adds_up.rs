//! Every invoice of the demo world, and of the sample of the FinOps Foundation: its file adds up to
//! it, as a program finds that shares nothing with the one that wrote it.

use crate::cli::write_usage;
use actions::import::{ImportOptions, import_file};
use actions::invoices::{JsonInvoice, for_each_json};
use actions::usage::UsageStop;
use actions::{Portal, bill, demo};
use billing::invoice::{CorrectionKind, InvoiceKind};
use billing::usage::{UsageFault, UsageFormat, UsageOptions};
use chrono::Utc;
use scratch::Scratch;
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

scratch::both_databases!(the_demo_world, the_sample);

const CHECKER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/usage/tests/adds_up.py");
const SAMPLE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../crates/actions/demo/focus-1.0-sample.csv.gz"
);

async fn portal(scratch: &Scratch) -> Portal {
    let portal = Portal::open(scratch.database.clone(), scratch.folder()).await;
    portal.expect("the portal opens")
}

async fn invoices(portal: &Portal) -> Vec<JsonInvoice> {
    let mut invoices = Vec::new();
    for_each_json(portal, |it| {
        invoices.push(it);
        Ok(())
    })
    .await
    .expect("listed");
    invoices
}

/// Writes the files of all invoices that have usage, and has them checked. Gives how many.
async fn check(portal: &Portal, folder: &Path) -> usize {
    let mut lines = Vec::new();
    let mut written = 0;
    for invoice in invoices(portal).await {
        lines.push(serde_json::to_string(&invoice).expect("JSON"));
        for (format, kind) in [
            (UsageFormat::CostDetails, "details"),
            (UsageFormat::Focus, "focus"),
        ] {
            let options = UsageOptions {
                format,
                ..UsageOptions::default()
            };
            let out = folder.join(format!("{}.{kind}.csv", invoice.name));
            match write_usage(portal, (&invoice.name, options), &out).await {
                Ok(_) => written += 1,
                Err(stop) => assert!(is_expected(&stop, &invoice), "{invoice:?}: {stop:?}"),
            }
        }
    }
    std::fs::write(folder.join("invoices.json"), lines.join("\n")).expect("written");
    let checked = Command::new("python3").arg(CHECKER).arg(folder).output();
    let checked = checked.expect("Python runs");
    let told = String::from_utf8_lossy(&checked.stdout);
    assert!(checked.status.success(), "{told}");
    assert_eq!(told.trim(), written.to_string());
    written
}

/// Nothing on it, or its charges are elsewhere.
fn is_expected(stop: &UsageStop, invoice: &JsonInvoice) -> bool {
    match stop {
        UsageStop::Fault(UsageFault::NoRows, _) => {
            invoice.total.trim_matches(['0', '.']).is_empty()
        }
        UsageStop::Fault(UsageFault::Moved, _) => {
            invoice.correction.is_some() || !invoice.corrected_by.is_empty()
        }
        _ => false,
    }
}

async fn the_demo_world(scratch: Scratch) {
    let portal = portal(&scratch).await;
    demo::fill(&portal, None, Utc::now(), |_| {})
        .await
        .expect("filled");
    // One that was billed again, one written off, and one credited in part.
    let all = invoices(&portal).await;
    let of = |label: &str| {
        let found = all.iter().find(|it| it.profile.as_deref() == Some(label));
        found.expect("an invoice").name.clone()
    };
    correct(
        &portal,
        (&of("Billing profile 01"), &of("Tailwind profile")),
    )
    .await;
    let accounts: BTreeSet<_> = all.iter().map(|it| it.account.clone()).collect();
    let kinds: BTreeSet<_> = all.iter().map(|it| it.kind).collect();
    assert_eq!(accounts.len(), 7, "every account that has invoices");
    assert!(kinds.contains(&InvoiceKind::Enrollment) && kinds.contains(&InvoiceKind::SupportPlan));
    let folder = tempfile::tempdir().expect("a folder");
    let written = check(&portal, folder.path()).await;
    let expected = invoices(&portal).await;
    let have_none = |it: &&JsonInvoice| {
        let is_note = matches!(
            it.correction,
            Some(CorrectionKind::Void | CorrectionKind::Credit)
        );
        is_note || it.corrected_by.len() == 2
    };
    let none = expected.iter().filter(have_none).count();
    assert!(
        none >= 3,
        "{none} notes and invoices that were billed again"
    );
    assert!(written >= (expected.len() - none - 2) * 2, "{written}");
}

async fn correct(portal: &Portal, (again, off): (&str, &str)) {
    use actions::bill::corrections::{Then, Voiding, void_by_name};
    for (name, then) in [(again, Then::Rebill), (off, Then::WriteOff)] {
        let voiding = Voiding {
            reason: "The address was wrong".to_owned(),
            then,
        };
        void_by_name(portal, name, &voiding, Utc::now())
            .await
            .expect("voided");
    }
}

/// The sample, taken in and billed, and the invoice that has the most rows.
pub async fn sample(scratch: &Scratch) -> (Portal, String) {
    let portal = portal(scratch).await;
    let options = ImportOptions {
        directory: Some("Contoso".to_owned()),
        creates_accounts: true,
        ..ImportOptions::default()
    };
    import_file(&portal, Path::new(SAMPLE), &options, Utc::now(), |_| {})
        .await
        .expect("taken");
    let day = "2024-10-06".parse().expect("a day");
    let run = bill::run(&portal, day, Utc::now(), |_| {}).await;
    assert_eq!(run.expect("billed").made.len(), 3);
    let largest = invoices(&portal).await.into_iter();
    let largest = largest.max_by_key(|it| it.total.len());
    (portal, largest.expect("an invoice").name)
}

async fn the_sample(scratch: Scratch) {
    let (portal, _) = sample(&scratch).await;
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(check(&portal, folder.path()).await, 6);
}
