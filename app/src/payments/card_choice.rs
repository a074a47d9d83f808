//! Choosing one of the cards on file.

use crate::asked::Asked;
use crate::controls::field::field_error;
use crate::problems;
use actions::payments::CardView;
use leptos::prelude::*;
use words::{labels, payments};

/// What a card is called; a simulated one says so.
pub(crate) fn card_name(asked: &Asked, card: &CardView) -> String {
    labels::card(asked.language, &card.display_name, card.provider)
}

/// The cards as buttons of which one is chosen; the first is the usual one.
pub(super) fn card_choice(asked: &Asked, cards: &[CardView]) -> AnyView {
    let language = asked.language;
    let problem = problems::of_field(asked, "card");
    let typed = asked.typed("card");
    let invalid = problem.is_some();
    let described = invalid.then_some("card-error");
    let choices = cards.iter().enumerate().map(|(place, card)| {
        let is_chosen = match typed.as_str() {
            "" => place == 0,
            name => card.name == name,
        };
        // The summary of what is wrong leads to the first one.
        let id = match place {
            0 => "card".to_owned(),
            place => format!("card-{place}"),
        };
        let name = card_name(asked, card);
        let text = match place {
            0 if cards.len() > 1 => payments::card_on_file(language, &name),
            _ => name,
        };
        let label_for = id.clone();
        view! {
            <label class="choice" for=label_for>
                <input
                    r#type="radio"
                    name="card"
                    id=id
                    value=card.name.clone()
                    checked=is_chosen
                    aria-describedby=described
                />
                <span>{text}</span>
            </label>
        }
    });
    let choices: Vec<_> = choices.collect();
    view! {
        <fieldset class="field" data-invalid=invalid>
            <legend class="field-label">{payments::choose_card(language)}</legend>
            {problem.map(|it| field_error(asked, "card-error".to_owned(), it))}
            {choices}
        </fieldset>
    }
    .into_any()
}
