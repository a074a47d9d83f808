//! `apply` and `export`: the declarative world.

use super::out::{self, counted, say};
use crate::settings::Settings;
use actions::Failure;
use actions::world::{self, Applied};
use chrono::Utc;
use clap::Args;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct Apply {
    /// The file, in TOML
    file: PathBuf,
    /// Show what would change, and change nothing
    #[arg(long)]
    dry_run: bool,
}

pub async fn apply(settings: &Settings, asked: Apply) -> Result<(), Failure> {
    let text = std::fs::read_to_string(&asked.file).map_err(|cause| {
        Failure::new(format!("{} cannot be read: {cause}", asked.file.display()))
    })?;
    let portal = settings.open().await?;
    let now = Utc::now();
    let applied = match asked.dry_run {
        true => Applied::preview(&portal, &text, now).await?,
        false => world::apply(&portal, &text, now).await?,
    };
    for change in &applied.changes {
        say!("{change}");
    }
    for warning in &applied.warnings {
        eprintln!("Look again at {warning}.");
    }
    let changes = counted(applied.changes.len(), "entry", "entries");
    match (applied.changes.len(), asked.dry_run) {
        (0, _) => say!("Nothing to change."),
        (_, true) => say!("{changes} would change. Nothing was changed."),
        (_, false) => say!("{changes} changed."),
    }
    Ok(())
}

pub async fn export(settings: &Settings) -> Result<(), Failure> {
    let portal = settings.open().await?;
    let world = world::export(&portal).await?;
    let text = toml::to_string(&world)
        .map_err(|cause| Failure::new(format!("The world cannot be written: {cause}")))?;
    out::whole(&text);
    Ok(())
}
