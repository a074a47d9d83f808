//! Accounts at whose head nobody is who can sign in, and the form that gives one its first owner anew.

use crate::asked::Asked;
use crate::controls::field::{Field, field};
use crate::controls::select::select;
use crate::controls::table::{cell, column, table};
use actions::access::{AccessDesk, Headless, Holder};
use billing::Language;
use billing::policy::Role;
use islands::addresses;
use leptos::prelude::*;
use words::{access, labels};

/// Which account, and who.
pub(super) fn fields(asked: &Asked, desk: &AccessDesk) -> [Field; 2] {
    let language = asked.language;
    let first = desk.headless.first().map(|it| it.account.name.clone());
    [
        Field::text(asked, "account", access::account(language))
            .with_default(asked, first.unwrap_or_default()),
        Field {
            kind: "email",
            ..Field::text(asked, "email", access::head_email(language))
                .with_hint(access::head_email_hint(language))
        },
    ]
}

/// The accounts with the form; nothing where every account has somebody at its head.
pub(super) fn headless(asked: &Asked, desk: &AccessDesk, fields: &[Field; 2]) -> Option<AnyView> {
    if desk.headless.is_empty() {
        return None;
    }
    let language = asked.language;
    let columns = [
        access::account(language),
        access::role(language),
        access::head_directory(language),
        access::head_last(language),
    ];
    let rows = desk.headless.iter().map(|it| row(language, it)).collect();
    let choices = desk.headless.iter().map(|it| {
        let account = &it.account;
        (account.name.clone(), account.display_name.clone())
    });
    let [account, email] = fields;
    let view = view! {
        <section class="sheet sheet-body stack" aria-labelledby="headless">
            <div class="sheet-head">
                <h2 id="headless">{access::headless(language)}</h2>
            </div>
            <p>{access::headless_intro(language)}</p>
            {table(access::headless(language), columns.map(column).into(), rows)}
            <form class="form" method="post" action=addresses::INVITATIONS data-width="narrow">
                {select(asked, account, choices.collect())} {field(asked, email)}
                <div class="button-row">
                    <button class="button" data-kind="primary">
                        {access::head_give(language)}
                    </button>
                </div>
            </form>
        </section>
    };
    Some(view.into_any())
}

fn row(language: Language, it: &Headless) -> AnyView {
    let role = labels::role(language, Role::heading(it.agreement));
    let named = |it: &Holder| match it.name == it.email {
        true => it.email.clone(),
        false => format!("{} ({})", it.name, it.email),
    };
    let last: Vec<_> = it.last.iter().map(named).collect();
    let last = match last.is_empty() {
        true => access::head_never(language),
        false => last.join(", "),
    };
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                <a href=addresses::account(&it.account.name)>{it.account.display_name.clone()}</a>
            </th>
            {cell(access::role(language), role)}
            {cell(access::head_directory(language), it.directory.clone())}
            {cell(access::head_last(language), last)}
        </tr>
    }
    .into_any()
}
