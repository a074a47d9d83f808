//! Documents that were issued come out the same for ever: what they say can still be read, and is
//! set to the same bytes, whatever changes in views, words, fonts or the typesetter.

use super::rendered;
use billing::Language::{En, Nl};
use billing::invoice::InvoiceContent;

/// What an invoice of template version 1 says, as it was frozen.
const V1: &str = include_str!("frozen-v1.json");

/// The bytes of its two documents. Compression is not the same on every kind of processor.
const EN: &str = "f4d3761e5daf1f8b02a68f7ef498c6ceda52a665a7e8c95c0becc94ea1752f27";
const NL: &str = "676e429b21b5dde172afd6df1acb408e92beac3346cf4c338948a2a1b2935850";

#[cfg(target_arch = "x86_64")]
#[test]
fn version_1_comes_out_as_it_was_issued() {
    let content: InvoiceContent = serde_json::from_str(V1).expect("what was frozen is read");
    let written = serde_json::to_string(&content).expect("JSON");
    assert_eq!(
        written,
        V1.trim_end(),
        "what was frozen reads back as it is"
    );
    for (language, sha256) in [(En, EN), (Nl, NL)] {
        let hash = rendered(&content, language).sha256;
        let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(
            hash, sha256,
            "{language}: a change needs a new template version"
        );
    }
}
