//! The versions of the invoice's template. One that a document was issued with never changes.

use crate::typesetting::Template;
use std::sync::LazyLock;

macro_rules! files {
    ($folder:literal: $($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("../../templates/", $folder, "/", $name)))),+]
    };
}

/// The first is compiled, the others are what it imports.
const V1: &[(&str, &str)] = files!(
    "invoice/v1": "invoice.typ", "style.typ", "running.typ", "front.typ", "summary.typ",
    "details.typ", "payment.typ",
);

static TEMPLATE_V1: LazyLock<Template> =
    LazyLock::new(|| Template::new("invoice/v1", V1, "invoice.json"));

/// The template of a version, as long as there is one.
pub(super) fn of_version(version: u16) -> Option<&'static Template> {
    match version {
        1 => Some(&TEMPLATE_V1),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{V1, of_version};
    use billing::invoice::TEMPLATE_VERSION;
    use sha2::{Digest, Sha256};
    use std::fs;
    use std::path::Path;

    /// A document must come out the same for ever: a change here is a new folder, a new version.
    #[test]
    fn version_1_is_frozen() {
        let mut hash = Sha256::new();
        for (name, text) in V1 {
            hash.update(format!("{name}\0{text}\0"));
        }
        assert_eq!(
            hex(&hash.finalize()),
            "27912adb53016e152f83a62df3aac20d378290ed43966ff7be579c678b4555be"
        );
    }

    #[test]
    fn every_file_of_the_folder_is_in_the_program() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/invoice/v1");
        let entries = fs::read_dir(folder).expect("the folder of the template");
        let mut found: Vec<_> = entries
            .map(|entry| {
                entry
                    .expect("an entry")
                    .file_name()
                    .into_string()
                    .expect("a name")
            })
            .collect();
        let mut known: Vec<_> = V1.iter().map(|(name, _)| (*name).to_owned()).collect();
        found.sort();
        known.sort();
        assert_eq!(found, known);
    }

    #[test]
    fn new_documents_have_a_template() {
        assert!(of_version(TEMPLATE_VERSION).is_some());
        assert!(of_version(0).is_none());
    }

    fn hex(bytes: &[u8]) -> String {
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}
