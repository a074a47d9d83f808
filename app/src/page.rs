//! How a page comes about: it loads once, and is shown in its frame, or says why not.

use crate::asked::{Asked, asked};
use crate::frame::{Gate, Page, in_frame, in_gate};
use crate::refusals::{Refused, refusal_page};
use actions::explain::explain_refusal;
use actions::{Caller, Portal, Refusal};
use billing::Issuer;
use futures::FutureExt;
use islands::addresses;
use leptos::prelude::*;
use std::future::Future;

/// A page for somebody who is signed in.
pub fn signed_in<T, Loading>(
    load: impl FnOnce(Portal, Caller) -> Loading,
    show: fn(&Asked, &Caller, T) -> Page,
) -> AnyView
where
    T: Clone + Send + Sync + 'static,
    Loading: Future<Output = Result<T, Refusal>> + Send + 'static,
{
    let Some(asked) = asked() else {
        return ().into_any();
    };
    // The server asks for a session before it comes here.
    let Some(caller) = asked.caller.clone() else {
        return crate::refusals::refused(Refusal::NotFound);
    };
    let loading = load(asked.portal.clone(), caller.clone());
    let (portal, address, who) = (asked.portal.clone(), asked.address.clone(), caller.clone());
    let loading = async move {
        match loading.await {
            Ok(data) => Ok(data),
            Err(refusal) => {
                let address = addresses::parts(&address);
                let explanation = explain_refusal(&portal, &who, (&address, &refusal)).await;
                Err(Refused::new(refusal, explanation))
            }
        }
    };
    shown(asked, loading, move |asked, issuer, loaded| {
        let page = match loaded {
            Ok(data) => show(asked, &caller, data),
            Err(refused) => refusal_page(asked, &refused),
        };
        in_frame(asked, &caller, issuer, page)
    })
}

/// A page for anybody.
pub fn open(show: fn(&Asked) -> Gate) -> AnyView {
    let Some(asked) = asked() else {
        return ().into_any();
    };
    let nothing = std::future::ready(Ok::<_, Refused>(()));
    shown(asked, nothing, move |asked, issuer, _| {
        in_gate(asked, issuer, show(asked))
    })
}

/// Loads and shows. The load is shared: what stands within `Suspense` may be made more than once.
pub fn shown<T, Loading>(
    asked: Asked,
    loading: Loading,
    show: impl Fn(&Asked, &Issuer, Result<T, Refused>) -> AnyView + Clone + Send + Sync + 'static,
) -> AnyView
where
    T: Clone + Send + Sync + 'static,
    Loading: Future<Output = Result<T, Refused>> + Send + 'static,
{
    let portal = asked.portal.clone();
    let loading = async move {
        let issuer = portal.issuer().await;
        // A page that loads is not lost because the issuer, a line on it, cannot be read.
        (
            loading.await,
            issuer.unwrap_or_else(|_| Issuer::not_configured()),
        )
    };
    let loading = loading.boxed().shared();
    let content = move || {
        let (asked, show, loading) = (asked.clone(), show.clone(), loading.clone());
        Suspend::new(async move {
            let (loaded, issuer) = loading.await;
            show(&asked, &issuer, loaded)
        })
    };
    view! { <Suspense>{content}</Suspense> }.into_any()
}
