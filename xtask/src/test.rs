//! `cargo xtask test`: everything a change must pass, cheapest first, stopping at the first step
//! that fails; of the tests, all are run.

use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::command::{cargo, must};
use crate::front::{self, Finish};
use crate::{places, setup};

/// How long to look for trouble.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    Usual,
    Long,
}

const LONG_PROPERTY_CASES: &str = "20000";
const LONG_BROWSER_REPEATS: &str = "3";

pub fn test(depth: Depth) -> Result<()> {
    let mut steps = Steps::default();
    let outcome = take(&mut steps, depth);
    steps.summarise();
    outcome
}

/// Formatting needs nothing built, clippy only checked crates. One build then makes the program
/// and all tests with the same features, so nothing after it compiles again.
fn take(steps: &mut Steps, depth: Depth) -> Result<()> {
    let toolchain = steps.take("set-up", setup::for_test)?;
    steps.take("formatting", || {
        must(cargo().args(["fmt", "--all", "--check"]))
    })?;
    steps.take("front", || front::make(&toolchain, Finish::Small))?;
    steps.take("clippy", || {
        let all = ["clippy", "--workspace", "--all-targets", "--quiet"];
        must(cargo().args(all).args(["--", "-D", "warnings"]))
    })?;
    steps.take("build", || {
        must(cargo().args(["build", "--workspace", "--all-targets"]))
    })?;
    steps.take("tests", || must(&mut rust_tests(depth)))?;
    steps.take("browser", || must(&mut browser_tests(depth)))
}

fn rust_tests(depth: Depth) -> Command {
    let mut tests = cargo();
    tests.args(["test", "--workspace", "--no-fail-fast"]);
    if depth == Depth::Long {
        tests.env("PROPTEST_CASES", LONG_PROPERTY_CASES);
        tests.env("RECKONER_TEST_LONG", "yes");
    }
    tests
}

fn browser_tests(depth: Depth) -> Command {
    let mut tests = Command::new("npx");
    tests
        .args(["playwright", "test"])
        .current_dir(places::end2end())
        .env("RECKONER_PROGRAM", places::target().join("debug/reckoner"));
    if depth == Depth::Long {
        tests.args(["--repeat-each", LONG_BROWSER_REPEATS]);
    }
    tests
}

/// The steps taken so far, each with its time.
#[derive(Default)]
struct Steps(Vec<(&'static str, Duration, bool)>);

impl Steps {
    fn take<T>(&mut self, name: &'static str, step: impl FnOnce() -> Result<T>) -> Result<T> {
        eprintln!("\n── {name}");
        let start = Instant::now();
        let outcome = step();
        let elapsed = start.elapsed();
        eprintln!("── {name}: {} s", elapsed.as_secs());
        self.0.push((name, elapsed, outcome.is_ok()));
        outcome.with_context(|| format!("{name} failed"))
    }

    fn summarise(&self) {
        eprintln!();
        for (name, elapsed, passed) in &self.0 {
            let mark = if *passed { '✓' } else { '✗' };
            eprintln!("{mark} {name:<12} {:>5} s", elapsed.as_secs());
        }
        let total: Duration = self.0.iter().map(|(_, elapsed, _)| *elapsed).sum();
        eprintln!("  {:<12} {:>5} s", "together", total.as_secs());
    }
}
