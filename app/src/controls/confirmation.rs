//! A box to tick beside what was asked about: it is right all the same.

use super::field::{Field, field_error};
use crate::asked::Asked;
use crate::problems;
use actions::{Refusal, Wrong};
use leptos::prelude::*;
use words::common;

/// The name of the box.
const CONFIRMED: &str = "confirmed";

/// The box, once a form was asked about for a reason like this.
pub fn confirmation(asked: &Asked, is_question: fn(&Wrong) -> bool) -> Option<AnyView> {
    let Refusal::Invalid(problems) = &asked.form.as_ref()?.refusal else {
        return None;
    };
    let mut questions = problems.iter().filter(|it| it.field == CONFIRMED);
    questions.find(|it| is_question(&it.wrong))?;
    let question = problems::of_field(asked, CONFIRMED);
    let view = view! {
        <div class="field" data-invalid="true">
            {question.map(|it| field_error(asked, "confirmed-error".to_owned(), it))}
            <label class="choice" for=CONFIRMED>
                <input
                    r#type="checkbox"
                    name=CONFIRMED
                    id=CONFIRMED
                    value="yes"
                    aria-describedby="confirmed-error"
                />
                <span>{common::right_all_the_same(asked.language)}</span>
            </label>
        </div>
    };
    Some(view.into_any())
}

/// The box among the fields that a summary of what is wrong leads to.
pub fn confirmation_field(asked: &Asked) -> Field {
    let label = common::right_all_the_same(asked.language);
    Field::text(asked, CONFIRMED, label)
}
