//! The subscriptions and support plans of an account.

use super::section;
use crate::asked::Asked;
use crate::controls::table::{cell, column, table};
use actions::accounts::{AccountPage, SubscriptionView};
use billing::SubscriptionCategory;
use leptos::prelude::*;
use words::{accounts, common, format, invoices, shell};

pub(super) fn subscriptions(asked: &Asked, account: &AccountPage) -> AnyView {
    let language = asked.language;
    let title = shell::subscriptions(language);
    if account.subscriptions.is_empty() {
        let empty = view! { <p>{accounts::subscriptions_empty(language)}</p> };
        return section("subscriptions", title, empty.into_any());
    }
    let columns = [
        accounts::name(language),
        accounts::subscription_kind(language),
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
            {cell(accounts::subscription_kind(language), category)}
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
