//! The subscriptions and support plans of an account: what they are, whether they go on, and how
//! they are paid.

use super::section;
use crate::asked::Asked;
use crate::controls::icon::small_icon;
use crate::controls::table::{cell, column, table};
use crate::controls::tag::tag;
use crate::payments::card_name;
use actions::accounts::{AccountPage, SubscriptionState, SubscriptionView};
use billing::SubscriptionCategory;
use islands::addresses;
use leptos::prelude::*;
use words::{accounts, common, format, invoices, labels, receive_invoice, sharing, shell};

pub(super) fn subscriptions(asked: &Asked, account: &AccountPage) -> AnyView {
    let language = asked.language;
    let title = shell::subscriptions(language);
    if account.subscriptions.is_empty() {
        let empty = view! { <p>{accounts::subscriptions_empty(language)}</p> };
        return section("subscriptions", title, empty.into_any());
    }
    let columns = std::iter::empty()
        .chain([
            accounts::name(language),
            accounts::subscription_state(language),
        ])
        .chain(columns_of_agreement(asked, account))
        .chain([accounts::created(language), shell::invoices(language)]);
    let columns = columns.map(column).collect();
    let rows = account
        .subscriptions
        .iter()
        .map(|it| subscription(asked, account, it))
        .collect();
    section("subscriptions", title.clone(), table(title, columns, rows))
}

/// Where a subscription is billed, under an agreement with profiles; else its offer and, for whoever
/// reads the terms, how it is paid.
fn columns_of_agreement(asked: &Asked, account: &AccountPage) -> Vec<String> {
    let language = asked.language;
    match (account.agreement.has_profiles(), &account.terms) {
        (true, _) => vec![
            accounts::billing_profile(language),
            accounts::invoice_section(language),
        ],
        (false, Some(_)) => vec![
            accounts::offer(language),
            accounts::payment_method(language),
        ],
        (false, None) => vec![accounts::offer(language)],
    }
}

/// What stands in those columns.
fn values_of_agreement(
    asked: &Asked,
    account: &AccountPage,
    subscription: &SubscriptionView,
) -> [String; 2] {
    let language = asked.language;
    let none = || common::none(language);
    match account.agreement.has_profiles() {
        true => {
            let profile = subscription.profile.as_ref();
            [
                profile.map_or_else(none, |(_, name)| name.clone()),
                subscription.section.clone().unwrap_or_else(none),
            ]
        }
        false => {
            let card = subscription.card.as_ref();
            let method = || labels::payment_method(language, subscription.payment_method);
            [
                subscription.offer.clone().unwrap_or_else(none),
                card.map_or_else(method, |it| card_name(asked, it)),
            ]
        }
    }
}

fn subscription(asked: &Asked, account: &AccountPage, subscription: &SubscriptionView) -> AnyView {
    let language = asked.language;
    let support = (subscription.category == SubscriptionCategory::Support)
        .then(|| tag(invoices::kind_support_plan(language)));
    let sharing = subscription
        .has_sharing
        .then(|| sharing_link(asked, account, subscription));
    let receiving = subscription
        .sets_email
        .then(|| receiving_link(asked, account, subscription));
    let of_agreement: Vec<_> = columns_of_agreement(asked, account)
        .into_iter()
        .zip(values_of_agreement(asked, account, subscription))
        .map(|(column, value)| cell(column, value))
        .collect();
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                {subscription.name.clone()} " " {support}
                <span class="table-detail code">{subscription.identifier.clone()}</span>
                {sharing} {receiving}
            </th>
            {cell(accounts::subscription_state(language), state(asked, subscription.state))}
            {of_agreement}
            {cell(
                accounts::created(language),
                format::short_date(language, subscription.created_on),
            )}
            {cell(shell::invoices(language), link(asked, account, subscription))}
        </tr>
    }
    .into_any()
}

fn state(asked: &Asked, state: SubscriptionState) -> AnyView {
    let language = asked.language;
    let (name, symbol, text, why) = match state {
        SubscriptionState::Active => (
            "paid",
            "check-circle",
            accounts::state_active(language),
            None,
        ),
        SubscriptionState::Disabled(day) => (
            "past-due",
            "alert-triangle",
            accounts::state_disabled(language, &format::short_date(language, day)),
            Some(accounts::state_disabled_why(language)),
        ),
        SubscriptionState::Cancelled(day) => (
            "void",
            "void",
            accounts::state_cancelled(language, &format::short_date(language, day)),
            None,
        ),
    };
    view! {
        <span class="status" data-status=name>
            {small_icon(asked, symbol)} {text}
        </span>
        {why.map(|it| view! { <span class="table-detail">{it}</span> })}
    }
    .into_any()
}

/// Letting others download its invoices.
fn sharing_link(asked: &Asked, account: &AccountPage, subscription: &SubscriptionView) -> AnyView {
    let address = addresses::sharing(&account.account.name, &subscription.identifier);
    view! {
        <span class="table-detail">
            <a href=address aria-label=sharing::title_of(asked.language, &subscription.name)>
                {sharing::title(asked.language)}
            </a>
        </span>
    }
    .into_any()
}

/// Having its invoices sent by e-mail.
fn receiving_link(
    asked: &Asked,
    account: &AccountPage,
    subscription: &SubscriptionView,
) -> AnyView {
    let address = addresses::receive_invoice(&account.account.name, &subscription.identifier);
    let label = receive_invoice::title_of(asked.language, &subscription.name);
    view! {
        <span class="table-detail">
            <a href=address aria-label=label>
                {receive_invoice::title(asked.language)}
            </a>
        </span>
    }
    .into_any()
}

/// The invoices that it is on.
fn link(asked: &Asked, account: &AccountPage, subscription: &SubscriptionView) -> AnyView {
    let language = asked.language;
    let address =
        addresses::invoices_of_subscription(&account.account.name, &subscription.identifier);
    view! {
        <a href=address aria-label=accounts::invoices_of(language, &subscription.name)>
            {shell::invoices(language)}
        </a>
    }
    .into_any()
}
