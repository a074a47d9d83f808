//! Servers that tests run against: Python packages, each server in a folder of its own beneath the
//! target folder, exactly the versions that are written down.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result};

use super::debian;
use crate::command::{ask, must, say};
use crate::places;

/// What is installed, and the list that says in which versions.
const SERVERS: [(&str, &str); 2] = [
    ("localstripe", "crates/stripe/tests/localstripe.txt"),
    ("aiosmtpd", "crates/scratch/mail_server/packages.txt"),
];

/// Installs each of them, once for each version of its list.
pub fn ensure() -> Result<()> {
    for (name, list) in SERVERS {
        install(name, list)?;
    }
    Ok(())
}

fn install(name: &str, list: &str) -> Result<()> {
    let list = places::root().join(list);
    let unreadable = || format!("the list of {name}'s packages cannot be read");
    let wanted = fs::read(&list).with_context(unreadable)?;
    let folder = places::target().join(name);
    let installed = folder.join("installed.txt");
    if fs::read(&installed).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    // Debian keeps what makes such a folder apart from Python itself.
    if ask(Command::new("python3").args(["-c", "import ensurepip, venv"])).is_err() {
        say("Python", "installing Debian's package python3-venv …");
        debian::install(&["python3-venv"])?;
    }
    say(name, "installing it beneath the target folder …");
    must(
        Command::new("python3")
            .args(["-m", "venv", "--clear"])
            .arg(&folder),
    )?;
    let options = [
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-deps",
    ];
    must(
        Command::new(folder.join("bin/pip"))
            .args(options)
            .arg("--requirement")
            .arg(&list),
    )
    .with_context(|| format!("pip could not install {name}; is its registry reachable?"))?;
    fs::write(&installed, wanted).context("the target folder cannot be written")
}
