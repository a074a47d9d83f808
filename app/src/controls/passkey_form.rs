//! A form that the browser's passkeys fill in. It is hidden until the script that asks them is
//! there, and knows that it can.

use super::notice::{NoticeKind, notice};
use crate::asked::Asked;
use leptos::prelude::*;
use words::security;

/// A form whose field `answer` a passkey fills in when it is sent.
pub struct PasskeyForm {
    /// What is asked of the browser: `create` or `get`.
    pub does: &'static str,
    /// Where the answer is sent.
    pub address: &'static str,
    /// What the browser is asked, as JSON.
    pub options: String,
    /// What is said where it made or used none.
    pub failed: String,
    /// Fields and buttons.
    pub content: AnyView,
}

/// The form, and what stands in its place without the script.
pub fn passkey_form(asked: &Asked, form: PasskeyForm) -> AnyView {
    let needs_script = security::passkey_needs_script(asked.language);
    let script = format!("{}/passkeys.js", asked.assets);
    view! {
        {elsewhere(asked)}
        <div data-passkey-missing="">{notice(asked, NoticeKind::Info, needs_script)}</div>
        <form
            class="form"
            method="post"
            action=form.address
            data-passkey=form.does
            data-options=form.options
            hidden=true
        >
            <div data-passkey-failed="" hidden=true>
                {notice(asked, NoticeKind::Warning, form.failed)}
            </div>
            <input type="hidden" name="answer" />
            {form.content}
        </form>
        <script type="module" src=script></script>
    }
    .into_any()
}

/// Browsers use passkeys at the address that the portal is known by and at no other one of it.
fn elsewhere(asked: &Asked) -> Option<AnyView> {
    let there = asked.is_elsewhere.then(|| {
        let sentence = security::passkeys_elsewhere(asked.language, &asked.origin);
        let address = format!("{}{}", asked.origin, asked.address);
        view! {
            <div class="stack" data-gap="small">
                {notice(asked, NoticeKind::Warning, sentence)} <p>
                    <a href=address.clone()>{address.clone()}</a>
                </p>
            </div>
        }
    })?;
    Some(there.into_any())
}
