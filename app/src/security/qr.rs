//! A QR code, drawn as one path.

use leptos::prelude::*;
use qrcodegen::{QrCode, QrCodeEcc};
use std::fmt::Write;

/// Empty modules around it, as scanners expect.
const MARGIN: i32 = 4;

/// The code of a text; nothing for a text that is too long for one, which is then typed.
pub(super) fn code(text: &str, label: String) -> Option<AnyView> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let size = code.size() + 2 * MARGIN;
    let view = view! {
        <svg class="qr" viewBox=format!("0 0 {size} {size}") role="img" aria-label=label>
            <path d=modules(&code) />
        </svg>
    };
    Some(view.into_any())
}

/// A square for each dark module.
fn modules(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
            write!(path, "M{},{}h1v1h-1z", x + MARGIN, y + MARGIN).ok();
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_corner_is_where_scanners_look_for_it() {
        let code = QrCode::encode_text("otpauth://totp/x?secret=A", QrCodeEcc::Medium);
        let path = modules(&code.expect("a code"));
        assert!(path.starts_with("M4,4h1v1h-1zM5,4h1v1h-1z"));
        assert!(
            !path.contains("M5,5h"),
            "the ring of the corner is light within"
        );
    }
}
