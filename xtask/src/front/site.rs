//! The folder `server/site`: written only where something changed, so that cargo sees no change
//! where there is none, and compressed once for all readers.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::files_under;

const COMPRESSIBLE: [&str; 7] = ["css", "js", "json", "svg", "txt", "wasm", "xml"];
const QUALITY: i32 = 11;
const WINDOW_BITS: i32 = 22;

/// Files by their path under the folder.
#[derive(Default)]
pub struct Site(BTreeMap<PathBuf, Vec<u8>>);

impl Site {
    pub fn add(&mut self, path: impl Into<PathBuf>, content: Vec<u8>) {
        self.0.insert(path.into(), content);
    }

    pub fn add_folder(&mut self, folder: &Path) -> Result<()> {
        for file in files_under(folder)? {
            let content =
                fs::read(&file).with_context(|| format!("{} cannot be read", file.display()))?;
            self.add(file.strip_prefix(folder)?, content);
        }
        Ok(())
    }

    /// Makes the folder hold exactly these files, each with its compressed twin where that
    /// helps; returns how many had to be written.
    pub fn write(&self, folder: &Path) -> Result<usize> {
        let mut written = 0;
        let mut wanted = Vec::new();
        for (path, content) in &self.0 {
            let file = folder.join(path);
            let twin = compressed_twin(&file);
            let is_unchanged = fs::read(&file).is_ok_and(|present| present == *content)
                && twin.as_ref().is_none_or(|twin| twin.is_file());
            if !is_unchanged {
                write_pair(&file, twin.as_deref(), content)?;
                written += 1;
            }
            wanted.extend(twin);
            wanted.push(file);
        }
        for leftover in files_under(folder)?
            .into_iter()
            .filter(|file| !wanted.contains(file))
        {
            fs::remove_file(&leftover)
                .with_context(|| format!("{} cannot be removed", leftover.display()))?;
        }
        Ok(written)
    }
}

fn compressed_twin(file: &Path) -> Option<PathBuf> {
    let extension = file.extension()?.to_str()?;
    COMPRESSIBLE
        .contains(&extension)
        .then(|| file.with_added_extension("br"))
}

/// The twin goes first: a file without its twin counts as changed, so a run that was cut off
/// is made good by the next.
fn write_pair(file: &Path, twin: Option<&Path>, content: &[u8]) -> Result<()> {
    let cannot_write = || format!("{} cannot be written", file.display());
    fs::create_dir_all(file.parent().unwrap_or(file)).with_context(cannot_write)?;
    if let Some(twin) = twin {
        fs::write(twin, compress(content)?).with_context(cannot_write)?;
    }
    fs::write(file, content).with_context(cannot_write)
}

fn compress(content: &[u8]) -> Result<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: QUALITY,
        lgwin: WINDOW_BITS,
        size_hint: content.len(),
        ..Default::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &content[..], &mut compressed, &parameters)?;
    Ok(compressed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_what_changed_and_removes_what_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let mut site = Site::default();
        site.add("reckoner.css", b"a { b: c }".repeat(50));
        site.add("fonts/plain.woff2", vec![1, 2, 3]);
        assert_eq!(site.write(folder.path()).unwrap(), 2);
        assert_eq!(site.write(folder.path()).unwrap(), 0);

        site.0.remove(Path::new("fonts/plain.woff2"));
        site.add("reckoner.css", b"a { b: d }".repeat(50));
        assert_eq!(site.write(folder.path()).unwrap(), 1);
        let names = ["reckoner.css", "reckoner.css.br"].map(|name| folder.path().join(name));
        assert_eq!(files_under(folder.path()).unwrap(), names);
        assert_eq!(decompressed(&names[1]), b"a { b: d }".repeat(50));
    }

    fn decompressed(file: &Path) -> Vec<u8> {
        let mut content = Vec::new();
        brotli::BrotliDecompress(&mut &*fs::read(file).unwrap(), &mut content).unwrap();
        content
    }
}
