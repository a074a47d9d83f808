//! The files of an archive, in the order in which they are handed out: documents, what lies beside
//! them, and at the end the hashes of all.

use super::Granted;
use super::index::{INDEX, MISSING, index, missing};
use crate::bill::sha256_hex;
use crate::invoices::read_document;
use crate::{Failure, Portal, Refusal};
use billing::Language;
use bytes::Bytes;
use chrono::NaiveDate;
use std::collections::VecDeque;
use std::fmt;
use store::entities::document;

/// The file with the hashes, as `sha256sum --check` reads it.
const SUMS: &str = "SHA256SUMS";

/// Files to hand out together. Documents are read when it is their turn.
pub struct Archive {
    /// What to save it as.
    pub file_name: String,
    /// The day it was put together.
    pub made_on: NaiveDate,
    portal: Portal,
    documents: VecDeque<(String, document::Model)>,
    made: VecDeque<ArchiveFile>,
    /// The hashes of what was handed out; nothing once they were handed out themselves.
    sums: Option<String>,
}

/// A file of an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArchiveFile {
    /// Its name, with the folder it lies in.
    pub path: String,
    /// What is in it.
    pub bytes: Bytes,
    /// Whether it is a PDF, which packing makes no smaller.
    pub is_pdf: bool,
}

impl Archive {
    pub(crate) fn new(portal: &Portal, made_on: NaiveDate) -> Self {
        Self {
            file_name: String::new(),
            made_on,
            portal: portal.clone(),
            documents: VecDeque::new(),
            made: VecDeque::new(),
            sums: Some(String::new()),
        }
    }

    /// Puts documents into it, and a list of them beside; those that are not ready are named.
    pub(crate) fn add_documents(
        &mut self,
        granted: &[Granted],
        language: Language,
    ) -> Result<(), Refusal> {
        let ready = granted.iter().filter_map(|it| {
            let document = it.document.clone()?;
            Some((it.path(), document))
        });
        self.documents.extend(ready);
        self.add(INDEX, index(granted)?);
        if let Some(text) = missing(granted, language) {
            self.add(MISSING, text.into_bytes());
        }
        Ok(())
    }

    /// Puts a file into it.
    pub fn add(&mut self, path: impl Into<String>, bytes: Vec<u8>) {
        let path = path.into();
        self.made.push_back(ArchiveFile {
            is_pdf: path.ends_with(".pdf"),
            path,
            bytes: bytes.into(),
        });
    }

    /// The next file; none after the last. A document that is not the one that was stored ends it.
    pub async fn file(&mut self) -> Result<Option<ArchiveFile>, Failure> {
        if let Some((path, document)) = self.documents.pop_front() {
            let bytes = read_document(&self.portal, &document).await?;
            self.note(&document.sha256, &path);
            return Ok(Some(ArchiveFile {
                path,
                bytes,
                is_pdf: true,
            }));
        }
        if let Some(file) = self.made.pop_front() {
            self.note(&sha256_hex(&file.bytes), &file.path);
            return Ok(Some(file));
        }
        let sums = self.sums.take();
        Ok(sums.map(|sums| ArchiveFile {
            path: SUMS.to_owned(),
            bytes: sums.into(),
            is_pdf: false,
        }))
    }

    fn note(&mut self, sha256: &str, path: &str) {
        let sums = self.sums.get_or_insert_default();
        sums.push_str(&format!("{sha256}  {path}\n"));
    }
}

impl fmt::Debug for Archive {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let files = self.documents.len() + self.made.len();
        write!(f, "Archive {:?} of {files} files", self.file_name)
    }
}
