//! The second step of *Pay now*: what will be taken, from which card, and what stays open.

use super::card_choice::card_name;
use crate::asked::Asked;
use crate::controls::facts::{Fact, small_fact_rows};
use actions::payments::{CardView, PayPage};
use billing::Money;
use islands::addresses;
use leptos::prelude::*;
use words::{format, payments};

pub(super) fn review(asked: &Asked, page: &PayPage, (card, amount): (&CardView, Money)) -> AnyView {
    let language = asked.language;
    let money = |it| format::money(language, it);
    let rest = page.invoice.open.minus(amount);
    let mut facts = vec![
        Fact::text(payments::choose_amount(language), money(amount)),
        Fact::text(payments::choose_card(language), card_name(asked, card)),
    ];
    if let Ok(rest) = rest {
        facts.push(Fact::text(payments::open_afterwards(language), money(rest)));
    }
    let address = addresses::pay(&page.account.name, &page.invoice.name);
    let back = address.clone();
    view! {
        <div class="sheet sheet-body stack" data-width="narrow">
            <h2>{payments::confirm_title(language)}</h2>
            {small_fact_rows(facts)}
            <form class="form" method="post" action=address>
                <input r#type="hidden" name="key" value=page.key.to_string() />
                <input r#type="hidden" name="card" value=card.name.clone() />
                <input r#type="hidden" name="amount" value=format::amount(language, amount) />
                <div class="button-row">
                    <button class="button" data-kind="primary">
                        {payments::confirm(language, &money(amount))}
                    </button>
                    <a class="button" data-kind="quiet" href=back>
                        {payments::change(language)}
                    </a>
                </div>
            </form>
        </div>
    }
    .into_any()
}
