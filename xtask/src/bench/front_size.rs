//! What a page with islands costs the reader's connection: WebAssembly and JavaScript, brotli.

use std::fs;

use anyhow::{Context, Result};

use super::{Figure, Subject};
use crate::front::files_under;
use crate::places;

const BYTES_MAX: u64 = 120_000;
const BYTES_AIM: u64 = 80_000;

pub fn measure(_: &Subject) -> Result<Vec<Figure>> {
    let mut bytes = 0;
    for file in files_under(&places::site())? {
        let name = file.to_string_lossy();
        if name.ends_with(".wasm.br") || name.ends_with(".js.br") {
            bytes += fs::metadata(&file)
                .context("a file of server/site vanished")?
                .len();
        }
    }
    Ok(vec![Figure {
        benchmark: "WebAssembly and JavaScript, brotli".to_owned(),
        figure: format!("{} KB", bytes.div_ceil(1000)),
        wanted: format!("≤ {} KB, aim {}", BYTES_MAX / 1000, BYTES_AIM / 1000),
        is_met: bytes <= BYTES_MAX,
    }])
}
