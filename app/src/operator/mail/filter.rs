//! What of the ledger is asked for in the address, and the form that asks.

use crate::asked::Asked;
use crate::controls::field::{Field, field};
use crate::controls::icon::icon;
use crate::controls::select::select;
use actions::mail::{FoundBy, LedgerAsked, Listed};
use billing::mail::MailKind;
use chrono::NaiveDate;
use islands::addresses;
use leptos::prelude::*;
use words::{invoices, labels, mail_ledger};

/// Of those that may have arrived twice.
const UNSURE: &str = "unsure";
const STATE: &str = "state";
const KIND: &str = "kind";
const FROM: &str = "from";
const TO: &str = "to";
const WORDS: &str = "q";
const BEFORE: &str = "before";

/// What the address asks for; words that mean nothing ask for all.
pub(super) fn wanted(asked: &Asked) -> LedgerAsked {
    let which = match asked.query(STATE).as_deref() {
        Some(UNSURE) => Listed::Unsure,
        state => match state.and_then(|it| it.parse().ok()) {
            Some(state) => Listed::Standing(state),
            None => Listed::All,
        },
    };
    LedgerAsked {
        which,
        kind: asked.query(KIND).and_then(|it| it.parse().ok()),
        from: asked.query(FROM).and_then(|it| it.parse().ok()),
        to: asked.query(TO).and_then(|it| it.parse().ok()),
        words: asked.query(WORDS).filter(|it| !it.trim().is_empty()),
        before: asked.query(BEFORE).and_then(|it| it.parse().ok()),
    }
}

const fn state_word(which: Listed) -> Option<&'static str> {
    match which {
        Listed::All => None,
        Listed::Standing(state) => Some(state.word()),
        Listed::Unsure => Some(UNSURE),
    }
}

/// The address that asks for this.
pub(super) fn address_of(wanted: &LedgerAsked) -> String {
    let day = |it: Option<NaiveDate>| it.map(|it| it.to_string());
    let pairs = [
        (STATE, state_word(wanted.which).map(str::to_owned)),
        (KIND, wanted.kind.map(|it| it.word().to_owned())),
        (FROM, day(wanted.from)),
        (TO, day(wanted.to)),
        (WORDS, wanted.words.clone()),
        (BEFORE, wanted.before.map(|it| it.to_string())),
    ];
    let said = pairs.iter();
    let said = said.filter_map(|(name, value)| Some((*name, value.as_deref()?)));
    let query = addresses::query(said);
    match query.is_empty() {
        true => addresses::MAIL.to_owned(),
        false => format!("{}?{query}", addresses::MAIL),
    }
}

/// The form that filters; where mails stand stays as it is.
pub(super) fn filter_bar(asked: &Asked, wanted: &LedgerAsked) -> AnyView {
    let language = asked.language;
    let day = |it: Option<NaiveDate>| it.map(|it| it.to_string()).unwrap_or_default();
    let filled = |kind, name, label, value| Field {
        kind,
        value,
        ..Field::text(asked, name, label)
    };
    let words = filled(
        "search",
        WORDS,
        mail_ledger::look_for(language),
        wanted.words.clone().unwrap_or_default(),
    );
    let kind = filled(
        "text",
        KIND,
        mail_ledger::kind(language),
        wanted
            .kind
            .map(|it| it.word().to_owned())
            .unwrap_or_default(),
    );
    let kinds = MailKind::ALL.iter();
    let kinds = kinds.map(|it| (it.word().to_owned(), labels::mail_kind(language, *it)));
    let kinds = std::iter::once((String::new(), invoices::filter_any(language))).chain(kinds);
    let from = filled("date", FROM, mail_ledger::from(language), day(wanted.from));
    let to = filled("date", TO, mail_ledger::until(language), day(wanted.to));
    let state = state_word(wanted.which);
    let state = state.map(|it| view! { <input r#type="hidden" name=STATE value=it /> });
    view! {
        <form
            class="filter-bar"
            role="search"
            aria-label=mail_ledger::filter(language)
            action=addresses::MAIL
        >
            {state} {field(asked, &words)} {select(asked, &kind, kinds.collect())}
            <div class="filter-dates">{field(asked, &from)} {field(asked, &to)}</div>
            <div class="button-row">
                <button class="button">
                    {icon(asked, "filter")} {invoices::filter_apply(language)}
                </button>
                <a class="button" data-kind="quiet" href=addresses::MAIL>
                    {invoices::filter_clear(language)}
                </a>
            </div>
        </form>
    }
    .into_any()
}

/// What was understood of the words that were looked for.
pub(super) fn found_by(asked: &Asked, found: Option<&FoundBy>) -> Option<AnyView> {
    let language = asked.language;
    let told = match found? {
        FoundBy::Address(beginning) => mail_ledger::found_address(language, beginning),
        FoundBy::Invoice(number) => mail_ledger::found_invoice(language, number),
        FoundBy::Accounts(accounts) => {
            let names: Vec<_> = accounts.iter().map(|it| it.display_name.as_str()).collect();
            mail_ledger::found_accounts(language, &names.join(", "))
        }
    };
    let view = view! { <p class="sheet-body soft" role="status">{told}</p> };
    Some(view.into_any())
}
