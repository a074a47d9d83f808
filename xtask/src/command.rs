//! Running other programs: what they may inherit, and what is said when they fail.

use std::env;
use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::{Command, Output};

use anyhow::{Context, Result, bail};

/// A progress line.
pub fn say(subject: &str, doing: &str) {
    eprintln!("→ {subject}: {doing}");
}

/// Cargo, as the contributor called it, but without what `cargo run` told this program about
/// itself: build scripts would take that for a change and rebuild.
pub fn cargo() -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    forget_own_package(&mut cargo);
    cargo
}

pub fn forget_own_package(command: &mut Command) {
    let told = |name: &str| {
        name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") || name == "CARGO"
    };
    for (name, _) in env::vars_os() {
        if name.to_str().is_some_and(told) {
            command.env_remove(name);
        }
    }
}

/// Runs to the end with its output shown; anything but success is an error.
pub fn must(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| cannot_start(command))?;
    if !status.success() {
        bail!("`{}` ended with {status}", shown(command));
    }
    Ok(())
}

/// Runs to the end and returns what it printed.
pub fn ask(command: &mut Command) -> Result<String> {
    let Output {
        status,
        stdout,
        stderr,
    } = command.output().with_context(|| cannot_start(command))?;
    if !status.success() {
        let stderr = String::from_utf8_lossy(&stderr);
        bail!(
            "`{}` ended with {status}: {}",
            shown(command),
            stderr.trim()
        );
    }
    Ok(String::from_utf8_lossy(&stdout).trim().to_owned())
}

/// Where a program lies, looking along the path as a shell does.
pub fn find_program(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
}

fn cannot_start(command: &Command) -> String {
    format!("`{}` could not be started", shown(command))
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(OsStr::to_string_lossy)
        .collect::<Vec<_>>()
        .join(" ")
}
