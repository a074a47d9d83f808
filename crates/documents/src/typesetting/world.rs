//! What a template can reach: its own files, the fonts, and one file of data. Nothing else.

use super::fonts::FONTS;
use std::sync::LazyLock;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

/// The files of a template, parsed once. The first is the one that is compiled.
pub(crate) struct Template {
    sources: Vec<Source>,
    data: FileId,
}

impl Template {
    /// The template in `folder` with these files, reading its data from `data`.
    ///
    /// # Panics
    /// Where a name is not a path, or there is no file: templates are part of the program.
    pub(crate) fn new(folder: &str, files: &[(&str, &str)], data: &str) -> Self {
        let id = |name: &str| {
            let path = VirtualPath::new(format!("{folder}/{name}")).expect("a plain path");
            RootedPath::new(VirtualRoot::Project, path).intern()
        };
        let source = |(name, text): &(&str, &str)| Source::new(id(name), (*text).to_owned());
        assert!(!files.is_empty(), "a template has a file");
        Self {
            sources: files.iter().map(source).collect(),
            data: id(data),
        }
    }
}

/// A template with the data of one document.
pub(super) struct DocumentWorld<'a> {
    pub(super) template: &'a Template,
    pub(super) data: Bytes,
}

impl World for DocumentWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.book
    }

    fn main(&self) -> FileId {
        self.template.sources[0].id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let mut sources = self.template.sources.iter();
        let found = sources.find(|source| source.id() == id).cloned();
        found.ok_or_else(|| missing(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match id == self.template.data {
            true => Ok(self.data.clone()),
            false => Err(missing(id)),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.all.get(index).cloned()
    }

    /// A document does not know what day it is printed on.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_without_slash().into())
}
