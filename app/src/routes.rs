//! Every address that is a page, and the page it leads to.

use crate::asked::asked;
use crate::{
    access, access_requests, account, activity, costs, directories, email, hand_over, home,
    invoices, operator, password, payments, refusals, scopes, search, security, sign_in, statement,
    support, usage, why,
};
use actions::Refusal;
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::components::{Outlet, ParentRoute, Route, Router, Routes};
use leptos_router::{MatchNestedRoutes, SsrMode, path};

/// The pages.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let Some(mut asked) = asked() else {
        return view! { <Pages /> }.into_any();
    };
    match (asked.refused.take(), asked.not_shown.take()) {
        (Some(refusal), _) => refusals::refused(refusal),
        (None, Some(not_shown)) => email::not_shown(asked, not_shown),
        (None, None) => view! { <Pages /> }.into_any(),
    }
}

// Async, on the one route above all others: a page comes whole, without a script, and with the
// status that it finds out while it loads.
#[component]
fn Pages() -> impl IntoView {
    view! {
        <Router>
            <Routes fallback=|| refusals::refused(Refusal::NotFound)>
                <ParentRoute path=path!("") view=Outlet ssr=SsrMode::Async>
                    <Route path=path!("") view=home::home />
                    <Route path=path!("sign-in") view=sign_in::sign_in />
                    <Route path=path!("sign-in/identity") view=sign_in::sign_in />
                    <Route path=path!("sign-in/code") view=sign_in::code />
                    <Route path=path!("sign-in/recovery-code") view=sign_in::recovery_code />
                    <Route path=path!("sign-in/passkey") view=sign_in::passkey />
                    <Route path=path!("forgotten-password") view=sign_in::forgotten_password />
                    <Route path=path!("reset-password/:link") view=sign_in::reset_password />
                    <Route path=path!("password") view=password::password />
                    <Route path=path!("security") view=security::security />
                    <Route path=path!("security/app") view=security::set_up />
                    <Route path=path!("security/app/off") view=security::off />
                    <Route path=path!("security/recovery-codes") view=security::new_codes />
                    <Route path=path!("security/passkeys/new") view=security::new_passkey />
                    <Route path=path!("security/sessions") view=security::sessions />
                    <Route
                        path=path!("security/passkeys/:passkey/remove")
                        view=security::remove_passkey
                    />
                    <Route path=path!("directories") view=directories::directories />
                    <Route path=path!("search") view=search::search />
                    <Route path=path!("billing/scopes") view=scopes::scopes />
                    <Route path=path!("billing/hand-overs") view=hand_over::offers />
                    <Route path=path!("support") view=support::mine />
                    <Route path=path!("support/new") view=support::new />
                    <Route path=path!("support/:request") view=support::request />
                    <Route path=path!("invitations/:link") view=access::accept />
                    <Route path=path!("stop-mail/:link") view=email::stop />
                    <Route path=path!("confirm-address/:link") view=email::confirm />
                    <Route path=path!("billing/why") view=why::page />
                    <Route path=path!("operator/support") view=support::all />
                    <Route path=path!("operator/runs") view=operator::runs />
                    <Route path=path!("operator/payments") view=operator::payments />
                    <Route path=path!("operator/prices") view=operator::prices />
                    <Route path=path!("operator/prices/:meter") view=operator::meter />
                    <Route path=path!("operator/taxes") view=operator::taxes />
                    <Route path=path!("operator/mail") view=operator::mail::list />
                    <Route path=path!("operator/mail/:mail") view=operator::mail::one />
                    <Route path=path!("operator/invitations") view=access::invitations />
                    <Route path=path!("operator/activity") view=activity::office />
                    <AccountPages />
                </ParentRoute>
            </Routes>
        </Router>
    }
}

/// The pages of one billing account.
#[component(transparent)]
fn AccountPages() -> impl MatchNestedRoutes + Clone {
    view! {
        <ParentRoute path=path!("billing/accounts/:account") view=Outlet>
            <Route path=path!("") view=account::account />
            <Route path=path!("access") view=access::account />
            <Route path=path!("access/requests") view=access_requests::page />
            <Route path=path!("activity") view=activity::account />
            <Route path=path!("credits") view=payments::kept />
            <Route path=path!("costs") view=costs::page />
            <Route path=path!("costs/tags") view=costs::tags />
            <Route path=path!("statement") view=statement::page />
            <Route path=path!("hand-over") view=hand_over::hand_over />
            <Route path=path!("invoice-contacts") view=email::contacts />
            <Route path=path!("invoice-email") view=email::list />
            <Route path=path!("reminders") view=email::reminders />
            <Route path=path!("profiles/:profile/invoice-email") view=email::preference />
            <Route path=path!("profiles/:profile/access") view=access::profile />
            <Route path=path!("profiles/:profile/activity") view=activity::profile />
            <Route
                path=path!("profiles/:profile/sections/:section/access")
                view=access::section
            />
            <Route
                path=path!("profiles/:profile/sections/:section/activity")
                view=activity::section
            />
            <Route
                path=path!("subscriptions/:subscription/access")
                view=access::share
            />
            <Route
                path=path!("subscriptions/:subscription/invoice-email")
                view=email::receive
            />
            <Route
                path=path!("subscriptions/:subscription/invoice-email/recipients")
                view=email::recipients
            />
            <Route
                path=path!("subscriptions/:subscription/invoices")
                view=invoices::of_subscription
            />
            <Route path=path!("usage") view=usage::list />
            <Route path=path!("usage/:file") view=usage::file />
            <Route path=path!("invoices") view=invoices::list />
            <Route path=path!("invoices/:invoice") view=invoices::show />
            <Route path=path!("invoices/:invoice/void") view=invoices::void />
            <Route path=path!("invoices/:invoice/credit") view=invoices::credit />
            <Route path=path!("invoices/:invoice/pay") view=payments::pay />
            <Route path=path!("invoices/:invoice/payments") view=payments::book />
            <Route path=path!("invoices/:invoice/refunds") view=payments::give_back />
        </ParentRoute>
    }
    .into_inner()
}
