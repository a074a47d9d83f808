//! Downloading several invoices at once: a box in each row, and the form that the boxes belong to.
//! A script ticks them all; without one the form does what it does with it.

use super::filter::address_of;
use crate::asked::Asked;
use crate::controls::icon::icon;
use crate::controls::select::small_languages;
use actions::invoices::{COUNTED_MAX, InvoiceFilter, InvoiceList, InvoiceRow};
use leptos::prelude::*;
use words::{archive, format};

/// The form's name, by which boxes outside of it belong to it.
const FORM: &str = "download-many";

/// The box of a row; none where this person may not download the invoice.
pub(super) fn row_box(asked: &Asked, row: &InvoiceRow) -> Option<AnyView> {
    let label = archive::select(asked.language, &row.name);
    let name = row.name.clone();
    let view = || {
        view! {
            <label class="choice pick">
                <input r#type="checkbox" name="invoice" value=name form=FORM />
                <span class="visually-hidden">{label}</span>
            </label>
        }
        .into_any()
    };
    row.is_downloadable.then(view)
}

/// The form; none where there is nothing to download.
pub(super) fn form(asked: &Asked, list: &InvoiceList, filter: &InvoiceFilter) -> Option<AnyView> {
    if list.downloadable == 0 {
        return None;
    }
    let language = asked.language;
    let page = address_of(&list.account.name, filter);
    let script = format!("{}/select-all.js", asked.assets);
    let view = view! {
        <form
            class="many"
            id=FORM
            method="post"
            action=page
            aria-label=archive::title(language)
        >
            <label class="choice pick" data-select-all=FORM hidden=true>
                <input r#type="checkbox" />
                <span>{archive::select_all(language)}</span>
            </label>
            {small_languages(asked, "archive-language", archive::language(language))}
            <div class="button-row">
                <button class="button" name="what" value="picked">
                    {icon(asked, "download")}
                    {archive::selected(language)}
                </button>
                {all(asked, list)}
            </div>
            <p class="many-hint soft">{archive::hint(language)}</p>
        </form>
        <script type="module" src=script></script>
    };
    Some(view.into_any())
}

/// Everything that the filter finds.
fn all(asked: &Asked, list: &InvoiceList) -> AnyView {
    let language = asked.language;
    let count = i64::try_from(list.downloadable).unwrap_or(i64::MAX);
    let text = match list.downloadable > COUNTED_MAX {
        true => {
            let most = usize::try_from(COUNTED_MAX).unwrap_or(usize::MAX);
            archive::all_of_many(language, &format::count(language, most))
        }
        false => archive::all(language, count),
    };
    view! {
        <button class="button" data-kind="quiet" name="what" value="found">
            {text}
        </button>
    }
    .into_any()
}
