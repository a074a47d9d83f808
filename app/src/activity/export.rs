//! The lines to take along, and the signature beside them.

use crate::asked::Asked;
use crate::controls::icon::icon;
use actions::audit::ActivityPage;
use islands::addresses;
use leptos::prelude::*;
use words::activity as say;

/// Both files end at the same line, so that one signs the other.
pub(super) fn export(asked: &Asked, page: &ActivityPage) -> Option<AnyView> {
    if page.through == 0 {
        return None;
    }
    let language = asked.language;
    let (account, through) = (&page.account.name, page.through);
    let view = view! {
        <section class="sheet sheet-body" aria-labelledby="export">
            <div class="sheet-head">
                <h2 id="export">{say::export(language)}</h2>
            </div>
            <div class="stack">
                <p>{say::export_hint(language)}</p>
                <div class="button-row">
                <a class="button" href=addresses::activity_lines(account, through) download="">
                    {icon(asked, "download")}
                    {say::export_lines(language)}
                </a>
                <a class="button" href=addresses::activity_signature(account, through) download="">
                    {icon(asked, "download")}
                    {say::export_signature(language)}
                </a>
                </div>
            </div>
        </section>
    };
    Some(view.into_any())
}
