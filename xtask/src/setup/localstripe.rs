//! The server that speaks Stripe's API, for tests: Python packages in a folder of their own beneath
//! the target folder, exactly the versions that are written down.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result};

use super::debian;
use crate::command::{ask, must, say};
use crate::places;

/// Installs what the list says, once for each version of that list.
pub fn ensure() -> Result<()> {
    let list = places::root().join("crates/stripe/tests/localstripe.txt");
    let wanted = fs::read(&list).context("the list of localstripe's packages cannot be read")?;
    let folder = places::target().join("localstripe");
    let installed = folder.join("installed.txt");
    if fs::read(&installed).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    // Debian keeps what makes such a folder apart from Python itself.
    if ask(Command::new("python3").args(["-c", "import ensurepip, venv"])).is_err() {
        say("Python", "installing Debian's package python3-venv …");
        debian::install(&["python3-venv"])?;
    }
    say("localstripe", "installing it beneath the target folder …");
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
    .context("pip could not install localstripe; is its registry reachable?")?;
    fs::write(&installed, wanted).context("the target folder cannot be written")
}
