//! `cargo xtask`: everything a contributor runs, from set-up to benchmarks.

mod bench;
mod command;
mod front;
mod places;
mod program;
mod run;
mod setup;
mod test;

use std::ffi::OsString;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

/// Sets up this machine, then builds, runs, tests or measures Reckoner.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Xtask {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Install what is missing, build, and start the portal with the demo world.
    #[command(
        after_help = "Example:\n  cargo xtask run\n  cargo xtask run --listen 127.0.0.1:4000"
    )]
    Run {
        /// Options passed on to `reckoner serve --demo`.
        #[arg(
            trailing_var_arg = true,
            allow_hyphen_values = true,
            value_name = "SERVE OPTIONS"
        )]
        options: Vec<OsString>,
    },
    /// Build the release program with all assets inside it.
    #[command(after_help = "Example:\n  cargo xtask build && target/release/reckoner --help")]
    Build,
    /// Install what is missing and run everything that a change must pass.
    #[command(after_help = "Example:\n  cargo xtask test\n  cargo xtask test --long")]
    Test {
        /// Try far more cases in every property test, kill far more billing runs, and take every
        /// browser flow three times.
        #[arg(long)]
        long: bool,
    },
    /// Measure the release program and compare with what is wanted of it.
    #[command(
        after_help = "Example:\n  cargo xtask bench\n  cargo xtask bench --short import latency"
    )]
    Bench {
        /// Measure with little: quick, and too small to compare with what is wanted.
        #[arg(long)]
        short: bool,
        /// Only these benchmarks.
        names: Vec<String>,
    },
}

fn main() -> ExitCode {
    match perform(Xtask::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("✗ {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn perform(task: Task) -> Result<()> {
    match task {
        Task::Run { options } => run::run(&options),
        Task::Build => program::build_release().map(drop),
        Task::Test { long: false } => test::test(test::Depth::Usual),
        Task::Test { long: true } => test::test(test::Depth::Long),
        Task::Bench { short: true, names } => bench::bench(bench::Size::Short, &names),
        Task::Bench {
            short: false,
            names,
        } => bench::bench(bench::Size::Usual, &names),
    }
}
