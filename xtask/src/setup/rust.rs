//! The parts of the Rust toolchain that only tests need: rustfmt and clippy.

use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::command::{ask, cargo, find_program, must, say};

pub fn ensure_components() -> Result<()> {
    for (subcommand, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if ask(cargo().args([subcommand, "--version"])).is_err() {
            add_component(component)?;
        }
    }
    Ok(())
}

fn add_component(component: &str) -> Result<()> {
    if find_program("rustup").is_none() {
        bail!(
            "{component} is missing and there is no rustup to add it; install {component}, then try again"
        );
    }
    say(component, "adding it to the Rust toolchain …");
    must(Command::new("rustup").args(["component", "add", component])).with_context(|| {
        format!(
            "run `rustup component add {component}` where the network allows it, then try again"
        )
    })
}
