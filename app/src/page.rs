//! How a page comes about: it loads once, and is shown in its frame, or says why not.

use crate::asked::{Asked, asked};
use crate::frame::{Gate, Page, in_frame, in_gate};
use crate::refusals::{Refused, refusal_page};
use actions::explain::explain_refusal;
use actions::waiting::{Waiting, find_waiting};
use actions::{Caller, Portal, Refusal};
use billing::Issuer;
use futures::FutureExt;
use islands::addresses;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use std::future::Future;

/// What stands around a page, whatever is on it.
#[derive(Debug, Clone)]
pub struct Around {
    /// Whose portal it is.
    pub issuer: Issuer,
    /// What waits for whoever asks.
    pub waiting: Waiting,
}

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
    shown(asked, loading, move |asked, around, loaded| {
        let page = match loaded {
            Ok(data) => show(asked, &caller, data),
            Err(refused) => refusal_page(asked, &refused),
        };
        in_frame(asked, &caller, around, page)
    })
}

/// A page for anybody.
pub fn open(show: fn(&Asked) -> Gate) -> AnyView {
    let Some(asked) = asked() else {
        return ().into_any();
    };
    let nothing = std::future::ready(Ok::<_, Refused>(()));
    shown(asked, nothing, move |asked, around, _| {
        in_gate(asked, &around.issuer, show(asked))
    })
}

/// A page behind a link that says what it is about, for whoever has it.
pub fn by_link<T, Loading>(
    load: impl FnOnce(Portal, Option<Caller>, String) -> Loading,
    show: fn(&Asked, T) -> Gate,
) -> AnyView
where
    T: Clone + Send + Sync + 'static,
    Loading: Future<Output = Result<T, Refusal>> + Send + 'static,
{
    let Some(asked) = asked() else {
        return ().into_any();
    };
    let link = use_params_map().get_untracked().get("link");
    let (portal, caller) = (asked.portal.clone(), asked.caller.clone());
    let loading = load(portal, caller, link.unwrap_or_default());
    let loading = loading.map(|it| it.map_err(|refusal| Refused::new(refusal, None)));
    shown(asked, loading, move |asked, around, loaded| {
        let gate = match loaded {
            Ok(data) => show(asked, data),
            Err(refused) => {
                let page = refusal_page(asked, &refused);
                Gate {
                    title: page.title,
                    body: page.body,
                }
            }
        };
        in_gate(asked, &around.issuer, gate)
    })
}

/// Loads and shows. The load is shared: what stands within `Suspense` may be made more than once.
pub fn shown<T, Loading>(
    asked: Asked,
    loading: Loading,
    show: impl Fn(&Asked, &Around, Result<T, Refused>) -> AnyView + Clone + Send + Sync + 'static,
) -> AnyView
where
    T: Clone + Send + Sync + 'static,
    Loading: Future<Output = Result<T, Refused>> + Send + 'static,
{
    let (portal, caller) = (asked.portal.clone(), asked.caller.clone());
    let loading = async move {
        // What the page shows is read, and waits no more.
        let loaded = loading.await;
        (loaded, around(&portal, caller.as_ref()).await)
    };
    let loading = loading.boxed().shared();
    let content = move || {
        let (asked, show, loading) = (asked.clone(), show.clone(), loading.clone());
        Suspend::new(async move {
            let (loaded, around) = loading.await;
            show(&asked, &around, loaded)
        })
    };
    view! { <Suspense>{content}</Suspense> }.into_any()
}

/// A page that loads is not lost because of what stands around it.
async fn around(portal: &Portal, caller: Option<&Caller>) -> Around {
    let issuer = portal.issuer().await;
    let waiting = match caller {
        Some(caller) => find_waiting(portal, caller).await.unwrap_or_default(),
        None => Waiting::default(),
    };
    Around {
        issuer: issuer.unwrap_or_else(|_| Issuer::not_configured()),
        waiting,
    }
}
