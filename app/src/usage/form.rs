//! The form that asks for a file: of an invoice, or of days of a part of the account.

use crate::asked::Asked;
use crate::controls::button_row::button_row;
use crate::controls::field::{Field, field};
use crate::controls::notice::{NoticeKind, notice};
use crate::controls::select::select;
use actions::usage::UsagePage;
use billing::Month;
use billing::usage::{ByteOrderMark, Formulas, UsageFormat, UsagePacking};
use islands::addresses;
use leptos::prelude::*;
use words::usage;

/// The fields, in the order of the form.
pub(super) fn fields(asked: &Asked, page: &UsagePage) -> Vec<Field> {
    let language = asked.language;
    let chosen = |name, label, value: &str| {
        Field::text(asked, name, label).with_default(asked, value.to_owned())
    };
    let how = [
        chosen(
            "format",
            usage::format(language),
            UsageFormat::CostDetails.word(),
        ),
        chosen(
            "packing",
            usage::packing(language),
            UsagePacking::Plain.word(),
        ),
        chosen("mark", usage::mark(language), ByteOrderMark::Written.word()),
        chosen(
            "formulas",
            usage::formulas(language),
            Formulas::AsTheyAre.word(),
        ),
        chosen("mail", usage::mail(language), "no"),
    ];
    if page.invoice.is_some() {
        return how.into();
    }
    let first = Month::of(page.today).first_day();
    let day = |name, label, value: chrono::NaiveDate| {
        Field::day(asked, name, label).with_default(asked, value.to_string())
    };
    let scope = page.scopes.first().map_or("", |it| &it.value);
    let of = [
        chosen("scope", usage::scope(language), scope),
        day("from", usage::from(language), first),
        day("to", usage::to(language), page.today).with_hint(usage::to_hint(language)),
    ];
    of.into_iter().chain(how).collect()
}

/// The form; where nothing may be downloaded, that.
pub(super) fn form(asked: &Asked, page: &UsagePage, fields: &[Field]) -> AnyView {
    let language = asked.language;
    if page.scopes.is_empty() && page.invoice.is_none() {
        return notice(asked, NoticeKind::Info, usage::no_permission(language));
    }
    let shown: Vec<_> = fields
        .iter()
        .map(|it| match choices(asked, page, it.name) {
            Some(choices) => select(asked, it, choices),
            None => field(asked, it),
        })
        .collect();
    let account = &page.account.name;
    let of_invoice = page.invoice.as_ref().map(|name| {
        view! {
            <p>
                <strong>{usage::of_invoice(language, name)}</strong>
                " "
                <a href=addresses::usage(account)>{usage::of_days(language)}</a>
            </p>
            <input r#type="hidden" name="invoice" value=name.clone() />
        }
    });
    let back = match &page.invoice {
        Some(name) => addresses::invoice(account, name),
        None => addresses::account(account),
    };
    view! {
        <section class="sheet sheet-body" aria-labelledby="new">
            <div class="sheet-head">
                <h2 id="new">{usage::new(language)}</h2>
            </div>
            <form class="form" data-width="wide" method="post" action=addresses::usage(account)>
                {of_invoice} {shown}
                {button_row(asked, ("primary", usage::prepare(language)), back)}
            </form>
        </section>
    }
    .into_any()
}

/// What there is to choose from in a field; nothing where something is typed.
fn choices(asked: &Asked, page: &UsagePage, field: &str) -> Option<Vec<(String, String)>> {
    let language = asked.language;
    let pair = |word: &str, text: String| (word.to_owned(), text);
    Some(match field {
        "scope" => {
            let scopes = page.scopes.iter().map(|it| {
                let label = match it.value.as_str() {
                    "account" => usage::all_of(language, &it.label),
                    _ => it.label.clone(),
                };
                (it.value.clone(), label)
            });
            scopes.collect()
        }
        "format" => vec![
            pair(
                UsageFormat::CostDetails.word(),
                usage::format_cost_details(language),
            ),
            pair(UsageFormat::Focus.word(), usage::format_focus(language)),
        ],
        "packing" => vec![
            pair(UsagePacking::Plain.word(), usage::packing_plain(language)),
            pair(UsagePacking::Gzip.word(), usage::packing_gzip(language)),
        ],
        "mark" => vec![
            pair(ByteOrderMark::Written.word(), usage::mark_written(language)),
            pair(
                ByteOrderMark::LeftOut.word(),
                usage::mark_left_out(language),
            ),
        ],
        "formulas" => vec![
            pair(
                Formulas::AsTheyAre.word(),
                usage::formulas_as_they_are(language),
            ),
            pair(
                Formulas::Disarmed.word(),
                usage::formulas_disarmed(language),
            ),
        ],
        "mail" => vec![
            pair("no", usage::mail_no(language)),
            pair("yes", usage::mail_yes(language)),
        ],
        _ => return None,
    })
}
