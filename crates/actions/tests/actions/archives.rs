//! Many documents at once: which are in it, what lies beside them, who gets none and why.

use super::mail::{billed, render};
use super::visibility::account;
use super::{caller, now};
use actions::invoices::{
    Archive, ArchiveFile, ArchiveProblem, InvoiceFilter, Picked, archive_invoices, list_invoices,
};
use actions::month_end::pack_month;
use actions::{Caller, Refusal, Wrong, bill};
use billing::Language;
use billing::invoice::{InvoiceContent, InvoiceStatus};
use billing::policy::Why;
use scratch::Scratch;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::Path;
use store::entities::{document, invoice, invoice_content};

scratch::both_databases!(
    all_that_the_filter_finds_with_an_index_and_hashes,
    what_is_not_ready_is_named_and_not_left_out_silently,
    a_name_that_is_not_theirs_refuses_all,
    a_document_that_was_changed_breaks_the_file,
    shared_subscriptions_only,
    a_month_is_packed_with_what_it_adds_up_to,
);

const CHLOE: &str = "chloe@contoso.example";
const ANNA: &str = "anna@contoso.example";

fn found() -> Picked {
    Picked::Found(Box::default())
}

fn named(names: &[&str]) -> Picked {
    Picked::Named(names.iter().map(|it| (*it).to_owned()).collect())
}

async fn files(mut archive: Archive) -> Vec<ArchiveFile> {
    let mut files = Vec::new();
    while let Some(file) = archive.file().await.expect("read") {
        files.push(file);
    }
    files
}

fn text(files: &[ArchiveFile], path: &str) -> String {
    let file = files.iter().find(|it| it.path == path);
    let file = file.unwrap_or_else(|| panic!("{path} is not there"));
    String::from_utf8(file.bytes.to_vec()).expect("text")
}

/// The rows of a file by the heads of their columns.
fn rows(csv: &str) -> Vec<BTreeMap<String, String>> {
    let csv = csv.strip_prefix('\u{feff}').expect("a byte order mark");
    assert!(csv.ends_with("\r\n"));
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let rows = reader.deserialize::<BTreeMap<String, String>>();
    rows.map(|it| it.expect("a row")).collect()
}

/// Every file but the last is in the last, with the hash of its bytes.
fn assert_sums(files: &[ArchiveFile]) {
    let (sums, files) = files.split_last().expect("files");
    assert_eq!(sums.path, "SHA256SUMS");
    let said = String::from_utf8(sums.bytes.to_vec()).expect("text");
    let said: BTreeMap<_, _> = said
        .lines()
        .map(|it| it.split_once("  ").expect("a hash and a name"))
        .map(|(hash, path)| (path.to_owned(), hash.to_owned()))
        .collect();
    let hash = |bytes: &[u8]| {
        Sha256::digest(bytes)
            .iter()
            .map(|it| format!("{it:02x}"))
            .collect()
    };
    let found: BTreeMap<_, String> = files
        .iter()
        .map(|it| (it.path.clone(), hash(&it.bytes)))
        .collect();
    assert_eq!(said, found);
}

async fn downloads(scratch: &Scratch) -> usize {
    super::audit::actions_of(scratch, "document.download").await
}

async fn all_that_the_filter_finds_with_an_index_and_hashes(scratch: Scratch) {
    let portal = billed(&scratch).await;
    render(&portal).await;
    let anna = caller(&portal, ANNA).await;
    let contoso = account(&portal, &anna, "Contoso Ltd").await;
    let list = list_invoices(&portal, &anna, &contoso, &InvoiceFilter::default()).await;
    let list = list.expect("listed");
    let archive = archive_invoices(&portal, &anna, &contoso, (&found(), Language::Nl)).await;
    let archive = archive.expect("gathered");
    assert!(archive.file_name.starts_with("invoices_6f1c2d3e"));
    let files = files(archive).await;
    assert_sums(&files);

    let pdfs: Vec<_> = files.iter().filter(|it| it.is_pdf).collect();
    assert_eq!(pdfs.len() as u64, list.downloadable);
    assert_eq!(pdfs.len(), list.rows.len());
    let index = rows(&text(&files, "index.csv"));
    assert_eq!(index.len(), pdfs.len());
    for row in &list.rows {
        let path = format!("{}.pdf", row.name);
        assert_eq!(text(&files, &path), format!("{} nl", row.name));
        let said = index.iter().find(|it| it["Invoice"] == row.name);
        let said = said.expect("in the index");
        assert_eq!(said["File"], path);
        assert_eq!(said["Total"], row.total.decimal());
        assert_eq!(said["Open"], row.open.decimal());
        assert_eq!(said["DocumentNumber"], row.document_number);
        assert_eq!(said["Scope"], row.scope);
    }
    assert_eq!(downloads(&scratch).await, pdfs.len(), "a line for each");

    let filter = InvoiceFilter {
        beginning: Some(list.rows[0].name.clone()),
        ..InvoiceFilter::default()
    };
    let one = Picked::Found(Box::new(filter));
    let one = archive_invoices(&portal, &anna, &contoso, (&one, Language::En)).await;
    let one = self::files(one.expect("gathered")).await;
    assert_eq!(one.iter().filter(|it| it.is_pdf).count(), 1);
    let none = Picked::Found(Box::new(InvoiceFilter {
        status: Some(InvoiceStatus::Void),
        ..InvoiceFilter::default()
    }));
    let none = archive_invoices(&portal, &anna, &contoso, (&none, Language::En)).await;
    assert_eq!(none.err(), Some(wrong(ArchiveProblem::NothingFound)));
}

fn wrong(problem: ArchiveProblem) -> Refusal {
    Refusal::wrong("invoices", Wrong::Archive(problem))
}

async fn what_is_not_ready_is_named_and_not_left_out_silently(scratch: Scratch) {
    let portal = billed(&scratch).await;
    let chloe = caller(&portal, CHLOE).await;
    let contoso = account(&portal, &chloe, "Contoso Ltd").await;
    let early = archive_invoices(&portal, &chloe, &contoso, (&found(), Language::En)).await;
    assert_eq!(early.err(), Some(Refusal::NotReady));
    assert_eq!(downloads(&scratch).await, 0);

    render(&portal).await;
    let until = "2026-06-06".parse().expect("a day");
    bill::run(&portal, until, now(), |_| {}).await.expect("run");
    let archive = archive_invoices(&portal, &chloe, &contoso, (&found(), Language::En)).await;
    let files = files(archive.expect("gathered")).await;
    assert_sums(&files);
    let index = rows(&text(&files, "index.csv"));
    let missing: Vec<_> = index.iter().filter(|it| it["File"].is_empty()).collect();
    assert_eq!(missing.len(), 1, "the latest month's");
    assert_eq!(missing[0]["Missing"], "being prepared");
    assert!(missing[0]["Sha256"].is_empty());
    let told = text(&files, "MISSING.txt");
    assert!(told.contains(&missing[0]["Invoice"]), "{told}");
    let pdfs = files.iter().filter(|it| it.is_pdf).count();
    assert_eq!(pdfs + 1, index.len());
}

async fn a_name_that_is_not_theirs_refuses_all(scratch: Scratch) {
    let portal = billed(&scratch).await;
    render(&portal).await;
    let chloe = caller(&portal, CHLOE).await;
    let contoso = account(&portal, &chloe, "Contoso Ltd").await;
    let all = store::all::<invoice::Entity>(&scratch.database).await;
    let all = all.expect("read");
    let is_own = |it: &&invoice::Model| it.scope_label == "Billing profile 01";
    let own = all.iter().find(is_own).expect("an invoice").name.clone();
    let other = all.iter().find(|it| !is_own(it)).expect("an invoice");
    let other = other.name.clone();
    let ask = async |who: &Caller, names: &[&str]| {
        let picked = named(names);
        archive_invoices(&portal, who, &contoso, (&picked, Language::En))
            .await
            .err()
    };
    for more in [&other, "G00000000"] {
        let refused = ask(&chloe, &[&own, more]).await;
        assert_eq!(refused, Some(Refusal::NotFound), "{more}");
    }
    // Of the other profile of the same account.
    let daan = caller(&portal, "daan@contoso.example").await;
    assert_eq!(ask(&daan, &[&own]).await, Some(Refusal::NotFound));
    let nothing = Some(wrong(ArchiveProblem::NothingPicked));
    assert_eq!(ask(&chloe, &[]).await, nothing);
    let operator = caller(&portal, "operator@reckoner.example").await;
    let reason = Some(Refusal::Forbidden(Why::ReasonNeeded));
    assert_eq!(ask(&operator, &[&own]).await, reason);
    let everything = archive_invoices(&portal, &operator, &contoso, (&found(), Language::En)).await;
    assert_eq!(everything.err(), reason);
    let farah = caller(&portal, "farah@fabrikam.example").await;
    assert_eq!(ask(&farah, &[&own]).await, Some(Refusal::NotFound));
    assert_eq!(ask(&farah, &[]).await, Some(Refusal::NotFound));
    assert_eq!(downloads(&scratch).await, 0, "nothing left the house");

    // The same one twice is one.
    let picked = named(&[&own, &own]);
    let twice = archive_invoices(&portal, &chloe, &contoso, (&picked, Language::En)).await;
    let twice = files(twice.expect("gathered")).await;
    assert_eq!(twice.iter().filter(|it| it.is_pdf).count(), 1);
}

async fn a_document_that_was_changed_breaks_the_file(scratch: Scratch) {
    let portal = billed(&scratch).await;
    render(&portal).await;
    let chloe = caller(&portal, CHLOE).await;
    let contoso = account(&portal, &chloe, "Contoso Ltd").await;
    let documents = store::all::<document::Entity>(&scratch.database).await;
    for document in documents.expect("read") {
        change(&scratch.folder().join("documents"), &document.sha256);
    }
    let archive = archive_invoices(&portal, &chloe, &contoso, (&found(), Language::En)).await;
    let told = archive.expect("gathered").file().await;
    let told = told.expect_err("broken off").to_string();
    assert!(told.contains("was changed"), "{told}");
}

/// Writes something else where a document with this hash lies.
fn change(folder: &Path, sha256: &str) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            change(&path, sha256);
        } else if path.to_string_lossy().replace('/', "").contains(sha256) {
            std::fs::write(&path, "something else").expect("written");
        }
    }
}

async fn shared_subscriptions_only(scratch: Scratch) {
    let portal = billed(&scratch).await;
    render(&portal).await;
    let gita = caller(&portal, "gita@contoso.example").await;
    let scopes = actions::accounts::list_scopes(&portal, &gita).await;
    let scopes = scopes.expect("listed");
    let mosp = scopes
        .rows
        .iter()
        .find(|it| it.agreement == billing::AgreementType::Mosp);
    let mosp = &mosp.expect("an account").account.name;
    let list = list_invoices(&portal, &gita, mosp, &InvoiceFilter::default()).await;
    let list = list.expect("listed");
    let may = list.rows.iter().filter(|it| it.is_downloadable);
    let may: Vec<_> = may.map(|it| format!("{}.pdf", it.name)).collect();
    assert!(!may.is_empty(), "her subscription is shared");
    let archive = archive_invoices(&portal, &gita, mosp, (&found(), Language::En)).await;
    let files = files(archive.expect("gathered")).await;
    let got: Vec<_> = files.iter().filter(|it| it.is_pdf).collect();
    let got: Vec<_> = got.iter().map(|it| it.path.clone()).collect();
    assert_eq!(got, may);
}

async fn a_month_is_packed_with_what_it_adds_up_to(scratch: Scratch) {
    let portal = billed(&scratch).await;
    render(&portal).await;
    let anna = caller(&portal, ANNA).await;
    let contoso = account(&portal, &anna, "Contoso Ltd").await;
    let asked = |month| (month, Language::En);
    let pack = pack_month(&portal, &anna, &contoso, asked("2026-05")).await;
    let mut pack = pack.expect("packed");
    pack.archive.add(pack.statement_path, b"%PDF-".to_vec());
    let files = files(pack.archive).await;
    assert_sums(&files);
    for path in ["statement.pdf", "statement.csv", "ageing.csv"] {
        text(&files, path);
    }
    let index = rows(&text(&files, "index.csv"));
    assert!(!index.is_empty());
    assert!(
        index
            .iter()
            .all(|it| it["InvoiceDate"].starts_with("2026-05"))
    );

    let usage = rows(&text(&files, "usage-summary.csv"));
    let taxes = rows(&text(&files, "tax-summary.csv"));
    let mut said = BTreeMap::<String, i64>::new();
    for invoice in &index {
        let of_it = usage
            .iter()
            .filter(|it| it["Invoice"] == invoice["Invoice"]);
        let net: i64 = of_it.map(|it| minor(&it["Amount"])).sum();
        assert_eq!(net, minor(&invoice["Net"]), "{}", invoice["Invoice"]);
        *said.entry(invoice["Currency"].clone()).or_default() += minor(&invoice["Tax"]);
    }
    let mut told = BTreeMap::<String, i64>::new();
    for tax in &taxes {
        *told.entry(tax["Currency"].clone()).or_default() += minor(&tax["Tax"]);
    }
    assert_eq!(told, said);
    converted_adds_up(&scratch, (&index, &taxes)).await;

    let wrong = pack_month(&portal, &anna, &contoso, asked("2026-13")).await;
    assert_eq!(wrong.err(), Some(Refusal::wrong("month", Wrong::NoChoice)));
    let operator = caller(&portal, "operator@reckoner.example").await;
    let refused = pack_month(&portal, &operator, &contoso, asked("2026-05")).await;
    assert_eq!(refused.err(), Some(Refusal::Forbidden(Why::ReasonNeeded)));
}

/// Amounts of two decimals in their minor unit.
fn minor(amount: &str) -> i64 {
    amount.replace('.', "").parse().expect("an amount")
}

type Table = Vec<BTreeMap<String, String>>;

/// The tax in the accounting currency is that of the documents' own boxes.
async fn converted_adds_up(scratch: &Scratch, (index, taxes): (&Table, &Table)) {
    let contents = store::all::<invoice_content::Entity>(&scratch.database).await;
    let mut said = 0;
    for row in contents.expect("read") {
        let content: InvoiceContent = serde_json::from_str(&row.content).expect("JSON");
        if index.iter().any(|it| it["Invoice"] == content.head.name) {
            let boxes = content.body.taxes.iter();
            let converted = boxes.filter_map(|it| it.converted.as_ref());
            said += converted.map(|it| it.amount.minor()).sum::<i64>();
        }
    }
    let told = taxes.iter().map(|it| &it["TaxInAccountingCurrency"]);
    let told: i64 = told.filter(|it| !it.is_empty()).map(|it| minor(it)).sum();
    assert_eq!(told, said);
}
