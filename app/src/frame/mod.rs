//! What is around every page: the bar on top, the menu at the side, the way here, notices.

mod gate;
mod person;
mod preferences;
mod side_menu;
mod top_bar;

use crate::asked::{Asked, Notice, SecurityNotice};
use crate::controls::breadcrumb::{Crumb, breadcrumb};
use crate::controls::notice::{NoticeKind, notice};
use crate::email;
use crate::operator::Desk;
use crate::page::Around;
use actions::Caller;
use billing::invoice::Named;
use billing::{Issuer, Language};
use islands::addresses;
use leptos::prelude::*;
use leptos_meta::{Body, Title};
use words::{
    access, access_requests, common, corrections, costs, hand_over, operator, payments, prices,
    security, sharing, shell, sign_in, support, taxes,
};

pub use gate::{Gate, in_gate};

/// Where a page is, of the places of the side menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Here {
    /// The first page.
    Home,
    /// The billing scopes.
    Scopes,
    /// Why an invoice is not seen.
    Why,
    /// An account's properties.
    Properties,
    /// An account's invoices, or one of them.
    Invoices,
    /// What an account cost.
    Costs,
    /// A person's support requests, or one of them.
    Support,
    /// The accounts that a person is offered.
    Offers,
    /// A place of the billing office.
    Office(Desk),
    /// None of them.
    Elsewhere,
}

/// A page that is ready to be shown.
pub struct Page {
    /// What the page is called, in the window's title.
    pub title: String,
    /// Which place of the side menu it is.
    pub here: Here,
    /// The account it is about.
    pub account: Option<Named>,
    /// The way here, itself at the end.
    pub crumbs: Vec<Crumb>,
    /// The rest.
    pub body: AnyView,
}

impl Page {
    /// A page of no place of the menu, one step from home.
    pub fn from_home(language: Language, title: String, body: AnyView) -> Self {
        Self {
            crumbs: vec![
                Crumb::to(shell::home(language), addresses::HOME),
                Crumb::here(title.clone()),
            ],
            title,
            here: Here::Elsewhere,
            account: None,
            body,
        }
    }
}

/// A page for somebody who is signed in.
pub fn in_frame(asked: &Asked, caller: &Caller, around: &Around, page: Page) -> AnyView {
    let places = || side_menu::places(asked, (caller, &around.waiting), &page);
    let menu = side_menu::side_menu(asked, places());
    let bar = top_bar::top_bar(asked, caller, places());
    let crumbs = breadcrumb(asked.language, page.crumbs);
    view! {
        {window(asked, &page.title, "shell")}
        <a class="skip-link" href="#main">
            {common::skip_to_content(asked.language)}
        </a>
        {bar}
        {menu}
        <main class="content" id="main" tabindex="-1">
            {not_configured(asked, &around.issuer)}
            {done(asked, Some(caller))}
            {crumbs}
            {page.body}
        </main>
    }
    .into_any()
}

/// The window's title and the kind of frame. A form that was refused says so.
fn window(asked: &Asked, title: &str, frame: &'static str) -> AnyView {
    let language = asked.language;
    let title = match &asked.form {
        Some(_) => common::page_title_error(language, title),
        None => common::page_title(language, title),
    };
    view! {
        <Title text=title />
        <Body {..} class=frame />
    }
    .into_any()
}

fn not_configured(asked: &Asked, issuer: &Issuer) -> Option<AnyView> {
    let text = || common::issuer_not_configured(asked.language);
    (!issuer.is_configured()).then(|| notice(asked, NoticeKind::Warning, text()))
}

fn done(asked: &Asked, caller: Option<&Caller>) -> Option<AnyView> {
    let language = asked.language;
    let directory = caller.and_then(|it| it.directory_name.as_deref());
    let text = match asked.notice? {
        Notice::SignedOut => sign_in::signed_out(language),
        Notice::PasswordChanged => sign_in::password_changed(language),
        Notice::PasswordSet => sign_in::password_set(language),
        Notice::Security(what) => secured(language, what),
        Notice::AccessAsked => access_requests::asked_notice(language),
        Notice::AccessRefused => access_requests::refused_notice(language),
        Notice::DirectorySwitched => shell::switched(language, directory?),
        Notice::PriceAdded => prices::added(language),
        Notice::PriceEnded => prices::ended(language),
        Notice::PriceReplaced => prices::replaced(language),
        Notice::TagKeysSaved => costs::tags_saved(language),
        Notice::MeterAdded => prices::meter_added(language),
        Notice::TaxRuleAdded => taxes::added(language),
        Notice::TaxRuleEnded => taxes::ended(language),
        Notice::RateAdded => taxes::rate_added(language),
        Notice::RateEnded => taxes::rate_ended(language),
        Notice::InvoiceVoided => corrections::voided(language),
        Notice::InvoiceRebilled => corrections::rebilled(language),
        Notice::InvoiceCredited => corrections::credited(language),
        Notice::RunBegun => operator::run_begun(language),
        Notice::RunDone { made, parked: 0 } => operator::run_done(language, made.into()),
        Notice::RunDone { made, parked } => {
            operator::run_done_parked(language, made.into(), parked.into())
        }
        Notice::PaymentTaken => payments::taken_notice(language),
        Notice::BalanceSettled => payments::settled_notice(language),
        Notice::TransferBooked => payments::booked_notice(language),
        Notice::PaymentRefunded => payments::refunded_notice(language),
        Notice::AccessGiven => access::given(language),
        Notice::InvitationTaken => access::invited_sign_in(language),
        Notice::AccessInvited => access::invited(language),
        Notice::AccessRemoved => access::removed(language),
        Notice::SharingOn => sharing::turned_on(language),
        Notice::SharingOff => sharing::turned_off(language),
        Notice::RefundWired => payments::wired_notice(language),
        Notice::PrepaymentBooked => payments::prepaid_notice(language),
        Notice::RequestOpened => support::opened(language),
        Notice::RequestWrittenOn => support::sent(language),
        Notice::RequestClosed => support::closed(language),
        Notice::RequestReopened => support::reopened(language),
        Notice::AccountOffered => hand_over::offered(language),
        Notice::OfferWithdrawn => hand_over::withdrawn(language),
        Notice::AccountTakenOver => hand_over::accepted(language),
        Notice::OfferRefused => hand_over::refused(language),
        Notice::Mail(what) => email::done(language, what),
    };
    Some(notice(asked, NoticeKind::Success, text))
}

fn secured(language: Language, what: SecurityNotice) -> String {
    match what {
        SecurityNotice::AppOn => security::app_on(language),
        SecurityNotice::AppOff => security::app_off(language),
        SecurityNotice::CodesSaved => security::codes_saved(language),
        SecurityNotice::PasskeyOn => security::passkey_on(language),
        SecurityNotice::PasskeyOff => security::passkey_off(language),
        SecurityNotice::SessionEnded => security::session_ended(language),
        SecurityNotice::OthersEnded => security::others_ended(language),
    }
}
