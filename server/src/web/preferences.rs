//! How somebody likes to read: language and brightness, kept in the browser.

use super::asking::Visit;
use super::forms::{Fields, see_other};
use super::{cookies, return_to};
use axum::response::Response;

/// Remembers what was chosen; a word that means nothing changes nothing.
pub async fn choose(visit: Visit, fields: Fields) -> Response {
    let door = &visit.web.door;
    let mut jar = visit.jar;
    if let Ok(language) = fields.text("language").parse() {
        jar = jar.add(cookies::language(door, language));
    }
    if let Some(theme) = cookies::theme_of(fields.text("theme")) {
        jar = jar.add(cookies::theme(door, theme));
    }
    see_other(return_to::local(fields.text("return_to")), jar)
}
