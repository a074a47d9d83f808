//! The page that says why there is no page, with the status that goes with it.

use crate::asked::{Asked, asked};
use crate::controls::icon::small_icon;
use crate::frame::{Gate, Here, Page, in_frame, in_gate};
use crate::page::shown;
use crate::why::reasons;
use actions::Refusal;
use actions::explain::{Explanation, explain_refusal};
use http::StatusCode;
use islands::addresses;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use std::sync::Arc;
use words::{common, invoices, refusals, shell, sign_in, why};

/// Why there is no page, and what more may be told about it.
#[derive(Debug, Clone)]
pub struct Refused {
    refusal: Refusal,
    explanation: Option<Arc<Explanation>>,
}

impl Refused {
    pub fn new(refusal: Refusal, explanation: Option<Explanation>) -> Self {
        Self {
            refusal,
            explanation: explanation.map(Arc::new),
        }
    }
}

/// A page that is nothing but a refusal.
pub fn refused(refusal: Refusal) -> AnyView {
    let Some(asked) = asked() else {
        return ().into_any();
    };
    let (portal, caller) = (asked.portal.clone(), asked.caller.clone());
    let address = addresses::parts(&asked.address);
    let loading = async move {
        let explanation = match &caller {
            Some(caller) => explain_refusal(&portal, caller, (&address, &refusal)).await,
            None => None,
        };
        Ok(Refused::new(refusal, explanation))
    };
    shown(asked, loading, move |asked, around, refused| {
        let page = match refused {
            Ok(refused) | Err(refused) => refusal_page(asked, &refused),
        };
        match &asked.caller {
            Some(caller) => in_frame(asked, caller, around, page),
            None => in_gate(
                asked,
                &around.issuer,
                Gate {
                    title: page.title,
                    body: page.body,
                },
            ),
        }
    })
}

/// The refusal as the content of a page. Sets the status of the answer.
pub fn refusal_page(asked: &Asked, refused: &Refused) -> Page {
    let told = Told::of(asked, &refused.refusal);
    set_status(told.status);
    let sentence = view! { <p>{told.sentence}</p> };
    let reasons = refused.explanation.as_ref().map(|it| {
        view! {
            <section class="failure-reasons" aria-labelledby="why">
                <h2 id="why">{why::title(asked.language)}</h2>
                {reasons(asked, it)}
            </section>
        }
    });
    let body = view! {
        <div class="failure">
            <p class="failure-code">
                {small_icon(asked, told.symbol)} {told.status.as_u16().to_string()}
            </p>
            <h1>{told.title.clone()}</h1>
            {sentence}
            <div class="button-row">
                <a class="button" data-kind="primary" href=addresses::HOME>
                    {shell::home(asked.language)}
                </a>
            </div>
        </div>
        {reasons}
    };
    Page {
        title: told.title,
        here: Here::Elsewhere,
        account: None,
        crumbs: Vec::new(),
        body: body.into_any(),
    }
}

/// Sets the status of the answer. Without an answer, as in a test of one view, nothing happens.
pub fn set_status(status: StatusCode) {
    if let Some(answer) = use_context::<ResponseOptions>() {
        answer.set_status(status);
    }
}

struct Told {
    status: StatusCode,
    symbol: &'static str,
    title: String,
    sentence: String,
}

impl Told {
    fn of(asked: &Asked, refusal: &Refusal) -> Self {
        let language = asked.language;
        let told = |status, symbol, title, sentence| Self {
            status,
            symbol,
            title,
            sentence,
        };
        match refusal {
            Refusal::NotFound => told(
                StatusCode::NOT_FOUND,
                "search",
                refusals::not_found_title(language),
                refusals::not_found(language),
            ),
            Refusal::Forbidden(why) => told(
                StatusCode::FORBIDDEN,
                "access",
                refusals::forbidden_title(language),
                words::reasons::why(language, why),
            ),
            Refusal::Invalid(_) => told(
                StatusCode::UNPROCESSABLE_ENTITY,
                "alert-triangle",
                common::there_is_a_problem(language),
                refusals::invalid_request(language),
            ),
            Refusal::LinkExpired => told(
                StatusCode::GONE,
                "clock",
                sign_in::link_expired_title(language),
                expired(asked),
            ),
            Refusal::NotReady => told(
                StatusCode::NOT_FOUND,
                "clock",
                invoices::being_prepared(language),
                invoices::being_prepared_hint(language),
            ),
            Refusal::Busy => told(
                StatusCode::SERVICE_UNAVAILABLE,
                "clock",
                refusals::busy_title(language),
                refusals::busy(language),
            ),
            Refusal::Broken(id) => told(
                StatusCode::INTERNAL_SERVER_ERROR,
                "alert-triangle",
                refusals::broken_title(language),
                refusals::broken(language, &id.to_string()),
            ),
        }
    }
}

/// How long the link that was followed is good, and how to come to the same without it.
fn expired(asked: &Asked) -> String {
    let language = asked.language;
    let kind = asked.address.split('/').nth(1).unwrap_or_default();
    match kind {
        "open-mail" => sign_in::link_expired_invoice(language),
        "stop-mail" => sign_in::link_expired_stop(language),
        "confirm-address" => sign_in::link_expired_address(language),
        "invitations" => sign_in::link_expired_invitation(language),
        "reset-password" => sign_in::link_expired_password(language),
        "usage-files" => sign_in::link_expired_usage(language),
        _ => sign_in::link_expired(language),
    }
}
