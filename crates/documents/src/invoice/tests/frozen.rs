//! Documents that were issued come out the same for ever: what they say can still be read, and is
//! set to the same bytes, whatever changes in views, words, fonts or the typesetter.

use super::rendered;
use billing::Language::{En, Nl};
use billing::invoice::InvoiceContent;

/// What an invoice of template version 1 says, as it was frozen.
const V1: &str = include_str!("frozen-v1.json");

/// The bytes of its two documents. Compression is not the same on every kind of processor.
const EN: &str = "1f0528036f8cd39ad0d20da1591f17e000d8f9aef0237d7bc335f4834dba0ba8";
const NL: &str = "69834801adf6998c745466713175f79fe8213c22c98dc404ddb64097a137ca15";

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
