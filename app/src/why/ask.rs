//! The form that asks what somebody looks for, with what is theirs to choose from.

use crate::asked::Asked;
use crate::controls::field::{Field, field};
use crate::controls::select::select;
use actions::explain::{Offer, Part, Wanted, Why};
use billing::Month;
use chrono::{Months, NaiveDate};
use islands::addresses;
use leptos::prelude::*;
use words::{format, why};

/// How many months back are offered.
const MONTHS_BACK: u32 = 13;

pub(super) fn form(asked: &Asked, found: &Why) -> AnyView {
    let language = asked.language;
    let wanted = &found.wanted;
    let given = |name, label, value: Option<String>| Field {
        value: value.unwrap_or_default(),
        ..Field::text(asked, name, label)
    };
    let of = given("of", why::of(language), chosen(asked, wanted));
    let name = wanted.name.clone().or_else(|| match of.value.is_empty() {
        true => wanted.invoice.clone().or_else(|| wanted.account.clone()),
        false => None,
    });
    let name = given("name", why::name(language), name).with_hint(why::name_hint(language));
    let month = wanted.month.map(|it| it.to_string());
    let month = given("month", why::month(language), month);
    let today = found.today;
    view! {
        <section class="sheet" data-width="narrow" aria-labelledby="ask">
            <div class="sheet-body">
                <div class="sheet-head">
                    <h2 id="ask">{why::form_title(language)}</h2>
                </div>
                <form class="form" data-width="wide" action=addresses::WHY>
                    {(!found.offers.is_empty()).then(|| select(asked, &of, choices(asked, found)))}
                    <div class="field-row">
                        {field(asked, &name)} {select(asked, &month, months(asked, today))}
                    </div>
                    <div class="button-row">
                        <button class="button" data-kind="primary">
                            {why::ask(language)}
                        </button>
                    </div>
                </form>
            </div>
        </section>
    }
    .into_any()
}

/// The choice that was made, or the one that says what a link asked for.
fn chosen(asked: &Asked, wanted: &Wanted) -> Option<String> {
    let of_link = || {
        let account = wanted.account.as_ref()?;
        Some(match (&wanted.profile, &wanted.subscription) {
            _ if wanted.invoice.is_some() => return None,
            (Some(profile), _) => addresses::profile(account, profile),
            (None, Some(it)) => addresses::invoices_of_subscription(account, it),
            (None, None) => addresses::account(account),
        })
    };
    let typed = asked.query("of").filter(|it| !it.is_empty());
    typed.or_else(of_link)
}

/// Accounts, each with its parts behind it; a part is chosen by its address.
fn choices(asked: &Asked, found: &Why) -> Vec<(String, String)> {
    let none = (String::new(), why::of_none(asked.language));
    let offers = found.offers.iter().flat_map(|it| choices_of(asked, it));
    std::iter::once(none).chain(offers).collect()
}

fn choices_of(asked: &Asked, offer: &Offer) -> Vec<(String, String)> {
    let account = &offer.account;
    let all = why::of_all(asked.language, &account.display_name);
    let parts = offer.parts.iter().map(|part| {
        let (address, part) = match part {
            Part::Profile(it) => (addresses::profile(&account.name, &it.name), it),
            Part::Subscription(it) => {
                let address = addresses::invoices_of_subscription(&account.name, &it.name);
                (address, it)
            }
        };
        (
            address,
            format!("{} · {}", account.display_name, part.display_name),
        )
    });
    std::iter::once((addresses::account(&account.name), all))
        .chain(parts)
        .collect()
}

/// The months that somebody may ask about, the next one first.
fn months(asked: &Asked, today: NaiveDate) -> Vec<(String, String)> {
    let language = asked.language;
    let any = (String::new(), why::month_any(language));
    let next = Month::of(today).next().first_day();
    let months = (0..MONTHS_BACK).filter_map(|back| next.checked_sub_months(Months::new(back)));
    let months = months.map(|it| {
        let month = Month::of(it);
        (month.to_string(), format::month(language, month))
    });
    std::iter::once(any).chain(months).collect()
}
