//! The islands as WebAssembly with the JavaScript that loads it: compiled, bound, made small.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::command::{find_program, must, say};
use crate::places;
use crate::setup::Toolchain;

/// Whether the optimiser runs over the WebAssembly: it needs Node.js, and a demo can do without.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Finish {
    Plain,
    Small,
}

impl Finish {
    pub fn best_at_hand() -> Self {
        if optimiser().is_file() && find_program("node").is_some() {
            Self::Small
        } else {
            Self::Plain
        }
    }
}

/// Not `--all-features`: with compact imports Chromium refuses the module, silently.
const OPTIMISER_OPTIONS: [&str; 7] = [
    "-Oz",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Makes the folder with `reckoner.js` and `reckoner.wasm`. Cargo knows whether the compiled
/// islands changed; what follows from the same ones is kept.
pub fn make(toolchain: &Toolchain, finish: Finish) -> Result<PathBuf> {
    let target = places::target().join("front");
    let compiled = compile(toolchain, &target)?;
    let bound = target.join("bound");
    let stamp = target.join("bound-from");
    let from = fingerprint(&compiled, finish)?;
    if bound.is_dir() && fs::read_to_string(&stamp).is_ok_and(|present| present == from) {
        return Ok(bound);
    }
    if bound.is_dir() {
        fs::remove_file(&stamp).ok();
        fs::remove_dir_all(&bound).context("what was bound before cannot be removed")?;
    }
    bind(&compiled, &bound)?;
    if finish == Finish::Small {
        shrink(&bound.join("reckoner.wasm"))?;
    }
    fs::write(&stamp, from).context("the target folder cannot be written")?;
    Ok(bound)
}

fn compile(toolchain: &Toolchain, target: &Path) -> Result<PathBuf> {
    let mut build = toolchain.cargo_library();
    build.args([
        "--package",
        "islands",
        "--features",
        "hydrate",
        "--profile",
        "front",
    ]);
    must(build.arg("--target-dir").arg(target)).context("the islands do not compile")?;
    Ok(target
        .join(crate::setup::WEBASSEMBLY)
        .join("front/islands.wasm"))
}

fn fingerprint(compiled: &Path, finish: Finish) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    fs::read(compiled)
        .context("cargo made no islands.wasm")?
        .hash(&mut hasher);
    (finish, OPTIMISER_OPTIONS).hash(&mut hasher);
    Ok(format!("{:016x}", hasher.finish()))
}

fn bind(compiled: &Path, bound: &Path) -> Result<()> {
    say("Front", "binding WebAssembly and JavaScript …");
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(compiled)
        .out_name("reckoner")
        .typescript(false);
    bindgen
        .remove_name_section(true)
        .remove_producers_section(true);
    // The page says where the module is: the folder carries the build's id.
    bindgen
        .web(true)?
        .omit_default_module_path(true)
        .generate(bound)?;
    fs::rename(bound.join("reckoner_bg.wasm"), bound.join("reckoner.wasm"))
        .context("wasm-bindgen made no module")
}

fn shrink(module: &Path) -> Result<()> {
    say("Front", "making the WebAssembly small …");
    let mut optimiser = Command::new(optimiser());
    optimiser
        .args(OPTIMISER_OPTIONS)
        .arg(module)
        .arg("--output")
        .arg(module);
    must(&mut optimiser)
}

fn optimiser() -> PathBuf {
    places::end2end().join("node_modules/.bin/wasm-opt")
}
