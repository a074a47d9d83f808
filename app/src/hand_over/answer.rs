//! Taking over an account that was offered, or refusing it.

use super::what_happens;
use crate::asked::Asked;
use crate::controls::breadcrumb::Crumb;
use crate::controls::error_summary::error_summary;
use crate::controls::facts::{Fact, fact_rows};
use crate::controls::page_head::page_head;
use crate::frame::{Here, Page};
use actions::hand_over::OfferRow;
use islands::addresses;
use leptos::prelude::*;
use words::{accounts, format, hand_over, shell};

/// The page for whoever was offered the account: they see no more of it than its name.
pub(super) fn answer(asked: &Asked, offer: &OfferRow) -> Page {
    let language = asked.language;
    let account = &offer.account;
    let title = hand_over::answer_title(language, &account.display_name);
    let intro = hand_over::answer_intro(language, &offer.from);
    let body = view! {
        {error_summary(asked, &[])}
        {page_head(title.clone(), Some(intro), Vec::new())}
        {form(asked, offer)}
    };
    Page {
        title,
        here: Here::Offers,
        account: None,
        crumbs: vec![
            Crumb::to(shell::home(language), addresses::HOME),
            Crumb::to(hand_over::offers(language), addresses::OFFERS),
            Crumb::here(account.display_name.clone()),
        ],
        body: body.into_any(),
    }
}

fn form(asked: &Asked, offer: &OfferRow) -> AnyView {
    let language = asked.language;
    let account = &offer.account;
    let notes = [
        hand_over::you_become(language),
        hand_over::they_leave(language, &offer.from),
        hand_over::you_change(language),
    ];
    let facts = vec![
        Fact::text(
            accounts::billing_account(language),
            account.display_name.clone(),
        ),
        Fact::code(accounts::identifier(language), account.name.clone()),
        Fact::text(
            hand_over::waits_until(language),
            format::date_time(language, offer.expires_at),
        ),
    ];
    view! {
        <form
            class="sheet sheet-body stack"
            data-width="narrow"
            method="post"
            action=addresses::hand_over(&account.name)
        >
            {fact_rows(facts)}
            {what_happens(language, notes)}
            <div class="button-row">
                <button class="button" data-kind="primary" name="do" value="accept">
                    {hand_over::accept(language)}
                </button>
                <button class="button" name="do" value="refuse">
                    {hand_over::refuse(language)}
                </button>
            </div>
        </form>
    }
    .into_any()
}
