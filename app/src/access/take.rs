//! The question before roles are removed.

use super::address;
use crate::asked::Asked;
use crate::controls::notice::{NoticeKind, notice};
use actions::access::AccessPage;
use leptos::prelude::*;
use words::{access, common, labels};

/// What is chosen, in the address and in the form: ids of roles and of invitations.
pub(super) const TAKE: &str = "take";

/// What is to be removed: its id, and what the question calls it.
#[derive(Debug, Clone)]
pub(super) struct Chosen {
    id: String,
    name: String,
}

/// What the address chooses of what can be removed here.
pub(super) fn chosen(asked: &Asked, page: &AccessPage) -> Vec<Chosen> {
    let language = asked.language;
    let ids = asked.queries(TAKE);
    let held = page.held.iter().filter(|it| it.is_removable).map(|it| {
        let role = labels::role(language, it.role);
        Chosen {
            id: it.id.to_string(),
            name: format!("{} ({}), {role}", it.holder.name, it.holder.email),
        }
    });
    let pending = page.pending.iter().map(|it| Chosen {
        id: it.id.to_string(),
        name: format!("{}, {}", it.email, labels::role(language, it.role)),
    });
    let all = held.chain(pending);
    all.filter(|it| ids.contains(&it.id)).collect()
}

/// The question, where something is chosen; what to do first, where it is asked about nothing.
pub(super) fn asked_about(
    asked: &Asked,
    page: &AccessPage,
    chosen: Vec<Chosen>,
) -> Option<AnyView> {
    if !chosen.is_empty() {
        return Some(question(asked, page, chosen));
    }
    let nothing = || {
        notice(
            asked,
            NoticeKind::Info,
            access::remove_nothing(asked.language),
        )
    };
    asked.query("remove").is_some().then(nothing)
}

/// Asks, naming each of them.
fn question(asked: &Asked, page: &AccessPage, chosen: Vec<Chosen>) -> AnyView {
    let language = asked.language;
    let count = i64::try_from(chosen.len()).unwrap_or(i64::MAX);
    let (names, ids): (Vec<_>, Vec<_>) = chosen
        .into_iter()
        .map(|it| {
            let name = view! { <li>{it.name}</li> };
            let id = view! { <input r#type="hidden" name=TAKE value=it.id /> };
            (name, id)
        })
        .unzip();
    view! {
        <section class="sheet sheet-body stack" aria-labelledby="remove" data-width="narrow">
            <h2 id="remove">{access::remove_question(language, count)}</h2>
            <ul class="notes">{names}</ul>
            <p>{access::remove_hint(language)}</p>
            <form class="button-row" method="post" action=address(page)>
                <input r#type="hidden" name="do" value="take" />
                {ids}
                <button class="button" data-kind="danger">
                    {access::remove(language)}
                </button>
                <a class="button" data-kind="quiet" href=address(page)>
                    {common::cancel(language)}
                </a>
            </form>
        </section>
    }
    .into_any()
}
