//! `cargo xtask run`: the portal with its demo world, from nothing.

use std::env;
use std::ffi::OsString;
use std::os::unix::process::CommandExt;
use std::process::Command;

use anyhow::{Result, anyhow};

use crate::front::{self, Finish};
use crate::{places, program, setup};

const PEOPLE: [(&str, &str); 3] = [
    ("operator@reckoner.example", "the operator"),
    ("chloe@contoso.example", "a customer at Contoso"),
    ("farah@fabrikam.example", "a customer at Fabrikam"),
];

pub fn run(options: &[OsString]) -> Result<()> {
    let toolchain = setup::for_run()?;
    front::make(&toolchain, Finish::best_at_hand())?;
    let program = program::build_debug()?;
    welcome(&port(options));
    // The server takes this process's place, so Ctrl-C reaches it and nothing is left behind.
    let mut serve = Command::new(program);
    serve
        .args(["serve", "--demo"])
        .args(options)
        .current_dir(places::root());
    Err(anyhow!(serve.exec()).context("reckoner could not be started"))
}

fn welcome(port: &str) {
    println!("\nReckoner starts with the demo world (the first time takes a moment).\n");
    println!("  Open      http://localhost:{port}");
    for (address, who) in PEOPLE {
        println!("  Sign in   {address:<28} {who}");
    }
    println!("  Password  demo\n\nCtrl-C ends it.\n");
}

/// The port the server will listen on, as its options or the environment say.
fn port(options: &[OsString]) -> String {
    let words: Vec<_> = options
        .iter()
        .map(|option| option.to_string_lossy())
        .collect();
    let named = words.iter().position(|word| word == "--listen");
    let listen = named
        .and_then(|at| words.get(at + 1).map(ToString::to_string))
        .or_else(|| {
            words
                .iter()
                .find_map(|word| Some(word.strip_prefix("--listen=")?.to_owned()))
        })
        .or_else(|| env::var("RECKONER_LISTEN").ok());
    listen
        .and_then(|address| Some(address.rsplit_once(':')?.1.to_owned()))
        .unwrap_or_else(|| "3000".to_owned())
}

#[cfg(test)]
mod tests {
    use super::port;

    #[test]
    fn says_the_port_that_was_asked_for() {
        let asked = |words: &[&str]| port(&words.iter().map(Into::into).collect::<Vec<_>>());
        assert_eq!(asked(&["--listen", "127.0.0.1:4000"]), "4000");
        assert_eq!(
            asked(&["--as-of", "2026-05-06", "--listen=[::1]:4001"]),
            "4001"
        );
        assert_eq!(asked(&["--listen"]), "3000");
    }
}
