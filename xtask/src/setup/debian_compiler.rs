//! Debian's Rust compiler for WebAssembly, where rustup cannot download the target.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::debian;
use crate::command::{ask, forget_own_package, say};

const PACKAGES: [&str; 3] = ["rustc-web", "cargo-web", "rust-web-src"];
const CARGO: &str = "/usr/bin/cargo";
const COMPILER: &str = "/usr/bin/rustc";
/// WebAssembly has no ready-made standard library in Debian: it is built along with us.
const LIBRARY: &str = "/usr/lib/rustlib/src/rust/library/std/Cargo.toml";

/// The compiler comes without a linker for WebAssembly, so it is found elsewhere.
pub struct DebianCompiler {
    linker: PathBuf,
}

impl DebianCompiler {
    pub fn is_there() -> bool {
        [CARGO, COMPILER, LIBRARY]
            .iter()
            .all(|file| Path::new(file).exists())
    }

    pub fn ensure() -> Result<Self> {
        if !Self::is_there() {
            say(
                "WebAssembly",
                &format!("installing Debian's {} …", PACKAGES.join(", ")),
            );
            debian::install(&PACKAGES)?;
        }
        Ok(Self { linker: linker()? })
    }

    pub fn cargo(&self) -> Command {
        let mut path = OsString::from("/usr/bin:");
        path.push(env::var_os("PATH").unwrap_or_default());
        let mut cargo = Command::new(CARGO);
        forget_own_package(&mut cargo);
        cargo
            .env("PATH", path)
            // The library is built with features that only a nightly compiler has otherwise.
            .env("RUSTC_BOOTSTRAP", "1")
            .env("RUSTC", COMPILER)
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", &self.linker)
            // Set by rustup for its own compiler.
            .env_remove("LD_LIBRARY_PATH")
            .env_remove("RUSTUP_TOOLCHAIN");
        cargo
    }
}

/// rustup's toolchains carry a linker; without one, Debian has it under LLVM's version.
fn linker() -> Result<PathBuf> {
    match shipped_linker()? {
        Some(linker) => Ok(linker),
        None => debian_linker(),
    }
}

fn shipped_linker() -> Result<Option<PathBuf>> {
    let facts = ask(Command::new("rustc").arg("-vV"))?;
    let sysroot = PathBuf::from(ask(Command::new("rustc").args(["--print", "sysroot"]))?);
    let tools = sysroot.join("lib/rustlib").join(fact(&facts, "host")?);
    Ok(Some(tools.join("bin/rust-lld")).filter(|linker| linker.is_file()))
}

fn debian_linker() -> Result<PathBuf> {
    let facts = ask(Command::new(COMPILER).arg("-vV"))?;
    let version = fact(&facts, "LLVM version")?;
    let major = version.split('.').next().unwrap_or(version);
    let linker = PathBuf::from(format!("/usr/bin/wasm-ld-{major}"));
    if !linker.is_file() {
        say("WebAssembly", &format!("installing Debian's lld-{major} …"));
        debian::install(&[&format!("lld-{major}")])?;
    }
    Ok(linker)
}

fn fact<'a>(facts: &'a str, name: &str) -> Result<&'a str> {
    let value = facts
        .lines()
        .find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
    value.with_context(|| format!("`rustc -vV` does not say its {name}"))
}
