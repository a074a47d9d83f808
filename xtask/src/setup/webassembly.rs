//! A compiler for the browser's half: the rustup target, or Debian's compiler where the
//! target cannot be downloaded.

use std::env;
use std::path::PathBuf;
use std::process::{Child, Command};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::debian_compiler::DebianCompiler;
use crate::command::{ask, cargo, find_program, say};

pub const TARGET: &str = "wasm32-unknown-unknown";

/// Set to `debian` to build the browser's half with Debian's compiler in any case.
const CHOICE: &str = "RECKONER_FRONT_TOOLCHAIN";
const DOWNLOAD_SECONDS_MAX: u64 = 120;

pub enum Toolchain {
    /// The compiler of everything else has the target.
    Usual,
    /// Debian's compiler makes the standard library along with us.
    Debian(DebianCompiler),
}

impl Toolchain {
    /// Cargo compiling a library to WebAssembly, with nothing chosen yet of which. One kind of
    /// library alone: link-time optimisation does not happen beside an `rlib`.
    pub fn cargo_library(&self) -> Command {
        let mut build = match self {
            Self::Usual => cargo(),
            Self::Debian(compiler) => compiler.cargo(),
        };
        build.args([
            "rustc",
            "--lib",
            "--crate-type",
            "cdylib",
            "--target",
            TARGET,
        ]);
        if matches!(self, Self::Debian(_)) {
            build.arg("-Zbuild-std=std,panic_abort");
        }
        build
    }
}

pub fn ensure() -> Result<Toolchain> {
    match env::var(CHOICE).as_deref() {
        Ok("debian") => return DebianCompiler::ensure().map(Toolchain::Debian),
        Ok(other) => bail!("{CHOICE} is `{other}`; it may be `debian` or unset"),
        Err(_) => {}
    }
    if has_target() || (!DebianCompiler::is_there() && add_target()?) {
        return Ok(Toolchain::Usual);
    }
    DebianCompiler::ensure().map(Toolchain::Debian)
}

fn has_target() -> bool {
    let question = ["--print", "target-libdir", "--target", TARGET];
    ask(Command::new("rustc").args(question)).is_ok_and(|folder| PathBuf::from(folder).is_dir())
}

/// Whether rustup could add the target, within a time a closed network cannot stretch.
fn add_target() -> Result<bool> {
    if find_program("rustup").is_none() {
        return Ok(false);
    }
    say("WebAssembly", &format!("asking rustup for {TARGET} …"));
    let mut rustup = Command::new("rustup")
        .args(["target", "add", TARGET])
        .spawn()
        .context("rustup could not be started")?;
    let added = ends_well(&mut rustup, Duration::from_secs(DOWNLOAD_SECONDS_MAX))?;
    if !added {
        say(
            "WebAssembly",
            "rustup could not; taking Debian's compiler instead",
        );
    }
    Ok(added && has_target())
}

fn ends_well(child: &mut Child, patience: Duration) -> Result<bool> {
    let start = Instant::now();
    while start.elapsed() < patience {
        if let Some(status) = child.try_wait()? {
            return Ok(status.success());
        }
        sleep(Duration::from_millis(100));
    }
    child.kill()?;
    child.wait()?;
    Ok(false)
}
