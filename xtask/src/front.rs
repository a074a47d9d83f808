//! The browser's half: scripts, WebAssembly, styles, fonts and icons, gathered in `server/site`
//! for the server to embed.

mod browser;
mod site;
mod styles;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

pub use browser::Finish;
use site::Site;

use crate::command::say;
use crate::places;
use crate::setup::Toolchain;

pub fn make(toolchain: &Toolchain, finish: Finish) -> Result<()> {
    say("Front", "building the islands …");
    let root = places::root();
    let mut site = Site::default();
    site.add_folder(&root.join("public"))?;
    site.add(
        "reckoner.css",
        styles::gather(&root.join("style"))?.into_bytes(),
    );
    site.add_folder(&browser::make(toolchain, finish)?)?;
    let written = site.write(&places::site())?;
    if written > 0 {
        say("Front", &format!("{written} files of server/site are new"));
    }
    Ok(())
}

/// All files under a folder, sorted; none where there is no such folder.
pub fn files_under(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop().filter(|folder| folder.is_dir()) {
        let cannot_read = || format!("{} cannot be read", folder.display());
        for entry in fs::read_dir(&folder).with_context(cannot_read)? {
            let path = entry.with_context(cannot_read)?.path();
            if path.is_dir() {
                folders.push(path)
            } else {
                found.push(path)
            }
        }
    }
    found.sort();
    Ok(found)
}
