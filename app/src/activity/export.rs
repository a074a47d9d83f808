//! The lines to take along, and the signature beside them.

use crate::asked::Asked;
use crate::controls::icon::icon;
use actions::audit::ActivityPage;
use islands::addresses;
use leptos::prelude::*;
use words::activity;

/// Both files end at the same line, so that one signs the other.
pub(super) fn export(asked: &Asked, page: &ActivityPage) -> Option<AnyView> {
    let through = page.through.filter(|it| *it > 0)?;
    let account = &page.place.as_ref()?.account.name;
    let language = asked.language;
    let view = view! {
        <section class="sheet sheet-body" aria-labelledby="export">
            <div class="sheet-head">
                <h2 id="export">{activity::export(language)}</h2>
            </div>
            <div class="stack">
                <p>{activity::export_hint(language)}</p>
                <div class="button-row">
                <a class="button" href=addresses::activity_lines(account, through) download="">
                    {icon(asked, "download")}
                    {activity::export_lines(language)}
                </a>
                <a class="button" href=addresses::activity_signature(account, through) download="">
                    {icon(asked, "download")}
                    {activity::export_signature(language)}
                </a>
                <a class="button" href=addresses::activity_key(account) download="">
                    {icon(asked, "download")}
                    {activity::export_key(language)}
                </a>
                </div>
            </div>
        </section>
    };
    Some(view.into_any())
}
