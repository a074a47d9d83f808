//! The billing profiles of an account, with their invoice sections.

use super::section;
use crate::asked::Asked;
use crate::controls::table::{cell, column, table};
use actions::accounts::{AccountPage, ProfileView, SectionView};
use islands::addresses;
use leptos::prelude::*;
use words::{access, accounts, common, invoice_email, prices, shell};

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
    let sections: Vec<_> = profile
        .sections
        .iter()
        .map(|it| invoice_section(asked, (account, profile), it))
        .collect();
    let access = profile.has_access.then(|| {
        let address = addresses::profile_access(&account.account.name, &profile.identifier);
        access_link(asked, address, &profile.name)
    });
    let email = profile.sees_email.then(|| {
        let address = addresses::invoice_email(&account.account.name, &profile.identifier);
        view! {
            <span class="table-detail">
                <a href=address>{invoice_email::title(language)}</a>
            </span>
        }
    });
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
                {access}
                {email}
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
            {cell(accounts::invoice_sections(language), sections)}
        </tr>
    }
    .into_any()
}

/// An invoice section, with the way to who holds what on it.
fn invoice_section(
    asked: &Asked,
    (account, profile): (&AccountPage, &ProfileView),
    section: &SectionView,
) -> AnyView {
    let access = section.has_access.then(|| {
        let (account, profile) = (&account.account.name, &profile.identifier);
        let address = addresses::section_access(account, profile, &section.identifier);
        access_link(asked, address, &section.name)
    });
    view! { <div>{section.name.clone()} {access}</div> }.into_any()
}

fn access_link(asked: &Asked, address: String, name: &str) -> AnyView {
    let language = asked.language;
    view! {
        <span class="table-detail">
            <a href=address aria-label=access::title_of(language, name)>
                {access::title(language)}
            </a>
        </span>
    }
    .into_any()
}
