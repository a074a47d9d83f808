//! Choosing between identities that share an address and a password.

use super::return_to_field;
use crate::asked::Asked;
use crate::controls::icon::{icon, small_icon};
use crate::frame::Gate;
use actions::sign_in::Choice;
use billing::IdentityKind;
use islands::addresses;
use leptos::prelude::*;
use words::{common, labels, sign_in};

pub(super) fn choose(asked: &Asked, ticket: &str, choices: &[Choice]) -> Gate {
    let language = asked.language;
    let title = sign_in::choose_title(language);
    let cards: Vec<_> = choices.iter().map(|it| card(asked, it)).collect();
    let body = view! {
        <h1>{title.clone()}</h1>
        <p>{sign_in::choose_intro(language)}</p>
        <form method="post" action=addresses::IDENTITY class="choice-list">
            <input type="hidden" name="ticket" value=ticket.to_owned() />
            {return_to_field(asked)}
            {cards}
        </form>
        <p class="gate-aside">
            <a href=addresses::SIGN_IN>{common::back(language)}</a>
        </p>
    };
    Gate {
        title,
        body: body.into_any(),
    }
}

fn card(asked: &Asked, choice: &Choice) -> AnyView {
    let symbol = match choice.kind {
        IdentityKind::Work => "account",
        IdentityKind::Personal | IdentityKind::Operator => "user",
    };
    let directory = choice.directory.clone();
    view! {
        <button class="choice-card" name="identity" value=choice.identity.to_string()>
            {icon(asked, symbol)}
            <span>
                <strong>{labels::identity_kind(asked.language, choice.kind)}</strong>
                {directory.map(|it| view! { <small>{it}</small> })}
            </span>
            {small_icon(asked, "chevron-right")}
        </button>
    }
    .into_any()
}
