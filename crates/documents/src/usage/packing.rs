//! A part of a file as it is kept: packed or not, with its size and hash, taken bytes by bytes.

use billing::usage::UsagePacking;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};
use std::io::Write;

/// Bytes that are packed as they come.
pub struct Packed {
    inner: Inner,
    hash: Sha256,
    size: u64,
}

enum Inner {
    Plain(Vec<u8>),
    Gzip(Box<GzEncoder<Vec<u8>>>),
}

impl Packed {
    /// Nothing so far.
    pub fn new(packing: UsagePacking) -> Self {
        let inner = match packing {
            UsagePacking::Plain => Inner::Plain(Vec::new()),
            // Usage repeats itself so much that the fastest does nearly as well as the best.
            UsagePacking::Gzip => {
                Inner::Gzip(Box::new(GzEncoder::new(Vec::new(), Compression::fast())))
            }
        };
        Self {
            inner,
            hash: Sha256::new(),
            size: 0,
        }
    }

    /// Packs more bytes.
    pub fn write(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        match &mut self.inner {
            Inner::Plain(out) => out.extend_from_slice(bytes),
            Inner::Gzip(encoder) => encoder.write_all(bytes)?,
        }
        Ok(())
    }

    /// How many bytes wait to be taken.
    pub fn waiting(&self) -> usize {
        match &self.inner {
            Inner::Plain(out) => out.len(),
            Inner::Gzip(encoder) => encoder.get_ref().len(),
        }
    }

    /// Takes what is packed so far.
    pub fn take(&mut self) -> Vec<u8> {
        let bytes = match &mut self.inner {
            Inner::Plain(out) => std::mem::take(out),
            Inner::Gzip(encoder) => std::mem::take(encoder.get_mut()),
        };
        self.count(&bytes);
        bytes
    }

    /// Takes the rest, and gives it with the size and the SHA-256 of all of it.
    pub fn finish(mut self) -> std::io::Result<(Vec<u8>, u64, String)> {
        let inner = std::mem::replace(&mut self.inner, Inner::Plain(Vec::new()));
        let bytes = match inner {
            Inner::Plain(out) => out,
            Inner::Gzip(encoder) => encoder.finish()?,
        };
        self.count(&bytes);
        let hash = self.hash.finalize();
        let hash = hash.iter().map(|byte| format!("{byte:02x}")).collect();
        Ok((bytes, self.size, hash))
    }

    fn count(&mut self, bytes: &[u8]) {
        self.hash.update(bytes);
        self.size += bytes.len() as u64;
    }
}

impl std::fmt::Debug for Packed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Packed").field("size", &self.size).finish()
    }
}
