//! Who is invited: on the page of a place, and for the operator with the links to hand over.

use super::heads;
use super::take::TAKE;
use crate::asked::Asked;
use crate::controls::empty_state::empty_state;
use crate::controls::error_summary::error_summary;
use crate::controls::page_head::page_head;
use crate::controls::table::{cell, column, table};
use crate::frame::Page;
use crate::operator::{Desk, page};
use crate::page::signed_in;
use actions::access::{AccessDesk, AccessPage, Invitation, Pending, show_access_desk};
use leptos::prelude::*;
use words::{access, format, labels};

/// Whoever is invited here; the boxes belong to the form of what is removed.
pub(super) fn pending(asked: &Asked, page: &AccessPage) -> Option<AnyView> {
    if page.pending.is_empty() {
        return None;
    }
    let language = asked.language;
    let columns = [
        access::person(language),
        access::role(language),
        access::invited_until(language),
    ];
    let rows = page.pending.iter().map(|it| row(asked, it)).collect();
    let view = view! {
        <section class="sheet sheet-body" aria-labelledby="pending">
            <div class="sheet-head">
                <h2 id="pending">{access::pending(language)}</h2>
            </div>
            <div class="stack">
                <p>{access::pending_intro(language)}</p>
                {table(access::pending(language), columns.map(column).into(), rows)}
                <div class="button-row">
                    <button class="button" form="chosen" name="remove" value="chosen">
                        {access::withdraw(language)}
                    </button>
                </div>
            </div>
        </section>
    };
    Some(view.into_any())
}

fn row(asked: &Asked, pending: &Pending) -> AnyView {
    let language = asked.language;
    let role = labels::role(language, pending.role);
    let choose = access::choose(language, &pending.email, &role);
    let until = match pending.is_expired {
        true => access::expired(language),
        false => format::date_time(language, pending.expires_at),
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
            {cell(access::role(language), role)}
            {cell(access::invited_until(language), until)}
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
        |portal, caller| async move { show_access_desk(&portal, &caller).await },
        |asked, _, desk| show(asked, &desk),
    )
}

fn show(asked: &Asked, desk: &AccessDesk) -> Page {
    let language = asked.language;
    let rows = &desk.invitations;
    let columns = [
        access::person(language),
        access::role(language),
        access::account(language),
        access::invited_until(language),
        access::link(language),
    ];
    let content = match rows.is_empty() {
        true => empty_state(
            asked,
            "mail",
            access::invitations_none(language),
            access::invitations_intro(language),
            Vec::new(),
        ),
        false => {
            let rows = rows.iter().map(|it| invitation(asked, it)).collect();
            table(
                access::invitations(language),
                columns.map(column).into(),
                rows,
            )
        }
    };
    let intro = Some(access::invitations_intro(language));
    let fields = heads::fields(asked, desk);
    let body = view! {
        {error_summary(asked, &fields)}
        {page_head(access::invitations(language), intro, Vec::new())}
        <div class="stack">
            {heads::headless(asked, desk, &fields)} <div class="sheet invoices">{content}</div>
        </div>
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
            {cell(access::role(language), labels::role(language, invitation.role))}
            {cell(access::account(language), invitation.account.clone())}
            {cell(
                access::invited_until(language),
                format::date_time(language, invitation.expires_at),
            )}
            {cell(access::link(language), link(asked, &invitation.path))}
        </tr>
    }
    .into_any()
}
