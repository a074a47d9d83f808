//! *Receive invoice by e-mail* of a MOSP subscription or support plan: the terms, opting in and out,
//! and where the invoices go (domain.md §4, flow 5).

use super::people::new_address;
use super::preview::preview;
use crate::account::asked_account;
use crate::asked::Asked;
use crate::controls::breadcrumb::Crumb;
use crate::controls::error_summary::error_summary;
use crate::controls::field::{Field, field, field_error};
use crate::controls::icon::icon;
use crate::controls::notice::{NoticeKind, notice};
use crate::controls::page_head::page_head;
use crate::controls::tag::tag;
use crate::frame::{Here, Page};
use crate::page::signed_in;
use crate::problems;
use actions::Refusal;
use actions::mail::{MailPart, MailPath, ReceivingPage, show_receiving};
use billing::SubscriptionCategory;
use billing::invoice::Named;
use islands::addresses;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use words::{common, format, receive_invoice, shell};

/// The box of the terms.
const TERMS: &str = "terms";
/// The word in an address that asks before opting out.
const OPT_OUT: &str = "opt-out";

/// The page.
pub fn receive() -> AnyView {
    let path = subscription_path();
    signed_in(
        |portal, caller| async move { show_receiving(&portal, &caller, &path?).await },
        |asked, _, page| show(asked, &page),
    )
}

/// The subscription of the address.
pub(super) fn subscription_path() -> Result<MailPath, Refusal> {
    let subscription = use_params_map().get_untracked().get("subscription");
    Ok(MailPath {
        account: asked_account()?,
        part: MailPart::Subscription(subscription.unwrap_or_default()),
    })
}

/// The way to the page of a subscription, with what comes beneath it.
pub(super) fn crumbs(
    asked: &Asked,
    (account, subscription): (&Named, &Named),
    beneath: Option<String>,
) -> Vec<Crumb> {
    let language = asked.language;
    let (account_name, name) = (&account.name, subscription.display_name.clone());
    let mut crumbs = vec![
        Crumb::to(shell::home(language), addresses::HOME),
        Crumb::to(
            account.display_name.clone(),
            addresses::account(account_name),
        ),
        Crumb::to(
            receive_invoice::title(language),
            addresses::invoice_emails(account_name),
        ),
    ];
    match beneath {
        Some(title) => {
            let page = addresses::receive_invoice(account_name, &subscription.name);
            crumbs.extend([Crumb::to(name, page), Crumb::here(title)]);
        }
        None => crumbs.push(Crumb::here(name)),
    }
    crumbs
}

fn show(asked: &Asked, page: &ReceivingPage) -> Page {
    let language = asked.language;
    let title = receive_invoice::title(language);
    let name = page.subscription.display_name.clone();
    let address = addresses::receive_invoice(&page.account.name, &page.subscription.name);
    let terms = Field::text(asked, TERMS, receive_invoice::accept(language));
    let asks = asked.query(OPT_OUT).is_some() && page.accepted_at.is_some();
    let content = match (page.accepted_at, asks) {
        (None, _) => off(asked, page),
        (Some(_), true) => question(asked, page, &address),
        (Some(_), false) => on(asked, page, &address),
    };
    let body = view! {
        {error_summary(asked, &[terms, address_field(asked, page)])}
        {page_head(title.clone(), Some(name.clone()), Vec::new())}
        <div class="stack">
            {content} {preferred(asked, page)} {preview(asked, (&address, &page.test_to))}
            <p class="soft">{receive_invoice::not_these(language)}</p>
        </div>
    };
    Page {
        title: format!("{title} · {name}"),
        here: Here::Invoices,
        account: Some(page.account.clone()),
        crumbs: crumbs(asked, (&page.account, &page.subscription), None),
        body: body.into_any(),
    }
}

fn head(asked: &Asked, page: &ReceivingPage) -> AnyView {
    let language = asked.language;
    let (status, symbol, state) = match page.accepted_at {
        Some(_) => ("paid", "check-circle", receive_invoice::state_on(language)),
        None => ("void", "void", receive_invoice::state_off(language)),
    };
    let plan = page.category == SubscriptionCategory::Support;
    view! {
        <div class="sheet-head">
            <h2 id="state">{receive_invoice::turn_on(language)}</h2>
            <span>
                {plan.then(|| tag(receive_invoice::support_plan(language)))} " "
                <span class="status" data-status=status>
                    {icon(asked, symbol)}
                    {state}
                </span>
            </span>
        </div>
    }
    .into_any()
}

/// The terms, and accepting them.
fn off(asked: &Asked, page: &ReceivingPage) -> AnyView {
    let language = asked.language;
    let name = page.subscription.display_name.as_str();
    let problem = problems::of_field(asked, TERMS);
    let invalid = problem.is_some();
    let terms = [
        receive_invoice::terms_what(language, name),
        receive_invoice::terms_data(language),
        receive_invoice::terms_address(language),
        receive_invoice::terms_end(language),
    ];
    view! {
        <section class="sheet sheet-body" data-width="narrow" aria-labelledby="state">
            {head(asked, page)}
            <form class="stack" data-gap="small" method="post">
                <p>{receive_invoice::off(language, name)}</p>
                <h3>{receive_invoice::terms(language)}</h3>
                <ul class="notes">{terms.map(|it| view! { <li>{it}</li> })}</ul>
                <div class="field" data-invalid=invalid>
                    {problem.map(|it| field_error(asked, "terms-error".to_owned(), it))}
                    <label class="choice" for=TERMS>
                        <input
                            r#type="checkbox"
                            name=TERMS
                            id=TERMS
                            value="yes"
                            aria-describedby=invalid.then_some("terms-error")
                            aria-invalid=invalid.then_some("true")
                        />
                        <span>{receive_invoice::accept(language)}</span>
                    </label>
                </div>
                <div class="button-row">
                    <button class="button" data-kind="primary" name="do" value="opt-in">
                        {receive_invoice::turn_on(language)}
                    </button>
                    <a
                        class="button"
                        data-kind="quiet"
                        href=addresses::invoices(&page.account.name)
                    >
                        {common::cancel(language)}
                    </a>
                </div>
            </form>
        </section>
    }
    .into_any()
}

/// Since when they are sent, to whom, and what can be done about it.
fn on(asked: &Asked, page: &ReceivingPage, address: &str) -> AnyView {
    let language = asked.language;
    let name = page.subscription.display_name.as_str();
    let since = page
        .accepted_at
        .map(|it| format::date(language, it.date_naive()));
    let recipients = addresses::invoice_recipients(&page.account.name, &page.subscription.name);
    let added: Vec<_> = page
        .besides()
        .map(|it| view! { <li>{it.email.clone()}</li> })
        .collect();
    let nobody = added
        .is_empty()
        .then(|| view! { <p class="soft">{receive_invoice::recipients_none(language)}</p> });
    view! {
        <section class="sheet sheet-body stack" data-width="narrow" data-gap="small" aria-labelledby="state">
            {head(asked, page)}
            <p>{receive_invoice::on_since(language, name, &since.unwrap_or_default())}</p>
            <h3>{receive_invoice::goes_to(language)}</h3>
            <ul class="notes">
                <li>
                    {page.address.email.clone()} " "
                    <span class="soft">"(" {receive_invoice::preferred(language)} ")"</span>
                </li>
                {added}
            </ul>
            {nobody}
            <div class="button-row">
                <a class="button" data-kind="primary" href=recipients>
                    {receive_invoice::configure(language)}
                </a>
                <a class="button" data-kind="quiet" href=format!("{address}?{OPT_OUT}=ask")>
                    {receive_invoice::opt_out(language)}
                </a>
            </div>
        </section>
    }
    .into_any()
}

/// The question before opting out, naming whom it removes.
fn question(asked: &Asked, page: &ReceivingPage, address: &str) -> AnyView {
    let language = asked.language;
    let name = page.subscription.display_name.as_str();
    let count = i64::try_from(page.added.len()).unwrap_or(i64::MAX);
    let added = page.added.iter();
    let added: Vec<_> = added
        .map(|it| view! { <li>{it.email.clone()}</li> })
        .collect();
    view! {
        <section class="sheet sheet-body stack" data-width="narrow" data-gap="small" aria-labelledby="opt-out">
            <h2 id="opt-out">{receive_invoice::opt_out_question(language, name)}</h2>
            <p>{receive_invoice::opt_out_removes(language, count)}</p>
            {(!added.is_empty()).then(|| view! { <ul class="notes">{added}</ul> })}
            <p class="soft">{receive_invoice::opt_out_hint(language)}</p>
            <form class="button-row" method="post" action=address.to_owned()>
                <button class="button" data-kind="danger" name="do" value="opt-out">
                    {receive_invoice::opt_out_confirm(language)}
                </button>
                <a class="button" data-kind="quiet" href=address.to_owned()>
                    {common::cancel(language)}
                </a>
            </form>
        </section>
    }
    .into_any()
}

fn address_field(asked: &Asked, page: &ReceivingPage) -> Field {
    new_address(asked)
        .with_hint(receive_invoice::address_all(asked.language))
        .with_default(asked, page.address.email.clone())
}

/// Where they go, and having them go elsewhere.
fn preferred(asked: &Asked, page: &ReceivingPage) -> AnyView {
    let language = asked.language;
    let address = &page.address;
    let waiting = address.wanted.as_ref().map(|(wanted, until)| {
        let until = format::date_time(language, *until);
        let told = receive_invoice::address_waiting(language, wanted, &until, &address.email);
        notice(asked, NoticeKind::Info, told)
    });
    let path = addresses::receive_invoice(&page.account.name, &page.subscription.name);
    view! {
        <section class="sheet sheet-body" data-width="narrow" aria-labelledby="preferred">
            <div class="sheet-head">
                <h2 id="preferred">{receive_invoice::preferred(language)}</h2>
            </div>
            <div class="stack" data-gap="small">
                <p>{receive_invoice::address_holds(language, &address.email)}</p>
                {waiting}
                <form class="form" method="post" action=path>
                    {field(asked, &address_field(asked, page))}
                    <div class="button-row">
                        <button class="button" name="do" value="address">
                            {receive_invoice::update(language)}
                        </button>
                    </div>
                </form>
            </div>
        </section>
    }
    .into_any()
}
