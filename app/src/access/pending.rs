//! Who is invited, with the links to hand over: on the page of a place, and for the operator.

use super::take::TAKE;
use crate::asked::Asked;
use crate::controls::empty_state::empty_state;
use crate::controls::page_head::page_head;
use crate::controls::table::{cell, column, table};
use crate::frame::Page;
use crate::operator::{Desk, page};
use crate::page::signed_in;
use actions::access::{AccessPage, Invitation, Pending, list_invitations};
use leptos::prelude::*;
use words::{access as say, format, labels};

/// Whoever is invited here; the boxes belong to the form of what is removed.
pub(super) fn pending(asked: &Asked, page: &AccessPage) -> Option<AnyView> {
    if page.pending.is_empty() {
        return None;
    }
    let language = asked.language;
    let columns = [
        say::person(language),
        say::role(language),
        say::invited_until(language),
        say::link(language),
    ];
    let rows = page.pending.iter().map(|it| row(asked, it)).collect();
    let view = view! {
        <section class="sheet sheet-body" aria-labelledby="pending">
            <div class="sheet-head">
                <h2 id="pending">{say::pending(language)}</h2>
            </div>
            <div class="stack">
                <p>{say::pending_intro(language)}</p>
                {table(say::pending(language), columns.map(column).into(), rows)}
            </div>
        </section>
    };
    Some(view.into_any())
}

fn row(asked: &Asked, pending: &Pending) -> AnyView {
    let language = asked.language;
    let role = labels::role(language, pending.role);
    let choose = say::choose(language, &pending.email, &role);
    let link = match &pending.path {
        Some(path) => link(asked, path),
        None => say::expired(language).into_any(),
    };
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                <label class="choice">
                    <input
                        r#type="checkbox"
                        name=TAKE
                        value=pending.id.to_string()
                        form="chosen"
                        aria-label=choose
                    />
                    <span>{pending.email.clone()}</span>
                </label>
            </th>
            {cell(say::role(language), role)}
            {cell(say::invited_until(language), format::date_time(language, pending.expires_at))}
            {cell(say::link(language), link)}
        </tr>
    }
    .into_any()
}

/// A link to copy: following it uses nothing up.
fn link(asked: &Asked, path: &str) -> AnyView {
    let address = format!("{}{path}", asked.origin);
    view! { <a class="code" href=path.to_owned()>{address}</a> }.into_any()
}

/// The operator's list of invitations.
pub fn invitations() -> AnyView {
    signed_in(
        |portal, caller| async move { list_invitations(&portal, &caller).await },
        |asked, _, rows| show(asked, &rows),
    )
}

fn show(asked: &Asked, rows: &[Invitation]) -> Page {
    let language = asked.language;
    let columns = [
        say::person(language),
        say::role(language),
        say::account(language),
        say::invited_until(language),
        say::link(language),
    ];
    let content = match rows.is_empty() {
        true => empty_state(
            asked,
            "mail",
            say::invitations_none(language),
            say::invitations_intro(language),
            Vec::new(),
        ),
        false => {
            let rows = rows.iter().map(|it| invitation(asked, it)).collect();
            table(say::invitations(language), columns.map(column).into(), rows)
        }
    };
    let intro = Some(say::invitations_intro(language));
    let body = view! {
        {page_head(say::invitations(language), intro, Vec::new())}
        <div class="sheet invoices">{content}</div>
    };
    page(asked, Desk::Invitations, body.into_any())
}

fn invitation(asked: &Asked, invitation: &Invitation) -> AnyView {
    let language = asked.language;
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                {invitation.email.clone()}
            </th>
            {cell(say::role(language), labels::role(language, invitation.role))}
            {cell(say::account(language), invitation.account.clone())}
            {cell(
                say::invited_until(language),
                format::date_time(language, invitation.expires_at),
            )}
            {cell(say::link(language), link(asked, &invitation.path))}
        </tr>
    }
    .into_any()
}
