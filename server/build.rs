//! Names the build after what the browser loads, so that pages and assets of two builds never mix.

use std::fs;
use std::path::{Path, PathBuf};

/// Filled by `cargo xtask`; empty, the program works without scripts and styles.
const SITE: &str = "site";

fn main() {
    fs::create_dir_all(SITE).expect("server/site can be made");
    println!("cargo::rerun-if-changed={SITE}");
    println!("cargo::rustc-env=RECKONER_BUILD_ID={}", &build_id()[..12]);
}

/// 64-bit FNV-1a over names and contents: stable for ever, and no dependency to build first.
fn build_id() -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut take = |bytes: &[u8]| {
        for byte in (bytes.len() as u64).to_le_bytes().iter().chain(bytes) {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3);
        }
    };
    for file in files_under(Path::new(SITE)) {
        take(file.to_string_lossy().as_bytes());
        take(&fs::read(&file).expect("a file of server/site can be read"));
    }
    format!("{hash:016x}")
}

fn files_under(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("server/site can be read");
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.expect("server/site can be read").path();
        if path.is_dir() {
            files.extend(files_under(&path))
        } else {
            files.push(path)
        }
    }
    files.sort();
    files
}
