//! The second step of signing in: a code of the app, a recovery code, or a passkey.

use super::{return_to, return_to_field};
use crate::asked::Asked;
use crate::controls::error_summary::error_summary;
use crate::controls::field::{Field, field};
use crate::frame::Gate;
use crate::page::open;
use islands::addresses;
use leptos::prelude::*;
use words::{common, security};

/// The page that asks for a code of the app.
pub fn code() -> AnyView {
    open(|asked| {
        let language = asked.language;
        let step = Step {
            title: security::step_title(language),
            intro: security::step_intro(language),
            field: Field::one_time_code(security::code(language)),
            address: addresses::CODE,
            other: (addresses::RECOVERY_CODE, security::step_recovery(language)),
        };
        show(asked, step)
    })
}

/// The page that asks for a recovery code.
pub fn recovery_code() -> AnyView {
    open(|asked| {
        let language = asked.language;
        let step = Step {
            title: security::recovery_title(language),
            intro: security::recovery_intro(language),
            field: Field::text(asked, "code", security::recovery_code(language)),
            address: addresses::RECOVERY_CODE,
            other: (addresses::CODE, security::step_app(language)),
        };
        show(asked, step)
    })
}

struct Step {
    title: String,
    intro: String,
    field: Field,
    address: &'static str,
    other: (&'static str, String),
}

fn show(asked: &Asked, step: Step) -> Gate {
    let language = asked.language;
    let fields = [step.field];
    let takes_passkeys = asked.portal.takes_passkeys();
    let passkey =
        takes_passkeys.then(|| link(asked, addresses::PASSKEY, security::step_passkey(language)));
    let body = view! {
        {error_summary(asked, &fields)}
        <h1>{step.title.clone()}</h1>
        <p>{step.intro}</p>
        <form class="form" method="post" action=step.address>
            {return_to_field(asked)}
            {fields.each_ref().map(|it| field(asked, it))}
            <button class="button" data-kind="primary">
                {security::step_submit(language)}
            </button>
        </form>
        <ul class="gate-aside" role="list">
            <li>{link(asked, step.other.0, step.other.1)}</li>
            {passkey.map(|it| view! { <li>{it}</li> })}
            <li>{link(asked, addresses::SIGN_IN, common::back(language))}</li>
        </ul>
    };
    Gate {
        title: step.title,
        body: body.into_any(),
    }
}

/// Another way, to the same page afterwards.
pub(super) fn link(asked: &Asked, page: &'static str, text: String) -> AnyView {
    let address = addresses::returning(page, &return_to(asked));
    view! { <a href=address>{text}</a> }.into_any()
}
