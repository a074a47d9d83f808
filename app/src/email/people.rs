//! Who gets the invoices and why, and the addresses that were added.

use crate::asked::Asked;
use crate::controls::field::{Field, field};
use crate::controls::select::select;
use crate::controls::table::{cell, column, table};
use actions::mail::{AddedRecipient, Gets, PreferencePage};
use billing::Language;
use billing::mail::MailReason;
use islands::addresses;
use leptos::prelude::*;
use words::{common, invoice_email, labels};

/// In an address: whom to ask about before they are removed.
pub(super) const REMOVE: &str = "remove";

/// Everyone who gets them.
pub(super) fn who(asked: &Asked, page: &PreferencePage) -> AnyView {
    let language = asked.language;
    let title = match page.is_on {
        true => invoice_email::who(language),
        false => invoice_email::who_now_off(language),
    };
    let columns = [
        common::email(language),
        invoice_email::why(language),
        invoice_email::language(language),
    ];
    let content = match page.gets.is_empty() {
        true => view! {
            <div class="sheet-body">
                <p>{invoice_email::who_nobody(language)}</p>
            </div>
        }
        .into_any(),
        false => {
            let rows = page.gets.iter().map(|it| row(asked, it)).collect();
            table(title.clone(), columns.map(column).into(), rows)
        }
    };
    view! {
        <section class="sheet invoices" aria-labelledby="who">
            <div class="sheet-body">
                <div class="sheet-head">
                    <h2 id="who">{title}</h2>
                </div>
                <p class="soft">{invoice_email::who_hint(language)}</p>
            </div>
            {content}
        </section>
    }
    .into_any()
}

fn row(asked: &Asked, gets: &Gets) -> AnyView {
    let language = asked.language;
    let why = match gets.reason {
        MailReason::ProfileRole => {
            let roles = gets.roles.iter().map(|it| labels::role(language, *it));
            let roles = roles.collect::<Vec<_>>().join(", ");
            invoice_email::role_on_profile(language, &roles)
        }
        other => labels::mail_reason(language, other),
    };
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                {gets.email.clone()}
                {gets.name.clone().map(|it| view! { <span class="table-detail">{it}</span> })}
            </th>
            {cell(invoice_email::why(language), why)}
            {cell(invoice_email::language(language), labels::language(gets.language))}
        </tr>
    }
    .into_any()
}

/// What the list of added addresses is called, and how it is added to.
pub(super) struct Words {
    pub title: String,
    pub hint: Option<String>,
    pub none: String,
    pub add: String,
    /// The page that asks before the last one is removed, where it is asked.
    pub asks: Option<String>,
}

/// The field of a new address.
pub(super) fn new_address(asked: &Asked) -> Field {
    Field {
        // A box for addresses would take none with letters of other scripts.
        kind: "text",
        autocomplete: "off",
        ..Field::email(asked)
    }
}

/// The addresses that were added, and adding one.
pub(super) fn added(asked: &Asked, page: &PreferencePage, words: Words) -> AnyView {
    let language = asked.language;
    let columns = [
        common::email(language),
        invoice_email::language(language),
        invoice_email::remove(language),
    ];
    let list = match page.added.is_empty() {
        true => view! {
            <div class="sheet-body">
                <p>{words.none}</p>
            </div>
        }
        .into_any(),
        false => {
            let asks = words.asks.filter(|_| page.added.len() == 1);
            let rows = page.added.iter();
            let rows = rows.map(|it| one(asked, it, asks.as_deref())).collect();
            table(words.title.clone(), columns.map(column).into(), rows)
        }
    };
    let reads_in = Field::text(asked, "language", invoice_email::language(language))
        .with_default(asked, page.language.tag().to_owned());
    let languages = Language::ALL.map(|it| (it.tag().to_owned(), labels::language(it)));
    view! {
        <section class="sheet invoices" aria-labelledby="recipients">
            <div class="sheet-body">
                <div class="sheet-head">
                    <h2 id="recipients">{words.title}</h2>
                </div>
                {words.hint.map(|it| view! { <p class="soft">{it}</p> })}
            </div>
            {list}
            <div class="sheet-body">
                <form class="form" method="post">
                    {field(asked, &new_address(asked))}
                    {select(asked, &reads_in, languages.into())}
                    <button class="button" name="do" value="add">
                        {words.add}
                    </button>
                </form>
            </div>
        </section>
    }
    .into_any()
}

fn one(asked: &Asked, recipient: &AddedRecipient, asks: Option<&str>) -> AnyView {
    let language = asked.language;
    let label = invoice_email::remove_one(language, &recipient.email);
    let text = invoice_email::remove(language);
    let id = recipient.id.to_string();
    let remove = match asks {
        Some(page) => {
            let address = format!("{page}?{}", addresses::query([(REMOVE, id.as_str())]));
            view! {
                <a class="button" data-size="small" href=address aria-label=label>
                    {text}
                </a>
            }
            .into_any()
        }
        None => view! {
            <form method="post">
                <input r#type="hidden" name="recipient" value=id />
                <button
                    class="button"
                    data-size="small"
                    name="do"
                    value="remove"
                    aria-label=label
                >
                    {text}
                </button>
            </form>
        }
        .into_any(),
    };
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                {recipient.email.clone()}
            </th>
            {cell(invoice_email::language(language), labels::language(recipient.language))}
            {cell(invoice_email::remove(language), remove)}
        </tr>
    }
    .into_any()
}
