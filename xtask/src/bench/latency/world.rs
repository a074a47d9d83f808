//! A large installation: the demo world, with accounts and invoices copied in its database.

use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::Result;

use crate::bench::Subject;
use crate::command::must;

const COPIES: &str = include_str!("copies.sql");

/// How many of each there are.
pub struct World {
    pub accounts: u64,
    pub invoices: u64,
    /// How many of the invoices are of the account that is looked at. Only theirs have contents:
    /// nobody reads the others'.
    pub measured: u64,
}

impl World {
    /// Fills a folder with it.
    pub fn make(&self, subject: &Subject, folder: &Path) -> Result<()> {
        let mut demo = subject.reckoner(folder);
        must(demo.arg("demo").stdout(Stdio::null()))?;
        let sql = COPIES
            .replace(":accounts", &self.accounts.to_string())
            .replace(":invoices", &self.invoices.to_string())
            .replace(":measured", &self.measured.to_string());
        let script = folder.join("copies.sql");
        fs::write(&script, sql)?;
        let mut sqlite = Command::new("sqlite3");
        sqlite.arg(folder.join("data/reckoner.db"));
        must(sqlite.stdin(File::open(script)?).stdout(Stdio::null()))
    }
}
