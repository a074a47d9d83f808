//! The pack of a month, chosen from the last ones.

use crate::asked::Asked;
use crate::controls::icon::icon;
use crate::controls::select::small_languages;
use actions::statement::StatementPage;
use billing::Month;
use chrono::Months;
use islands::addresses;
use leptos::prelude::*;
use words::{format, statement};

/// Months to choose from.
const MONTHS_SHOWN: u32 = 24;

pub(super) fn pack(asked: &Asked, page: &StatementPage) -> AnyView {
    let language = asked.language;
    let months: Vec<_> = (0..MONTHS_SHOWN)
        .map(|it| {
            let month = Month::of(page.today - Months::new(it));
            let value = month.first_day().format("%Y-%m").to_string();
            // The last month that is over is the one to close.
            view! {
                <option value=value selected=it == 1>
                    {format::month(language, month)}
                </option>
            }
        })
        .collect();
    view! {
        <section class="sheet sheet-body" aria-labelledby="pack">
            <div class="sheet-head">
                <h2 id="pack">{statement::pack(language)}</h2>
            </div>
            <p class="soft">{statement::pack_hint(language)}</p>
            <form class="many" action=addresses::month_end(&page.account.name)>
                <div class="field" data-size="small">
                    <label class="field-label" for="pack-month">
                        {statement::pack_month(language)}
                    </label>
                    <select class="input" id="pack-month" name="month">
                        {months}
                    </select>
                </div>
                {small_languages(asked, "pack-language", statement::pack_language(language))}
                <div class="button-row">
                    <button class="button">
                        {icon(asked, "download")}
                        {statement::pack_download(language)}
                    </button>
                </div>
            </form>
        </section>
    }
    .into_any()
}
