//! A forgotten password: asking for a link, and choosing a new password with it.

use crate::asked::Asked;
use crate::controls::error_summary::error_summary;
use crate::controls::field::{Field, field};
use crate::frame::Gate;
use crate::page::{by_link, open};
use actions::sign_in::show_reset;
use islands::addresses;
use leptos::prelude::*;
use words::{common, sign_in};

/// The page that asks for a link.
pub fn forgotten_password() -> AnyView {
    open(|asked| {
        let language = asked.language;
        let texts = Texts {
            title: sign_in::forgotten(language),
            intro: Some(sign_in::forgotten_intro(language)),
            submit: sign_in::forgotten_submit(language),
        };
        // The server comes back here with that once a link was asked for.
        match asked.query("asked") {
            Some(_) => sent(asked, texts.title),
            None => form(asked, &[Field::email(asked)], texts),
        }
    })
}

/// The page of such a link. Its address carries the link, and the form goes back there.
pub fn reset_password() -> AnyView {
    by_link(
        |portal, _, link| async move { show_reset(&portal, &link, chrono::Utc::now()).await },
        |asked, ()| {
            let language = asked.language;
            let texts = Texts {
                title: sign_in::reset_title(language),
                intro: None,
                submit: sign_in::reset_submit(language),
            };
            form(asked, &Field::new_passwords(asked), texts)
        },
    )
}

/// The same answer for everyone: it says nothing of who is known.
fn sent(asked: &Asked, title: String) -> Gate {
    let language = asked.language;
    let body = view! {
        <h1>{title.clone()}</h1>
        <p role="status">{sign_in::forgotten_sent(language)}</p>
        <a class="button" href=addresses::SIGN_IN>
            {common::sign_in(language)}
        </a>
    };
    Gate {
        title,
        body: body.into_any(),
    }
}

struct Texts {
    title: String,
    intro: Option<String>,
    submit: String,
}

fn form(asked: &Asked, fields: &[Field], texts: Texts) -> Gate {
    // Whose password it is, only the link says; the browser wants the field to be there.
    let account = fields.iter().all(|it| it.kind == "password").then(|| {
        view! { <input r#type="email" autocomplete="username" readonly=true hidden=true /> }
    });
    let inputs: Vec<_> = fields.iter().map(|it| field(asked, it)).collect();
    let body = view! {
        {error_summary(asked, fields)}
        <h1>{texts.title.clone()}</h1>
        {texts.intro.map(|it| view! { <p>{it}</p> })}
        <form class="form" method="post">
            {account}
            {inputs}
            <button class="button" data-kind="primary">
                {texts.submit}
            </button>
        </form>
        <p class="gate-aside">
            <a href=addresses::SIGN_IN>{common::sign_in(asked.language)}</a>
        </p>
    };
    Gate {
        title: texts.title,
        body: body.into_any(),
    }
}
