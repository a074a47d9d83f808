//! How somebody likes to read: language and brightness, kept in the browser; and the language for
//! their mail.

use super::asking::Visit;
use super::forms::{Fields, see_other};
use super::{cookies, return_to};
use actions::mail::remember_language;
use axum::response::Response;

/// Remembers what was chosen; a word that means nothing changes nothing.
pub async fn choose(visit: Visit, fields: Fields) -> Response {
    let door = &visit.web.door;
    let mut jar = visit.jar;
    if let Ok(language) = fields.text("language").parse() {
        jar = jar.add(cookies::language(door, language));
        if let Some(caller) = &visit.asked.caller {
            // The page is read in that language even where this cannot be written down.
            if let Err(refusal) = remember_language(&visit.web.portal, caller, language).await {
                tracing::warn!(?refusal, "a language is not remembered");
            }
        }
    }
    if let Some(theme) = cookies::theme_of(fields.text("theme")) {
        jar = jar.add(cookies::theme(door, theme));
    }
    see_other(return_to::local(fields.text("return_to")), jar)
}
