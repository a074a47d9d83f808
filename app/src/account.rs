//! The properties of a billing account: which agreement it is under, and what it is made of.

use crate::asked::Asked;
use crate::controls::breadcrumb::Crumb;
use crate::controls::facts::{Fact, fact_rows, party};
use crate::controls::notice::{NoticeKind, notice};
use crate::controls::page_head::page_head;
use crate::controls::table::{cell, column, table};
use crate::controls::tag::to_be_completed;
use crate::frame::{Here, Page};
use crate::page::signed_in;
use actions::Refusal;
use actions::accounts::{AccountPage, ProfileView, SubscriptionView, show_account};
use billing::{AccountId, AgreementType, SubscriptionCategory};
use islands::addresses;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use words::{accounts, common, format, invoices, labels, shell};

/// The page of an account.
pub fn account() -> AnyView {
    let id = asked_account();
    signed_in(
        |portal, caller| async move { show_account(&portal, &caller, id?).await },
        |asked, _, account| show(asked, &account),
    )
}

/// The account that the address names. What names none is an address that does not exist.
pub fn asked_account() -> Result<AccountId, Refusal> {
    let parts = use_params_map().get_untracked();
    let id = parts.get_str("account").and_then(|it| it.parse().ok());
    id.ok_or(Refusal::NotFound)
}

fn show(asked: &Asked, account: &AccountPage) -> Page {
    let language = asked.language;
    let title = shell::properties(language);
    let commands = view! {
        <a class="button" data-kind="primary" href=addresses::invoices(account.id)>
            {shell::invoices(language)}
        </a>
    };
    let hint = (!account.is_complete).then(|| {
        let hint = accounts::to_be_completed_hint(language);
        notice(asked, NoticeKind::Info, hint)
    });
    let profiles = (account.agreement != AgreementType::Mosp).then(|| profiles(asked, account));
    let body = view! {
        {hint}
        {page_head(title.clone(), Some(account.name.clone()), vec![commands.into_any()])}
        <div class="stack">
            <div class="sheet sheet-body">{fact_rows(properties(asked, account))}</div>
            {profiles}
            {subscriptions(asked, account)}
        </div>
    };
    Page {
        title: format!("{title} · {}", account.name),
        here: Here::Properties,
        account: Some((account.id, account.name.clone())),
        crumbs: vec![
            Crumb::to(shell::cost_management(language), addresses::HOME),
            Crumb::to(shell::billing_scopes(language), addresses::SCOPES),
            Crumb::here(account.name.clone()),
        ],
        body: body.into_any(),
    }
}

fn properties(asked: &Asked, account: &AccountPage) -> Vec<Fact> {
    let language = asked.language;
    let incomplete = (!account.is_complete).then(|| to_be_completed(asked));
    let name = view! { {account.name.clone()} " " {incomplete} };
    let days = i64::from(account.payment_terms_days);
    let mut facts = vec![
        Fact::of(accounts::name(language), name.into_any()),
        Fact::text(
            accounts::account_type(language),
            labels::agreement(language, account.agreement),
        ),
        Fact::code(accounts::identifier(language), account.identifier.clone()),
        Fact::text(shell::directory(language), account.directory.clone()),
        Fact::of(accounts::sold_to(language), party(&account.sold_to)),
        Fact::text(
            accounts::created(language),
            format::date(language, account.created_on),
        ),
        Fact::text(
            accounts::payment_method(language),
            labels::payment_method(language, account.payment_method),
        ),
    ];
    // Under the other agreements the terms are those of each profile, in the table below.
    if account.agreement == AgreementType::Mosp {
        let terms = accounts::payment_terms_days(language, days);
        facts.push(Fact::text(accounts::payment_terms(language), terms));
    }
    facts
}

fn section(id: &'static str, title: String, content: AnyView) -> AnyView {
    view! {
        <section class="sheet" aria-labelledby=id>
            <div class="sheet-body">
                <div class="sheet-head">
                    <h2 id=id>{title}</h2>
                </div>
                {content}
            </div>
        </section>
    }
    .into_any()
}

fn profiles(asked: &Asked, account: &AccountPage) -> AnyView {
    let language = asked.language;
    let title = shell::billing_profiles(language);
    if account.profiles.is_empty() {
        let empty = view! { <p>{accounts::profiles_empty(language)}</p> };
        return section("profiles", title, empty.into_any());
    }
    let columns = [
        accounts::name(language),
        accounts::currency(language),
        accounts::invoice_day(language),
        accounts::payment_terms(language),
        accounts::po_number(language),
        accounts::invoice_sections(language),
    ];
    let columns = columns.map(column).into();
    let rows = account
        .profiles
        .iter()
        .map(|it| profile(asked, it))
        .collect();
    section("profiles", title.clone(), table(title, columns, rows))
}

fn profile(asked: &Asked, profile: &ProfileView) -> AnyView {
    let language = asked.language;
    let day = accounts::invoice_day_of_month(language, &profile.invoice_day.to_string());
    let days = i64::from(profile.payment_terms_days);
    let sections: Vec<_> = profile.sections.iter().map(|it| it.name.clone()).collect();
    let po_number = profile.po_number.clone();
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                {profile.name.clone()}
                <span class="table-detail code">{profile.identifier.clone()}</span>
            </th>
            {cell(accounts::currency(language), profile.currency.to_string())}
            {cell(accounts::invoice_day(language), day)}
            {cell(
                accounts::payment_terms(language),
                accounts::payment_terms_days(language, days),
            )}
            {cell(
                accounts::po_number(language),
                po_number.unwrap_or_else(|| common::none(language)),
            )}
            {cell(accounts::invoice_sections(language), sections.join(", "))}
        </tr>
    }
    .into_any()
}

fn subscriptions(asked: &Asked, account: &AccountPage) -> AnyView {
    let language = asked.language;
    let title = shell::subscriptions(language);
    if account.subscriptions.is_empty() {
        let empty = view! { <p>{accounts::subscriptions_empty(language)}</p> };
        return section("subscriptions", title, empty.into_any());
    }
    let columns = [
        accounts::name(language),
        accounts::account_type(language),
        accounts::billing_profile(language),
        accounts::invoice_section(language),
        accounts::created(language),
    ];
    let columns = columns.map(column).into();
    let rows = account
        .subscriptions
        .iter()
        .map(|it| subscription(asked, it))
        .collect();
    section("subscriptions", title.clone(), table(title, columns, rows))
}

fn subscription(asked: &Asked, subscription: &SubscriptionView) -> AnyView {
    let language = asked.language;
    let category = match subscription.category {
        SubscriptionCategory::Support => invoices::kind_support_plan(language),
        _ => accounts::subscription(language),
    };
    let none = || common::none(language);
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                {subscription.name.clone()}
                <span class="table-detail code">{subscription.identifier.clone()}</span>
            </th>
            {cell(accounts::account_type(language), category)}
            {cell(
                accounts::billing_profile(language),
                subscription.profile.clone().unwrap_or_else(none),
            )}
            {cell(
                accounts::invoice_section(language),
                subscription.section.clone().unwrap_or_else(none),
            )}
            {cell(
                accounts::created(language),
                format::short_date(language, subscription.created_on),
            )}
        </tr>
    }
    .into_any()
}
