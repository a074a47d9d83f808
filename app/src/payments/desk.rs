//! What the operator's two forms on an invoice's money share: which invoice it is, the form or why
//! there is none, and what happened so far.

use super::way;
use crate::asked::Asked;
use crate::controls::error_summary::error_summary;
use crate::controls::field::Field;
use crate::controls::page_head::page_head;
use crate::frame::{Here, Page};
use crate::invoices::{About, history};
use actions::payments::DeskPage;
use leptos::prelude::*;
use words::payments;

/// The page of a form.
pub(super) fn desk_page(
    asked: &Asked,
    desk: &DeskPage,
    title: String,
    (fields, content): (&[Field; 3], AnyView),
) -> Page {
    let invoice = &desk.invoice;
    let line = payments::pay_line(
        asked.language,
        &invoice.name,
        &invoice.document_number,
        &invoice.scope,
    );
    let about = About {
        account: &desk.account,
        total: desk.total,
    };
    let body = view! {
        {error_summary(asked, fields)}
        {page_head(title.clone(), Some(line), Vec::new())}
        <div class="stack">{content} {history(asked, about, &desk.history)}</div>
    };
    Page {
        crumbs: way(asked, &desk.account, &invoice.name, title.clone()),
        title: format!("{title} · {}", invoice.name),
        here: Here::Invoices,
        account: Some(desk.account.clone()),
        body: body.into_any(),
    }
}
