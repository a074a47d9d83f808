//! Actions on both databases, from the files an operator has to the PDF's frozen content.

mod access;
mod activity;
mod archives;
mod asking_access;
mod audit;
mod billing_run;
mod collecting;
mod corrections;
mod costs;
mod credit_notes;
mod desk_forms;
mod equation;
mod explaining;
mod factors;
mod hand_over;
mod headless;
mod histories;
mod import;
mod import_races;
mod import_targets;
mod invitations;
mod leaving;
mod ledger;
mod mail;
mod mail_elsewhere;
mod mail_ledger;
mod mail_opening;
mod mail_receiving;
mod mail_recipients;
mod matrix;
mod money;
mod money_told;
mod passkeys;
mod paying;
mod paying_races;
mod price_office;
mod price_questions;
mod price_races;
mod rating;
mod refunds;
mod reminders;
mod retry;
mod sample;
mod sessions;
mod set_off;
mod sign_in;
mod statements;
mod support;
mod usage;
mod visibility;
mod world;
mod world_changes;
mod world_prices;
mod world_round_trip;

use actions::import::{ImportOptions, Imported, import_file};
use actions::sign_in::{
    Credentials, SignedIn, choose_identity, find_caller, set_demo_passwords, sign_in,
};
use actions::{Caller, Portal, demo};
use billing::IdentityKind;
use chrono::{DateTime, Utc};
use scratch::Scratch;
use std::io::Write;
use std::path::{Path, PathBuf};

/// The moment at which tests happen.
fn now() -> DateTime<Utc> {
    "2026-11-20T12:00:00Z".parse().expect("a moment")
}

async fn portal(scratch: &Scratch) -> Portal {
    let portal = Portal::open(scratch.database.clone(), scratch.folder()).await;
    portal.expect("the portal opens")
}

/// Somebody of the world, signed in; of two identities, with the one that has something to look at.
async fn caller(portal: &Portal, email: &str) -> Caller {
    signed_in_as(portal, email, IdentityKind::Work).await
}

/// Somebody's personal identity, beside the one for work.
async fn personal(portal: &Portal, email: &str) -> Caller {
    signed_in_as(portal, email, IdentityKind::Personal).await
}

async fn signed_in_as(portal: &Portal, email: &str, kind: IdentityKind) -> Caller {
    set_demo_passwords(portal, demo::PASSWORD, now())
        .await
        .expect("passwords");
    let credentials = Credentials {
        email: email.to_owned(),
        password: demo::PASSWORD.to_owned(),
        from: "127.0.0.1".to_owned(),
    };
    let token = match sign_in(portal, credentials, now()).await {
        Ok(SignedIn::Session(token)) => token,
        Ok(SignedIn::Choose { ticket, choices }) => {
            let chosen = choices.iter().find(|it| it.kind == kind);
            let chosen = chosen.expect("an identity of this kind").identity;
            match choose_identity(portal, &ticket, chosen, now()).await {
                Ok(SignedIn::Session(token)) => token,
                _ => panic!("{email} is signed in"),
            }
        }
        Ok(SignedIn::SecondStep { .. }) => panic!("{email} has an app"),
        Err(refusal) => panic!("{email} is not signed in: {refusal:?}"),
    };
    let found = find_caller(portal, &token, now()).await.expect("read");
    found.expect("a caller")
}

/// Writes a file beside the database.
fn file(scratch: &Scratch, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let path = scratch.folder().join(name);
    std::fs::write(&path, content).expect("the file is written");
    path
}

async fn import(portal: &Portal, path: &Path, options: &ImportOptions) -> Result<Imported, String> {
    let imported = import_file(portal, path, options, now(), |_| {}).await;
    imported.map_err(|failure| failure.to_string())
}

/// The text, packed.
fn gzip(text: &str) -> Vec<u8> {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(text.as_bytes()).expect("compressed");
    gzip.finish().expect("compressed")
}

/// Makes accounts in the directory Contoso.
fn creating() -> ImportOptions {
    ImportOptions {
        directory: Some("Contoso".to_owned()),
        creates_accounts: true,
        ..ImportOptions::default()
    }
}
