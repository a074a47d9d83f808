//! *Access to invoice*: On or Off for one subscription, with what that means (domain.md §4.4).

use super::list::roles;
use super::named;
use crate::account::asked_account;
use crate::asked::Asked;
use crate::controls::breadcrumb::Crumb;
use crate::controls::error_summary::error_summary;
use crate::controls::field::Field;
use crate::controls::notice::{NoticeKind, notice};
use crate::controls::page_head::page_head;
use crate::frame::{Here, Page};
use crate::page::signed_in;
use actions::Refusal;
use actions::access::{SharePage, SubscriptionPath, show_sharing};
use billing::policy::AccessToInvoice;
use islands::addresses;
use leptos::prelude::*;
use words::{common, sharing as say, shell};

/// The page.
pub fn share() -> AnyView {
    let path = path();
    signed_in(
        |portal, caller| async move { show_sharing(&portal, &caller, &path?).await },
        |asked, _, page| show(asked, &page),
    )
}

fn path() -> Result<SubscriptionPath, Refusal> {
    Ok(SubscriptionPath {
        account: asked_account()?,
        subscription: named("subscription")?,
    })
}

fn show(asked: &Asked, page: &SharePage) -> Page {
    let language = asked.language;
    let title = say::title(language);
    let name = page.subscription.display_name.clone();
    let field = Field::text(asked, "access", say::access_to_invoice(language));
    let holders = match page.held.is_empty() {
        true => view! { <p>{say::nobody(language)}</p> }.into_any(),
        false => roles(asked, &page.held),
    };
    let body = view! {
        {error_summary(asked, &[field])}
        {page_head(title.clone(), Some(name.clone()), Vec::new())}
        <div class="stack">
            {form(asked, page)}
            <section class="sheet sheet-body" aria-labelledby="held">
                <div class="sheet-head">
                    <h2 id="held">{say::who(language)}</h2>
                </div>
                {holders}
            </section>
        </div>
    };
    Page {
        title: format!("{title} · {name}"),
        here: Here::Invoices,
        account: Some(page.account.clone()),
        crumbs: vec![
            Crumb::to(shell::home(language), addresses::HOME),
            Crumb::to(
                page.account.display_name.clone(),
                addresses::account(&page.account.name),
            ),
            Crumb::here(format!("{title} · {name}")),
        ],
        body: body.into_any(),
    }
}

fn form(asked: &Asked, page: &SharePage) -> AnyView {
    let language = asked.language;
    let address = addresses::sharing(&page.account.name, &page.subscription.name);
    let choice = |access, word: &'static str, text: String, hint: String| {
        view! {
            <label class="choice">
                <input
                    r#type="radio"
                    name="access"
                    value=word
                    checked=page.access == access
                />
                <span>{text} <small>{hint}</small></span>
            </label>
        }
    };
    view! {
        <form class="sheet sheet-body stack" data-width="narrow" method="post" action=address>
            {notice(asked, NoticeKind::Warning, say::warning(language))}
            <fieldset class="choices" id="access">
                <legend class="field-label">{say::access_to_invoice(language)}</legend>
                {choice(
                    AccessToInvoice::On,
                    "on",
                    say::on(language),
                    say::on_hint(language),
                )}
                {choice(
                    AccessToInvoice::Off,
                    "off",
                    say::off(language),
                    say::off_hint(language),
                )}
            </fieldset>
            <div class="button-row">
                <button class="button" data-kind="primary">
                    {common::save(language)}
                </button>
                <a
                    class="button"
                    data-kind="quiet"
                    href=addresses::account(&page.account.name)
                >
                    {common::cancel(language)}
                </a>
            </div>
        </form>
    }
    .into_any()
}
