//! The few things a page cannot do by itself, compiled for the server and to WebAssembly.
//!
//! Invariant: what runs in a browser sees no decimal, no date format and no view; islands take
//! small props and format nothing. The server half finishes every text.

#[cfg(feature = "ssr")]
pub mod addresses;
mod search;

#[cfg(feature = "ssr")]
pub use search::finding::{Asking, Finding, FoundKind, WORDS_LENGTH_MIN, find};
pub use search::{SearchAsYouType, SearchWords};

/// Called by the page once the module is loaded.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
