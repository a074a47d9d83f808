//! Handing an account over: offering it, and answering an offer.

mod answer;
mod offers;

use crate::account::asked_account;
use crate::asked::Asked;
use crate::controls::breadcrumb::Crumb;
use crate::controls::error_summary::error_summary;
use crate::controls::facts::{Fact, fact_rows};
use crate::controls::field::{Field, field};
use crate::controls::notice::{NoticeKind, notice};
use crate::controls::page_head::page_head;
use crate::frame::{Here, Page};
use crate::page::signed_in;
use actions::hand_over::{HandOver, HandOverPage, OfferView, show_hand_over};
use billing::Language;
use billing::hand_over::HandOverProblem;
use billing::invoice::Named;
use islands::addresses;
use leptos::prelude::*;
use words::{accounts, common, format, hand_over, shell};

pub(crate) use offers::entry;
pub use offers::offers;

/// The page of handing an account over, for both who do it.
pub fn hand_over() -> AnyView {
    let account = asked_account();
    signed_in(
        |portal, caller| async move { show_hand_over(&portal, &caller, &account?).await },
        |asked, _, page| match &page.view {
            HandOver::Answer(offer) => answer::answer(asked, offer),
            HandOver::Offer => own(asked, &page, form(asked, &page.account)),
            HandOver::Waits(offer) => own(asked, &page, waits(asked, &page.account, offer)),
        },
    )
}

/// What is wrong, in the reader's words.
pub(crate) fn sentence(language: Language, problem: HandOverProblem) -> String {
    match problem {
        HandOverProblem::NoMember => hand_over::no_member(language),
        HandOverProblem::Themselves => hand_over::themselves(language),
        HandOverProblem::OfferedAlready => hand_over::offered_already(language),
        HandOverProblem::Over => hand_over::over(language),
        HandOverProblem::NotTheOwner => hand_over::not_the_owner(language),
    }
}

fn own(asked: &Asked, page: &HandOverPage, content: AnyView) -> Page {
    let language = asked.language;
    let account = &page.account;
    let title = hand_over::title(language, &account.display_name);
    let body = view! {
        {error_summary(asked, &[email(asked)])}
        {page_head(title.clone(), Some(hand_over::intro(language)), Vec::new())}
        {content}
    };
    Page {
        title,
        here: Here::Properties,
        account: Some(account.clone()),
        crumbs: vec![
            Crumb::to(shell::home(language), addresses::HOME),
            Crumb::to(shell::billing_scopes(language), addresses::SCOPES),
            Crumb::to(
                account.display_name.clone(),
                addresses::account(&account.name),
            ),
            Crumb::here(hand_over::command(language)),
        ],
        body: body.into_any(),
    }
}

fn email(asked: &Asked) -> Field {
    let language = asked.language;
    Field {
        kind: "email",
        ..Field::text(asked, "email", hand_over::email(language))
            .with_hint(hand_over::email_hint(language))
    }
}

fn form(asked: &Asked, account: &Named) -> AnyView {
    let language = asked.language;
    let notes = [
        hand_over::becomes(language),
        hand_over::nothing_left(language),
        hand_over::stays(language),
    ];
    view! {
        <form
            class="sheet sheet-body form"
            data-width="narrow"
            method="post"
            action=addresses::hand_over(&account.name)
        >
            {what_happens(language, notes)}
            {field(asked, &email(asked))}
            <div class="button-row">
                <button class="button" data-kind="danger" name="do" value="offer">
                    {hand_over::offer(language)}
                </button>
                <a class="button" data-kind="quiet" href=addresses::account(&account.name)>
                    {common::cancel(language)}
                </a>
            </div>
        </form>
    }
    .into_any()
}

fn what_happens(language: Language, notes: [String; 3]) -> AnyView {
    let notes = notes.map(|it| view! { <li>{it}</li> });
    view! {
        <section aria-labelledby="what">
            <div class="sheet-head">
                <h2 id="what">{hand_over::what(language)}</h2>
            </div>
            <ul class="notes">{notes}</ul>
        </section>
    }
    .into_any()
}

fn waits(asked: &Asked, account: &Named, offer: &OfferView) -> AnyView {
    let language = asked.language;
    let moment = |it| format::date_time(language, it);
    let disabled = offer
        .is_disabled
        .then(|| notice(asked, NoticeKind::Warning, hand_over::disabled(language)));
    let facts = vec![
        Fact::text(
            accounts::billing_account(language),
            account.display_name.clone(),
        ),
        Fact::text(hand_over::waits_to(language), offer.to.clone()),
        Fact::text(hand_over::waits_since(language), moment(offer.offered_at)),
        Fact::text(hand_over::waits_until(language), moment(offer.expires_at)),
    ];
    view! {
        <div class="stack" data-width="narrow">
            {disabled} <div class="sheet sheet-body stack">
                {fact_rows(facts)}
                <form method="post" action=addresses::hand_over(&account.name)>
                    <button class="button" name="do" value="withdraw">
                        {hand_over::withdraw(language)}
                    </button>
                </form>
            </div>
        </div>
    }
    .into_any()
}
