//! Every address in one place. Who may use them is in `access`.

use super::state::Web;
use super::{
    Serving, access_requests, activity, archive, asking, assets, characters, corrections, costs,
    directories, factors, functions, hand_over, health, iam, log, mail_reading, mailing, money,
    origin, pages, panics, passkeys, passwords, payments, pdf, preferences, prices, refusals,
    returned, runs, second_step, security, sessions, sign_in, sign_in_with, statement, support,
    taxes, trail, usage,
};
use actions::Portal;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderMap, header};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{MethodRouter, get, post};
use leptos_axum::LeptosRoutes;
use tower_http::compression::CompressionLayer;
use tower_http::limit::RequestBodyLimitLayer;

/// The largest form, in bytes.
const BODY_MAX: usize = 64 * 1024;

/// Addresses that read. Pages are in `app`, server functions in `islands`.
pub fn reads() -> Vec<(&'static str, MethodRouter<Web>)> {
    let mut reads = vec![
        // Whoever monitors the portal
        ("/healthz", get(health::healthz)),
        ("/readyz", get(health::readyz)),
        ("/metrics", get(health::metrics)),
        // Every page
        ("/pkg/{build}/{*file}", get(assets::file)),
        // Whoever is about to sign in
        ("/sign-in/with/{provider}", get(sign_in_with::ask)),
        (
            "/sign-in/with/{provider}/callback",
            get(sign_in_with::answered),
        ),
        // Whoever may download the invoice
        (
            "/billing/accounts/{account}/invoices/{invoice}/pdf",
            get(pdf::download),
        ),
        // Whoever has the link of a file of usage
        ("/usage-files/{link}/{what}", get(usage::download)),
        // An operator
        ("/operator/mail/{mail}/text", get(mail_reading::text)),
        ("/operator/mail/{mail}/html", get(mail_reading::html)),
        // Whoever has the link of a mail
        ("/open-mail/{link}", get(mail_reading::open)),
        // Whoever says who gets the invoices
        (
            "/billing/accounts/{account}/profiles/{profile}/invoice-email/preview",
            get(mail_reading::of_a_profile),
        ),
        (
            "/billing/accounts/{account}/subscriptions/{subscription}/invoice-email/preview",
            get(mail_reading::of_a_subscription),
        ),
        (
            "/billing/accounts/{account}/invoice-contacts/preview",
            get(mail_reading::of_an_enrolment),
        ),
    ];
    reads.extend(account_reads());
    reads
}

/// Those of an account's files.
fn account_reads() -> Vec<(&'static str, MethodRouter<Web>)> {
    vec![
        // Owners of the account
        (
            "/billing/accounts/{account}/activity/key",
            get(activity::key),
        ),
        (
            "/billing/accounts/{account}/activity/lines",
            get(activity::lines),
        ),
        (
            "/billing/accounts/{account}/activity/signature",
            get(activity::signature),
        ),
        // Whoever may have the usage of some of the account, or sees what a section costs
        ("/billing/accounts/{account}/costs/csv", get(costs::csv)),
        // Whoever may download all invoices of the account, or of a profile
        (
            "/billing/accounts/{account}/statement/csv",
            get(statement::csv),
        ),
        (
            "/billing/accounts/{account}/statement/ageing",
            get(statement::ageing),
        ),
        (
            "/billing/accounts/{account}/statement/pdf",
            get(statement::pdf),
        ),
        (
            "/billing/accounts/{account}/month-end",
            get(statement::month_end),
        ),
        // Whoever may download the profile's price sheet
        (
            "/billing/accounts/{account}/profiles/{profile}/price-sheet",
            get(prices::download),
        ),
    ]
}

/// Forms; each is sent to the address of the page it is on, where it has one.
pub fn forms() -> Vec<(&'static str, MethodRouter<Web>)> {
    vec![
        // Everyone
        ("/preferences", post(preferences::choose)),
        // Whoever is signed in
        ("/directories", post(directories::switch)),
        ("/support/new", post(support::open)),
        // Who wrote the request, and an operator
        ("/support/{request}", post(support::change)),
        // An operator
        ("/operator/runs", post(runs::runs)),
        ("/operator/payments", post(money::book)),
        ("/operator/prices", post(prices::add_meter)),
        ("/operator/prices/{meter}", post(prices::change)),
        ("/operator/taxes", post(taxes::change)),
        ("/operator/invitations", post(iam::first_owner)),
        ("/operator/mail", post(mailing::pause)),
        ("/operator/mail/{mail}", post(mailing::again)),
        (
            "/billing/accounts/{account}/invoices/{invoice}/void",
            post(corrections::void),
        ),
        (
            "/billing/accounts/{account}/invoices/{invoice}/credit",
            post(corrections::credit),
        ),
        // Whoever may download the invoices
        (
            "/billing/accounts/{account}/invoices",
            post(archive::invoices),
        ),
        // Whoever may download invoices of what it is made of
        ("/billing/accounts/{account}/usage", post(usage::ask)),
        (
            "/billing/accounts/{account}/usage/{file}",
            post(usage::change),
        ),
        // Whoever pays the invoice
        (
            "/billing/accounts/{account}/invoices/{invoice}/pay",
            post(payments::pay),
        ),
        // An operator
        (
            "/billing/accounts/{account}/invoices/{invoice}/payments",
            post(payments::book),
        ),
        (
            "/billing/accounts/{account}/invoices/{invoice}/refunds",
            post(payments::give_back),
        ),
        // An operator, for a reason
        (
            "/billing/accounts/{account}/invoices/{invoice}",
            post(pdf::open),
        ),
    ]
}

/// Forms of what somebody proves themselves with.
pub fn sign_in_forms() -> Vec<(&'static str, MethodRouter<Web>)> {
    vec![
        // Whoever is about to sign in
        ("/sign-in", post(sign_in::sign_in)),
        ("/sign-in/identity", post(sign_in::choose_identity)),
        ("/sign-in/code", post(second_step::take)),
        ("/sign-in/recovery-code", post(second_step::take)),
        ("/sign-in/passkey", post(passkeys::sign_in)),
        ("/forgotten-password", post(passwords::ask_for_link)),
        ("/reset-password/{link}", post(passwords::reset)),
        // Whoever is signed in
        ("/sign-out", post(sign_in::sign_out)),
        ("/password", post(passwords::change)),
        ("/security/app", post(factors::set_up)),
        ("/security/app/off", post(factors::turn_off)),
        ("/security/recovery-codes", post(factors::replace_codes)),
        ("/security/passkeys/new", post(passkeys::add)),
        ("/security/sessions", post(sessions::end)),
        (
            "/security/passkeys/{passkey}/remove",
            post(passkeys::remove),
        ),
    ]
}

/// Forms that give and take access.
pub fn access_forms() -> Vec<(&'static str, MethodRouter<Web>)> {
    vec![
        // Whoever is signed in
        ("/billing/why", post(access_requests::ask)),
        // Whoever gives roles there
        (
            "/billing/accounts/{account}/access/requests",
            post(access_requests::decide),
        ),
        // The account administrator, and whom the account is offered to
        (
            "/billing/accounts/{account}/hand-over",
            post(hand_over::change),
        ),
        // Whoever was handed the link
        ("/invitations/{link}", post(iam::accept)),
        // Owners of the scope
        ("/billing/accounts/{account}/access", post(iam::account)),
        (
            "/billing/accounts/{account}/profiles/{profile}/access",
            post(iam::profile),
        ),
        (
            "/billing/accounts/{account}/profiles/{profile}/sections/{section}/access",
            post(iam::section),
        ),
        // The account administrator
        (
            "/billing/accounts/{account}/subscriptions/{subscription}/access",
            post(iam::share),
        ),
    ]
}

/// Forms that say who gets invoices by e-mail.
pub fn mail_forms() -> Vec<(&'static str, MethodRouter<Web>)> {
    vec![
        // Whoever has the link of a mail
        ("/stop-mail/{link}", post(mailing::stop)),
        ("/confirm-address/{link}", post(mailing::confirm)),
        // Whoever changes the profile
        (
            "/billing/accounts/{account}/profiles/{profile}/invoice-email",
            post(mailing::profile),
        ),
        // The account administrator
        (
            "/billing/accounts/{account}/subscriptions/{subscription}/invoice-email",
            post(mailing::subscription),
        ),
        (
            "/billing/accounts/{account}/subscriptions/{subscription}/invoice-email/recipients",
            post(mailing::subscription),
        ),
        // The enterprise administrator
        (
            "/billing/accounts/{account}/invoice-contacts",
            post(mailing::contacts),
        ),
        // Whoever says what the account's costs are told by
        ("/billing/accounts/{account}/costs/tags", post(costs::tags)),
        // Whoever says who gets all of the account's invoices
        (
            "/billing/accounts/{account}/reminders",
            post(mailing::reminders),
        ),
    ]
}

/// What programs post that know a secret; larger than a form.
pub fn posted() -> Vec<(&'static str, MethodRouter<Web>)> {
    let limit = DefaultBodyLimit::max(returned::BYTES_MAX);
    vec![
        // Whatever delivers the mailbox that mail is sent from
        ("/mail/returned", post(returned::take).layer(limit)),
    ]
}

/// The portal as a service.
pub fn router(portal: Portal, serving: &Serving) -> Router {
    let web = Web::new(portal, serving);
    let mut router = Router::new();
    let forms = forms().into_iter().chain(sign_in_forms());
    let forms = forms.chain(access_forms()).chain(mail_forms());
    for (path, methods) in reads().into_iter().chain(forms) {
        router = router.route(path, methods);
    }
    let pages = pages::list(&web);
    let router = router
        .leptos_routes_with_context(&web, pages, pages::provide(&web), pages::shell(&web))
        .fallback(refusals::not_found)
        .method_not_allowed_fallback(refusals::not_found);
    let mut posting = Router::new();
    for (path, methods) in posted() {
        posting = posting.route(path, methods);
    }
    let posting = posting.method_not_allowed_fallback(refusals::not_found);
    let router = behind_door(of_people(router, &web), (&web, BODY_MAX));
    let posting = behind_door(posting, (&web, returned::BYTES_MAX));
    router.merge(posting).with_state(web)
}

/// What people send passes these from the last to the first, once it is through the door.
fn of_people(router: Router<Web>, web: &Web) -> Router<Web> {
    router
        .layer(from_fn(functions::check))
        .layer(from_fn_with_state(web.clone(), trail::note))
        .layer(from_fn_with_state(web.clone(), asking::identify))
        .layer(from_fn(characters::check))
}

/// The door: every request passes these from the last to the first. Around `catch` is only what
/// cannot fail, so that a panic is counted and answered like anything else.
fn behind_door(router: Router<Web>, (web, body_max): (&Web, usize)) -> Router<Web> {
    router
        .layer(from_fn_with_state(web.clone(), origin::check))
        .layer(RequestBodyLimitLayer::new(body_max))
        .layer(from_fn(panics::limit))
        .layer(CompressionLayer::new().compress_when(is_page))
        .layer(from_fn(panics::catch))
        .layer(from_fn_with_state(web.clone(), security::add))
        .layer(from_fn_with_state(web.clone(), log::note))
}

/// Assets are compressed already, and so are documents.
fn is_page(
    _: axum::http::StatusCode,
    _: axum::http::Version,
    headers: &HeaderMap,
    _: &axum::http::Extensions,
) -> bool {
    let kind = headers.get(header::CONTENT_TYPE);
    kind.is_some_and(|it| it.as_bytes().starts_with(b"text/html"))
}
