//! What is wrong with a form, in the reader's words.

use crate::asked::Asked;
use crate::payments;
use actions::{Problem, Refusal, Wrong};
use billing::Language;
use words::{refusals, sign_in};

/// What is wrong with one field.
pub fn of_field(asked: &Asked, field: &str) -> Option<String> {
    let form = asked.form.as_ref()?;
    let Refusal::Invalid(problems) = &form.refusal else {
        return None;
    };
    let problem = problems.iter().find(|it| it.field == field)?;
    let told = !is_of_form(problem);
    told.then(|| sentence(asked.language, field, &problem.wrong))
}

/// No other text in the field would have helped.
fn is_of_form(problem: &Problem) -> bool {
    match problem.wrong {
        Wrong::TooManyTries(_) | Wrong::ChoiceOver | Wrong::Directory => true,
        _ => problem.field == "form",
    }
}

/// What is wrong with the form, where no field is to blame.
pub fn of_form(asked: &Asked) -> Option<String> {
    let language = asked.language;
    match &asked.form.as_ref()?.refusal {
        Refusal::Invalid(problems) => {
            let problem = problems.iter().find(|it| is_of_form(it))?;
            Some(sentence(language, problem.field, &problem.wrong))
        }
        Refusal::LinkExpired => Some(sign_in::link_expired(language)),
        Refusal::Busy => Some(refusals::busy(language)),
        Refusal::Broken(id) => Some(refusals::broken(language, &id.to_string())),
        Refusal::Forbidden(why) => Some(words::reasons::why(language, why)),
        Refusal::NotFound | Refusal::NotReady => Some(refusals::invalid_request(language)),
    }
}

fn sentence(language: Language, field: &str, wrong: &Wrong) -> String {
    match wrong {
        Wrong::Required => refusals::required(language, field),
        Wrong::SignIn => sign_in::wrong(language),
        Wrong::TooManyTries(minutes) => sign_in::too_many_attempts(language, *minutes),
        Wrong::CurrentPassword => refusals::wrong_current_password(language),
        Wrong::PasswordTooShort => sign_in::password_too_short(language),
        Wrong::PasswordTooLong => sign_in::password_too_long(language),
        Wrong::PasswordsDiffer => refusals::passwords_differ(language),
        Wrong::ChoiceOver => sign_in::choice_over(language),
        // What was not offered was not chosen on this page.
        Wrong::Directory => refusals::invalid_request(language),
        Wrong::Payment(problem) => payments::sentence(language, problem),
    }
}
