//! Debian's packages: which are missing, and installing them as root.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::command::{ask, find_program, must, say};

/// A program we need and the package that brings it.
#[derive(Clone, Copy)]
pub struct Package {
    pub what: &'static str,
    pub program: &'static str,
    pub name: &'static str,
}

impl Package {
    fn is_there(&self) -> bool {
        find_program(self.program).is_some() || in_postgresql_folder(self.program)
    }
}

/// Debian keeps the database server's programs off the path, in a folder a version.
fn in_postgresql_folder(program: &str) -> bool {
    let versions = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten();
    versions
        .map(|version| version.path().join("bin").join(program))
        .any(|file| file.is_file())
}

/// Installs what is missing, in one go.
pub fn ensure(packages: &[Package]) -> Result<()> {
    let missing: Vec<_> = packages
        .iter()
        .filter(|package| !package.is_there())
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    for package in &missing {
        say(
            package.what,
            &format!("installing Debian's package {} …", package.name),
        );
    }
    install(
        &missing
            .iter()
            .map(|package| package.name)
            .collect::<Vec<_>>(),
    )
}

pub fn install(names: &[&str]) -> Result<()> {
    let names = names.join(" ");
    if find_program("apt-get").is_none() {
        bail!("this machine has no apt-get; install what Debian calls {names}, then try again");
    }
    install_as_root(&names).with_context(|| {
        let command = format!("apt-get install --no-install-recommends {names}");
        format!("as root, run `apt-get update && {command}`, then try again")
    })
}

/// Never removes a package to make room for another: Debian's `rustc-web` would push out `rustup`.
fn install_as_root(names: &str) -> Result<()> {
    must(as_root()?.args(["apt-get", "update", "--quiet=2"]))?;
    let options = [
        "install",
        "--yes",
        "--quiet=2",
        "--no-remove",
        "--no-install-recommends",
    ];
    must(
        as_root()?
            .arg("apt-get")
            .args(options)
            .args(names.split(' ')),
    )
}

/// `env` for root, `sudo env` for others: both take variables and then a command.
fn as_root() -> Result<Command> {
    let mut command = if ask(Command::new("id").arg("-u"))? == "0" {
        Command::new("env")
    } else if find_program("sudo").is_some() {
        say("sudo", "root is needed to install packages");
        let mut sudo = Command::new("sudo");
        sudo.arg("env");
        sudo
    } else {
        bail!("installing packages needs root, and there is no sudo");
    };
    command.arg("DEBIAN_FRONTEND=noninteractive");
    Ok(command)
}
