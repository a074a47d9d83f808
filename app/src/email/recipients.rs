//! *Configure recipients* of a MOSP subscription or support plan (domain.md §4, flow 5).

use super::people::{Words, added, new_address};
use super::receive::{crumbs, subscription_path};
use crate::asked::Asked;
use crate::controls::error_summary::error_summary;
use crate::controls::notice::{NoticeKind, notice};
use crate::controls::page_head::page_head;
use crate::frame::{Here, Page};
use crate::page::signed_in;
use actions::mail::{PreferencePage, show_preference};
use islands::addresses;
use leptos::prelude::*;
use words::{invoice_email, receive_invoice};

/// The page.
pub fn recipients() -> AnyView {
    let path = subscription_path();
    signed_in(
        |portal, caller| async move { show_preference(&portal, &caller, &path?).await },
        |asked, _, page| show(asked, &page),
    )
}

fn show(asked: &Asked, page: &PreferencePage) -> Page {
    let language = asked.language;
    let title = receive_invoice::configure(language);
    let name = page.place.display_name.clone();
    let back = addresses::receive_invoice(&page.account.name, &page.place.name);
    let content = match page.is_on {
        true => {
            let words = Words {
                title: invoice_email::recipients(language),
                hint: Some(receive_invoice::recipients_hint(language, &name)),
                none: receive_invoice::recipients_none(language),
                add: invoice_email::add(language),
                asks: None,
            };
            added(asked, page, words)
        }
        false => {
            let text = receive_invoice::recipients_off(language, &name);
            notice(asked, NoticeKind::Info, text)
        }
    };
    let body = view! {
        {error_summary(asked, &[new_address(asked)])}
        {page_head(title.clone(), Some(name.clone()), Vec::new())}
        <div class="stack">
            {content}
            <div class="button-row">
                <a class="button" data-kind="primary" href=back>
                    {receive_invoice::done(language)}
                </a>
            </div>
        </div>
    };
    Page {
        title: format!("{title} · {name}"),
        here: Here::Invoices,
        account: Some(page.account.clone()),
        crumbs: crumbs(asked, (&page.account, &page.place), Some(title)),
        body: body.into_any(),
    }
}
