//! A sentence that stands out on a page.

use super::icon::icon;
use crate::asked::Asked;
use leptos::prelude::*;

/// How much it stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeKind {
    /// Something was done.
    Success,
    /// Good to know.
    Info,
    /// To be looked after.
    Warning,
}

/// A sentence that stands out.
pub fn notice(asked: &Asked, kind: NoticeKind, text: String) -> AnyView {
    let (kind, symbol) = match kind {
        NoticeKind::Success => ("success", "check-circle"),
        NoticeKind::Info => ("info", "info"),
        NoticeKind::Warning => ("warning", "alert-triangle"),
    };
    view! {
        <div class="notice" data-kind=kind role="status">
            {icon(asked, symbol)} <div><p>{text}</p></div>
        </div>
    }
    .into_any()
}
