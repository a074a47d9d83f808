//! What the mail with an invoice looks like, and sending oneself one.

use crate::asked::Asked;
use crate::controls::icon::chevron;
use billing::Language;
use islands::addresses;
use leptos::prelude::*;
use words::{invoice_email, labels};

/// The word in an address that says in which language.
const PREVIEW: &str = "preview";

/// The mail of the page that says who gets it, in each language and both forms; and a test to
/// whoever looks.
pub(super) fn preview(asked: &Asked, (page, test_to): (&str, &str)) -> AnyView {
    let language = asked.language;
    let chosen = asked.query(PREVIEW).and_then(|it| it.parse().ok());
    let chosen: Language = chosen.unwrap_or(language);
    let html = invoice_email::preview_html(language, &labels::language(chosen));
    let text = invoice_email::preview_text(language);
    view! {
        <section class="sheet sheet-body stack" data-gap="small" aria-labelledby="preview">
            <div class="sheet-head">
                <h2 id="preview">{invoice_email::preview(language)}</h2>
                {languages(asked, (page, chosen))}
            </div>
            <p class="soft">{invoice_email::preview_hint(language)}</p>
            <iframe
                sandbox=""
                src=addresses::mail_preview(page, chosen, "html")
                class="mail-frame"
                title=html
            ></iframe>
            <details class="fold">
                <summary>{chevron(asked, "icon")} {text.clone()}</summary>
                <iframe
                    sandbox=""
                    src=addresses::mail_preview(page, chosen, "text")
                    class="mail-frame"
                    title=text
                ></iframe>
            </details>
            <form class="stack" data-gap="small" method="post">
                <p>{invoice_email::test_hint(language, test_to)}</p>
                <div class="button-row">
                    <button class="button" name="do" value="test">
                        {invoice_email::test(language)}
                    </button>
                </div>
            </form>
        </section>
    }
    .into_any()
}

fn languages(asked: &Asked, (page, chosen): (&str, Language)) -> AnyView {
    let links: Vec<_> = Language::ALL
        .iter()
        .map(|&it| {
            let address = format!("{page}?{}#preview", addresses::query([(PREVIEW, it.tag())]));
            view! {
                <a
                    class="button"
                    data-size="small"
                    href=address
                    lang=it.tag()
                    aria-current=(it == chosen).then_some("true")
                >
                    {labels::language(it)}
                </a>
            }
        })
        .collect();
    view! {
        <nav class="button-row" aria-label=invoice_email::language(asked.language)>
            {links}
        </nav>
    }
    .into_any()
}
