//! The pages of `app`, rendered whole: which there are, what each is given, one rendered again.

use super::assets::ASSETS;
use super::security;
use super::state::Web;
use app::Asked;
use axum::body::Body;
use axum::http::request::Parts;
use axum::http::{Request, Uri, header};
use axum::response::Response;
use billing::Language;
use islands::Asking;
use leptos::prelude::{AnyView, IntoAny, provide_context, use_context, use_nonce};
use leptos_axum::{AxumRouteListing, ResponseOptions};

/// The pages there are.
pub fn list(web: &Web) -> Vec<AxumRouteListing> {
    let (pages, _) = leptos_axum::generate_route_list_with_exclusions_and_ssg_and_context(
        app::App,
        None,
        provide(web),
    );
    pages
}

/// Gives a page or a server function what it asks its context for.
pub fn provide(web: &Web) -> impl Fn() + Clone + Send + Sync + 'static {
    let web = web.clone();
    move || {
        let asked = use_context::<Parts>().and_then(|it| it.extensions.get::<Asked>().cloned());
        let asked = asked.unwrap_or_else(|| unknown(&web));
        if let Some(caller) = asked.caller.clone() {
            provide_context(Asking {
                portal: asked.portal.clone(),
                caller,
                language: asked.language,
            });
        }
        provide_context(asked);
        if let (Some(nonce), Some(response)) = (use_nonce(), use_context::<ResponseOptions>())
            && let Ok(policy) = security::page_policy(&nonce).try_into()
        {
            response.insert_header(header::CONTENT_SECURITY_POLICY, policy);
        }
    }
}

/// The document around every page.
pub fn shell(web: &Web) -> impl Fn() -> AnyView + Clone + Send + Sync + 'static {
    let web = web.clone();
    move || {
        let asked = use_context::<Asked>().unwrap_or_else(|| unknown(&web));
        app::shell(&asked, web.options.clone()).into_any()
    }
}

/// Renders the page at an address, with what is asked.
pub async fn render(web: &Web, page: &str, asked: Asked) -> Response {
    let mut request = Request::new(Body::empty());
    *request.uri_mut() = page.parse().unwrap_or_else(|_| Uri::from_static("/"));
    request.extensions_mut().insert(asked);
    leptos_axum::render_app_async_with_context(provide(web), shell(web))(request).await
}

/// A request of which nothing is known yet.
pub fn unknown(web: &Web) -> Asked {
    Asked {
        portal: web.portal.clone(),
        caller: None,
        language: Language::default(),
        theme: app::Theme::default(),
        address: "/".to_owned(),
        origin: web.door.origin.clone(),
        is_elsewhere: false,
        assets: ASSETS,
        notice: None,
        form: None,
        choose: None,
        passkey: None,
        not_shown: None,
        refused: None,
    }
}
