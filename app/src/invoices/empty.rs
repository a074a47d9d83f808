//! Why a list has no invoice.

use crate::asked::Asked;
use crate::controls::empty_state::empty_state;
use actions::invoices::{Empty, InvoiceList};
use islands::addresses;
use leptos::prelude::*;
use words::{format, invoices, reasons, shell};

pub(super) fn empty(asked: &Asked, list: &InvoiceList, why: &Empty) -> AnyView {
    let language = asked.language;
    let title = invoices::empty_title(language);
    let clear = view! {
        <a class="button" href=addresses::invoices(&list.account.name)>
            {invoices::filter_clear(language)}
        </a>
    };
    let properties = view! {
        <a class="button" data-kind="quiet" href=addresses::account(&list.account.name)>
            {shell::properties(language)}
        </a>
    };
    let (reason, way) = match why {
        Empty::NoMatch => (invoices::empty_filter(language), clear.into_any()),
        Empty::FirstOn(day) => {
            let day = format::date(language, *day);
            (
                invoices::empty_first_follows(language, &day),
                properties.into_any(),
            )
        }
        Empty::NoneYet => (
            invoices::empty_none_expected(language),
            properties.into_any(),
        ),
        Empty::NotPermitted(why) => (reasons::why(language, why), properties.into_any()),
    };
    empty_state(asked, "invoice", title, reason, vec![way])
}
