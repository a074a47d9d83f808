//! Where things are: the checkout, the target folder, and what is made in them.

use std::env;
use std::path::{Path, PathBuf};

/// The checkout. What cargo says now counts before what it said when this was compiled:
/// two checkouts may share one target folder.
pub fn root() -> PathBuf {
    let package = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    package.parent().map_or(package.clone(), Path::to_path_buf)
}

/// Cargo's target folder: this program lies in it, however it was configured.
pub fn target() -> PathBuf {
    let program = env::current_exe().expect("a running program knows its own path");
    let target = program.ancestors().nth(2);
    target
        .expect("cargo puts programs in <target>/<profile>/")
        .to_path_buf()
}

/// What the server embeds: scripts, WebAssembly, styles, fonts, icons.
pub fn site() -> PathBuf {
    root().join("server/site")
}

pub fn end2end() -> PathBuf {
    root().join("end2end")
}
