//! Lists that nobody reads to their end, as `reckoner invoices | head -1`: they end quietly.

use std::path::Path;
use std::process::{Command, Output, Stdio};

const WORLD: &str = "../crates/actions/tests/actions/priced-world.toml";

/// Runs the program, whose output nobody reads.
fn unread(folder: &Path, words: &[&str]) -> Output {
    let database = format!("sqlite://{}", folder.join("reckoner.db").display());
    let mut program = Command::new(env!("CARGO_BIN_EXE_reckoner"));
    program.args(words).arg("--database").arg(database);
    program.arg("--data").arg(folder);
    program.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut running = program.spawn().expect("started");
    drop(running.stdout.take());
    running.wait_with_output().expect("ended")
}

#[test]
fn lists_end_quietly_where_nobody_reads() {
    let folder = tempfile::tempdir().expect("a folder");
    for words in [
        &["apply", WORLD][..],
        &["export"],
        &["bill", "--as-of", "2026-05-06", "--no-render"],
        &["bill", "status"],
        &["bill", "--as-of", "2026-06-06", "--dry-run"],
        &["invoices"],
        &["invoices", "--json"],
        &["payments", "to-wire"],
    ] {
        let output = unread(folder.path(), words);
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{words:?}: {told}");
        // What is odd about the prices of this world is told, and applied.
        let unexpected = told.lines().find(|it| !it.starts_with("Look again at"));
        assert_eq!(unexpected, None, "{words:?}");
    }
}
