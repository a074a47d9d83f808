//! `verify`: proves that nothing was changed behind the portal's back, or that an export is whole.

use super::out::say;
use crate::settings::Settings;
use actions::Failure;
use actions::audit;
use clap::Args;
use std::path::{Path, PathBuf};

/// How to use it, at the end of `--help`.
pub const HELP: &str = "\
Examples: reckoner verify
          reckoner verify --write-key portal.der
          reckoner verify --export activity-120.ndjson --signature activity-120.sig --key portal.der

Every line of an export is JSON with the SHA-256 of the line before it, without its line end, in
`former`. The signature is Ed25519, over the last line with its line end, so that OpenSSL can check
it as well:
          tail -n 1 activity-120.ndjson > last
          openssl pkeyutl -verify -pubin -keyform DER -inkey portal.der -rawin -in last \\
            -sigfile activity-120.sig";

#[derive(Debug, Args)]
pub struct Verify {
    /// Write the public key that exports are checked with to a file, and do nothing else
    #[arg(long, value_name = "FILE", conflicts_with = "export")]
    write_key: Option<PathBuf>,
    /// Check an exported activity instead; the database is not opened
    #[arg(long, value_name = "FILE", requires_all = ["signature", "key"])]
    export: Option<PathBuf>,
    /// The signature of the export
    #[arg(long, value_name = "FILE", requires = "export")]
    signature: Option<PathBuf>,
    /// The public key of the portal that made the export
    #[arg(long, value_name = "FILE", requires = "export")]
    key: Option<PathBuf>,
}

pub async fn verify(settings: &Settings, asked: Verify) -> Result<(), Failure> {
    if let (Some(export), Some(signature), Some(key)) = (asked.export, asked.signature, asked.key) {
        let lines = String::from_utf8(read(&export)?)
            .map_err(|_| Failure::new(format!("{} is not text.", export.display())))?;
        let count = audit::check_export(&lines, &read(&signature)?, &read(&key)?)?;
        say!("{count} lines, none changed, signed by this key.");
        return Ok(());
    }
    let portal = settings.open_existing().await?;
    if let Some(path) = asked.write_key {
        let key = audit::public_key(&portal)?;
        return std::fs::write(&path, key).map_err(|cause| {
            Failure::new(format!("{} cannot be written: {cause}", path.display()))
        });
    }
    let verified = audit::verify(&portal).await?;
    say!(
        "Nothing was changed: {} lines in {} chains of the audit trail, {} invoices, {} documents.",
        verified.lines,
        verified.chains,
        verified.invoices,
        verified.documents
    );
    Ok(())
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(path)
        .map_err(|cause| Failure::new(format!("{} cannot be read: {cause}", path.display())))
}
