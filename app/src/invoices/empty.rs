//! Why a list has no invoice.

use crate::asked::Asked;
use crate::controls::empty_state::empty_state;
use crate::why::reasons;
use actions::explain::Explanation;
use actions::invoices::{Empty, InvoiceList};
use islands::addresses;
use leptos::prelude::*;
use words::{invoices, shell, why};

pub(super) fn empty(asked: &Asked, list: &InvoiceList, empty: &Empty) -> AnyView {
    let language = asked.language;
    let (reason, address, way) = match empty {
        Empty::Explained(explanation) => return explained(asked, explanation),
        Empty::NoMatch => (
            invoices::empty_filter(language),
            addresses::invoices(&list.account.name),
            invoices::filter_clear(language),
        ),
        Empty::NoneYet => (
            invoices::empty_none_expected(language),
            addresses::account(&list.account.name),
            shell::properties(language),
        ),
    };
    let about = addresses::account(&list.account.name);
    let ways = [
        (address, way),
        (addresses::why(&about), why::title(language)),
    ];
    let ways = ways.map(|(address, name)| {
        view! {
            <a class="button" href=address>
                {name}
            </a>
        }
        .into_any()
    });
    let title = invoices::empty_title(language);
    empty_state(asked, "invoice", title, reason, ways.into())
}

fn explained(asked: &Asked, explanation: &Explanation) -> AnyView {
    view! {
        <section class="sheet-body stack" data-gap="small" aria-labelledby="why">
            <h2 id="why">{why::title(asked.language)}</h2>
            {reasons(asked, explanation)}
        </section>
    }
    .into_any()
}
