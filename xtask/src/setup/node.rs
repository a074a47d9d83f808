//! The npm packages of `end2end/`: Playwright, axe, a provider of OpenID Connect to test with, and
//! the WebAssembly optimiser.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result};

use crate::command::{must, say};
use crate::places;

/// Installs exactly what `package-lock.json` says, once for each version of that file.
pub fn ensure_packages() -> Result<()> {
    let folder = places::end2end();
    let wanted = fs::read(folder.join("package-lock.json"))
        .context("end2end/package-lock.json cannot be read")?;
    let installed = folder.join("node_modules/.installed-lock.json");
    if fs::read(&installed).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    say(
        "npm",
        "installing Playwright, axe, oidc-provider and wasm-opt in end2end/ …",
    );
    let options = [
        "ci",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
    ];
    must(Command::new("npm").args(options).current_dir(&folder))
        .context("npm could not install the packages of end2end/; is its registry reachable?")?;
    fs::write(&installed, wanted).context("end2end/node_modules cannot be written")
}
