//! The program `reckoner`: the command line, the portal it serves, and the workers beside it.

mod cli;
mod daily;
mod post;
mod render;
mod roll_up;
mod settings;
mod sweep;
mod usage;
mod views;
mod web;

use clap::Parser;
use std::process::ExitCode;

/// Setting a document allocates much that is small and short-lived.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> ExitCode {
    let filter = tracing_subscriber::EnvFilter::try_from_env("RECKONER_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn,reckoner=info"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
    match cli::run(cli::Cli::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}
