//! Building the program `reckoner` around the browser's half.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::command::{cargo, must, say};
use crate::front::{self, Finish};
use crate::{places, setup};

/// The debug program, for `run`.
pub fn build_debug() -> Result<PathBuf> {
    say("Program", "building reckoner …");
    must(cargo().args(["build", "--package", "server"]))?;
    Ok(places::target().join("debug/reckoner"))
}

/// The release program with everything inside it.
pub fn build_release() -> Result<PathBuf> {
    let toolchain = setup::for_build()?;
    front::make(&toolchain, Finish::Small)?;
    say(
        "Program",
        "building the release of reckoner (many minutes the first time) …",
    );
    must(cargo().args(["build", "--release", "--package", "server"]))?;
    let program = places::target().join("release/reckoner");
    let length = fs::metadata(&program)
        .context("the release program is missing")?
        .len();
    say(
        "Program",
        &format!("{} ({} MB)", program.display(), length / 1_000_000),
    );
    Ok(program)
}
