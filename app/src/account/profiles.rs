//! The billing profiles of an account, with their invoice sections.

use super::section;
use crate::asked::Asked;
use crate::controls::table::{cell, column, table};
use actions::accounts::{AccountPage, ProfileView};
use islands::addresses;
use leptos::prelude::*;
use words::{accounts, common, prices, shell};

pub(super) fn profiles(asked: &Asked, account: &AccountPage) -> AnyView {
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
        .map(|it| profile(asked, account, it))
        .collect();
    section("profiles", title.clone(), table(title, columns, rows))
}

fn profile(asked: &Asked, account: &AccountPage, profile: &ProfileView) -> AnyView {
    let language = asked.language;
    let day = accounts::invoice_day_of_month(language, &profile.invoice_day.to_string());
    let days = i64::from(profile.payment_terms_days);
    let sections: Vec<_> = profile.sections.iter().map(|it| it.name.clone()).collect();
    let po_number = profile.po_number.clone();
    let price_sheet = profile.has_price_sheet.then(|| {
        let address = addresses::price_sheet(&account.account.name, &profile.identifier);
        view! {
            <span class="table-detail">
                <a href=address>{prices::download_sheet(language)}</a>
            </span>
        }
    });
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                {profile.name.clone()}
                <span class="table-detail code">{profile.identifier.clone()}</span>
                {price_sheet}
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
