//! The first step of *Pay now*: which card, and how much.

use super::card_choice::card_choice;
use crate::asked::Asked;
use crate::controls::facts::{Fact, small_fact_rows};
use crate::controls::field::{Field, field};
use actions::payments::{PayFor, PayPage};
use billing::Money;
use islands::addresses;
use leptos::prelude::*;
use words::{common, format, invoices, payments};

pub(super) fn choose(asked: &Asked, page: &PayPage, (most, _): (Money, Money)) -> AnyView {
    let language = asked.language;
    let facts = vec![
        Fact::text(
            invoices::outstanding(language),
            format::money(language, page.invoice.open),
        ),
        Fact::text(
            invoices::due_date(language),
            format::date(language, page.invoice.due_date),
        ),
    ];
    let mut amount = amount_field(asked, page);
    if amount.value.is_empty() && asked.form.is_none() {
        amount.value = format::amount(language, most);
    }
    let (account, invoice) = (&page.account.name, &page.invoice.name);
    view! {
        <div class="sheet sheet-body stack" data-width="narrow">
            {small_fact_rows(facts)}
            <form class="form" method="get" action=addresses::pay(account, invoice)>
                {card_choice(asked, &page.cards)}
                {field(asked, &amount)}
                <div class="button-row">
                    <button class="button" data-kind="primary">
                        {payments::next_step(language)}
                    </button>
                    <a class="button" data-kind="quiet" href=addresses::invoice(account, invoice)>
                        {common::cancel(language)}
                    </a>
                </div>
            </form>
        </div>
    }
    .into_any()
}

/// How much to pay.
pub(super) fn amount_field(asked: &Asked, page: &PayPage) -> Field {
    let language = asked.language;
    let hint = match &page.paying {
        PayFor::Invoice { most, least } if least.minor() < most.minor() => {
            Some(payments::amount_hint(
                language,
                &format::money(language, *least),
                &format::money(language, *most),
            ))
        }
        PayFor::Invoice { most, .. } => {
            let most = format::money(language, *most);
            Some(payments::amount_whole_hint(language, &most))
        }
        _ => None,
    };
    Field {
        name: "amount",
        label: payments::choose_amount(language),
        kind: "text",
        autocomplete: "off",
        hint,
        value: asked.typed("amount"),
    }
}

/// The choice of a card, as the summary of what is wrong knows it.
pub(super) fn card_field(asked: &Asked) -> Field {
    Field {
        name: "card",
        label: payments::choose_card(asked.language),
        kind: "radio",
        autocomplete: "off",
        hint: None,
        value: asked.typed("card"),
    }
}
