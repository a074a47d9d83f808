//! Many documents as one file, and what a month is closed with, read back by other programs.

use super::browser::{Answer, Browser};
use crate::render;
use axum::http::{Request, StatusCode};
use chrono::NaiveDate;
use islands::addresses;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// The invoices of March and April are out on it.
const DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 5, 8).expect("a day");
const CONTOSO: &str =
    "6f1c2d3e-4b5a-4968-8776-5a4b3c2d1e0f:0a1b2c3d-4e5f-4061-8283-94a5b6c7d8e9_2026-03-01";

async fn rendered() -> Browser {
    let browser = Browser::in_demo(DAY).await;
    let drained = render::drain(&browser.portal, |_| {}).await;
    drained.expect("documents");
    browser
}

async fn sign_in(browser: &mut Browser, email: &str) {
    let fields = [("email", email), ("password", "demo")];
    let answer = browser.post("/sign-in", &fields).await;
    browser.keep(&answer, "reckoner-session");
}

/// Unpacks it with Python, has coreutils prove the hashes, and gives the names of its files.
fn unpacked(answer: &Answer) -> (TempDir, Vec<String>) {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.headers.len());
    assert_eq!(answer.header("content-type"), "application/zip");
    let folder = tempfile::tempdir().expect("a folder");
    let zip = folder.path().join("a.zip");
    std::fs::write(&zip, &answer.bytes).expect("written");
    run(folder.path(), "python3", &["-m", "zipfile", "-t", "a.zip"]);
    run(
        folder.path(),
        "python3",
        &["-m", "zipfile", "-e", "a.zip", "out"],
    );
    let out = folder.path().join("out");
    run(&out, "sha256sum", &["--check", "--strict", "SHA256SUMS"]);
    let entries = std::fs::read_dir(&out).expect("unpacked");
    let mut names: Vec<_> = entries
        .map(|it| {
            it.expect("an entry")
                .file_name()
                .into_string()
                .expect("text")
        })
        .collect();
    names.sort();
    (folder, names)
}

fn run(folder: &Path, program: &str, arguments: &[&str]) {
    let output = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .output();
    let output = output.unwrap_or_else(|cause| panic!("{program}: {cause}"));
    let said = String::from_utf8_lossy(&output.stdout);
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program}: {said}{complaint}");
}

fn pdfs(names: &[String]) -> Vec<&String> {
    names.iter().filter(|it| it.ends_with(".pdf")).collect()
}

#[tokio::test]
async fn documents_come_as_one_file_that_other_programs_read() {
    let mut browser = rendered().await;
    sign_in(&mut browser, "chloe@contoso.example").await;
    let list = addresses::invoices(CONTOSO);
    let all = [("what", "found"), ("language", "nl")];
    let answer = browser.post(&list, &all).await;
    let name = answer.header("content-disposition");
    assert_eq!(
        name,
        "attachment; filename=\"invoices_6f1c2d3e-4b5a-4968-8776-5a4b3c2d1e0f-0a1b2c3d-4e5f-4061-8283-94a5b6c7d8e9_2026-03-01_2026-04-05_2026-05-05.zip\""
    );
    assert_eq!(answer.header("cache-control"), "private, no-store");
    let (folder, names) = unpacked(&answer);
    let found = pdfs(&names);
    assert_eq!(found.len(), 2, "two months of one profile: {names:?}");
    let first = std::fs::read(folder.path().join("out").join(found[0]));
    assert!(first.expect("read").starts_with(b"%PDF-"));

    let page = browser.get(&list).await.text();
    assert!(page.contains("name=\"what\" value=\"found\""));
    let picked = found[0].trim_end_matches(".pdf");
    assert!(
        page.contains(&format!("value=\"{picked}\"")),
        "a box for it"
    );
    let one = [("what", "picked"), ("invoice", picked)];
    let (_, names) = unpacked(&browser.post(&list, &one).await);
    assert_eq!(names, [&format!("{picked}.pdf"), "SHA256SUMS", "index.csv"]);

    let narrow = format!("{list}?status=Paid");
    let nothing = browser.post(&narrow, &[("what", "picked")]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    let text = nothing.text();
    let sentence = words::archive::nothing_picked(billing::Language::En);
    assert!(text.contains(&sentence), "what to do is said");
    assert!(text.contains("invoices?status=Paid"), "the filter stays");
}

#[tokio::test]
async fn who_may_not_have_them_gets_none() {
    let mut browser = rendered().await;
    let list = addresses::invoices(CONTOSO);
    let statement = addresses::statement(CONTOSO);
    let reads = [
        statement.clone(),
        format!("{statement}/csv"),
        format!("{statement}/ageing"),
        format!("{statement}/pdf"),
        format!("{}?month=2026-04", addresses::month_end(CONTOSO)),
    ];
    let all = [("what", "found")];
    for (email, status) in [
        ("farah@fabrikam.example", StatusCode::NOT_FOUND),
        ("operator@reckoner.example", StatusCode::FORBIDDEN),
    ] {
        sign_in(&mut browser, email).await;
        let answer = browser.post(&list, &all).await;
        assert_eq!(answer.status, status, "{email}");
        for address in &reads {
            let answer = browser.get(address).await;
            assert_eq!(answer.status, status, "{email} {address}");
        }
    }
    let why = words::reasons::why(billing::Language::En, &billing::policy::Why::ReasonNeeded);
    assert!(
        browser.post(&list, &all).await.text().contains(&why),
        "{why}"
    );
}

#[tokio::test]
async fn what_was_changed_breaks_off_and_is_no_zip() {
    let mut browser = rendered().await;
    sign_in(&mut browser, "chloe@contoso.example").await;
    change(&browser.folder().join("documents"));
    let request = Request::post(addresses::invoices(CONTOSO))
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/x-www-form-urlencoded");
    assert!(browser.breaks_off(request, "what=found").await);
}

/// Adds a byte to every document.
fn change(folder: &Path) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        match path.is_dir() {
            true => change(&path),
            false => {
                let mut bytes = std::fs::read(&path).expect("read");
                bytes.push(b' ');
                std::fs::write(&path, bytes).expect("written");
            }
        }
    }
}

#[tokio::test]
async fn a_month_comes_with_everything_it_is_closed_with() {
    let mut browser = rendered().await;
    sign_in(&mut browser, "anna@contoso.example").await;
    let statement = addresses::statement(CONTOSO);
    let page = browser.get(&statement).await;
    assert_eq!(page.status, StatusCode::OK);
    let text = page.text();
    assert!(text.contains("Statement of account") && text.contains("Account in EUR"));
    let wrong = browser.get(&format!("{statement}?from=soon")).await;
    assert!(
        wrong.text().contains("Enter a date."),
        "what is wrong is said"
    );

    let pdf = browser.get(&format!("{statement}/pdf?language=nl")).await;
    assert_eq!(pdf.status, StatusCode::OK);
    assert!(pdf.bytes.starts_with(b"%PDF-"));
    let csv = browser.get(&format!("{statement}/csv")).await;
    assert!(csv.text().contains("OpeningBalance"));
    let ageing = browser.get(&format!("{statement}/ageing")).await;
    assert!(ageing.text().contains("PastDueOver90"));
    let long = format!("{statement}/csv?from=2020-01-01");
    assert_eq!(
        browser.get(&long).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );

    let pack = format!("{}?month=2026-05", addresses::month_end(CONTOSO));
    let (_, names) = unpacked(&browser.get(&pack).await);
    assert_eq!(
        pdfs(&names).len(),
        2,
        "an invoice and the statement: {names:?}"
    );
    for name in [
        "SHA256SUMS",
        "ageing.csv",
        "index.csv",
        "statement.csv",
        "statement.pdf",
        "tax-summary.csv",
        "usage-summary.csv",
    ] {
        assert!(names.iter().any(|it| it == name), "{name}: {names:?}");
    }
    // A month without documents is closed all the same.
    let empty = format!("{}?month=2025-05", addresses::month_end(CONTOSO));
    let (_, names) = unpacked(&browser.get(&empty).await);
    assert_eq!(pdfs(&names).len(), 1, "{names:?}");
}
