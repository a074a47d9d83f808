//! The accounts that a person is offered.

use crate::asked::Asked;
use crate::controls::breadcrumb::Crumb;
use crate::controls::empty_state::empty_state;
use crate::controls::icon::icon;
use crate::controls::page_head::page_head;
use crate::frame::{Here, Page};
use crate::page::signed_in;
use actions::hand_over::{OfferRow, list_offers};
use islands::addresses;
use leptos::prelude::*;
use words::{format, hand_over, shell};

/// The page of the accounts that one is offered.
pub fn offers() -> AnyView {
    signed_in(
        |portal, caller| async move { list_offers(&portal, &caller).await },
        |asked, _, offers| show(asked, &offers),
    )
}

fn show(asked: &Asked, offers: &[OfferRow]) -> Page {
    let language = asked.language;
    let title = hand_over::offers(language);
    let content = match offers.is_empty() {
        true => {
            let hint = hand_over::offers_none_hint(language);
            let none = hand_over::offers_none(language);
            let nothing = empty_state(asked, "switch", none, hint, Vec::new());
            view! { <div class="sheet">{nothing}</div> }.into_any()
        }
        false => {
            let entries: Vec<_> = offers.iter().map(|it| entry(asked, it)).collect();
            view! {
                <ul class="sheet entry-list" data-width="narrow">
                    {entries}
                </ul>
            }
            .into_any()
        }
    };
    let body = view! {
        {page_head(title.clone(), Some(hand_over::offers_intro(language)), Vec::new())}
        {content}
    };
    Page {
        crumbs: vec![
            Crumb::to(shell::home(language), addresses::HOME),
            Crumb::here(title.clone()),
        ],
        title,
        here: Here::Offers,
        account: None,
        body: body.into_any(),
    }
}

/// An account that one is offered, with the way to answer.
pub(crate) fn entry(asked: &Asked, offer: &OfferRow) -> AnyView {
    let language = asked.language;
    let until = format::date_time(language, offer.expires_at);
    let address = addresses::hand_over(&offer.account.name);
    view! {
        <li class="entry">
            {icon(asked, "account")} <h2>{offer.account.display_name.clone()}</h2>
            <p>{hand_over::offered_by(language, &offer.from, &until)}</p>
            <div class="entry-end">
                <a class="button" href=address>
                    {hand_over::look(language)}
                </a>
            </div>
        </li>
    }
    .into_any()
}
