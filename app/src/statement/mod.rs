//! The statement of an account: what was owed, what changed it, what is owed now, and how old that
//! is; with its files, and the pack of a month.

mod ageing;
mod ledger;
mod pack;

use crate::account::asked_account;
use crate::asked::{Asked, Form, asked};
use crate::controls::breadcrumb::Crumb;
use crate::controls::empty_state::empty_state;
use crate::controls::error_summary::error_summary;
use crate::controls::field::{Field, field};
use crate::controls::icon::icon;
use crate::controls::page_head::page_head;
use crate::controls::select::select;
use crate::frame::{Here, Page};
use crate::page::signed_in;
use actions::Refusal;
use actions::statement::{StatementPage, TypedStatement, show_statement};
use billing::statement::Statement;
use islands::addresses;
use leptos::prelude::*;
use words::{accounts, shell, statement};

/// The page of an account's statement.
pub fn page() -> AnyView {
    let account = asked_account();
    let typed = asked().as_ref().map(typed).unwrap_or_default();
    signed_in(
        |portal, caller| async move {
            let page = show_statement(&portal, &caller, &account?, &typed).await?;
            Ok((page, typed))
        },
        |asked, _, (page, typed)| show(asked, &page, &typed),
    )
}

/// What the address asks for.
fn typed(asked: &Asked) -> TypedStatement {
    let value = |name| asked.query(name).unwrap_or_default();
    TypedStatement {
        from: value("from"),
        to: value("to"),
        profile: value("profile"),
    }
}

fn show(asked: &Asked, page: &StatementPage, typed: &TypedStatement) -> Page {
    let asked = &refused(asked, page, typed);
    let language = asked.language;
    let title = statement::title(language);
    let account = &page.account;
    let [from, to] = days(asked, page);
    let content = match &page.statement {
        Ok(statement) => of_statement(asked, page, statement),
        Err(_) => ().into_any(),
    };
    let body = view! {
        {error_summary(asked, &[from.clone(), to.clone()])}
        {page_head(title.clone(), Some(account.display_name.clone()), files(asked, page))}
        <div class="stack">
            <div class="sheet sheet-body">{form(asked, page, [from, to])}</div>
            {content}
            {pack::pack(asked, page)}
        </div>
    };
    Page {
        title: format!("{title} · {}", account.display_name),
        here: Here::Invoices,
        crumbs: vec![
            Crumb::to(shell::home(language), addresses::HOME),
            Crumb::to(
                account.display_name.clone(),
                addresses::account(&account.name),
            ),
            Crumb::to(
                shell::invoices(language),
                addresses::invoices(&account.name),
            ),
            Crumb::here(title),
        ],
        account: Some(account.clone()),
        body: body.into_any(),
    }
}

/// What was asked for by address and will not do is told as a refused form is.
fn refused(asked: &Asked, page: &StatementPage, typed: &TypedStatement) -> Asked {
    let mut asked = asked.clone();
    if let Err(problems) = &page.statement {
        let typed = [("from", &typed.from), ("to", &typed.to)];
        let typed = typed.map(|(name, typed)| (name.to_owned(), typed.clone()));
        asked.form = Some(Form {
            refusal: Refusal::Invalid(problems.clone()),
            typed: typed.into(),
        });
    }
    asked
}

fn days(asked: &Asked, page: &StatementPage) -> [Field; 2] {
    let language = asked.language;
    let day = |name, label, day: chrono::NaiveDate| {
        Field::day(asked, name, label).with_default(asked, day.to_string())
    };
    [
        day("from", statement::from(language), page.period.start),
        day("to", statement::until(language), page.period.end),
    ]
}

/// The form that asks for other days, or for one profile.
fn form(asked: &Asked, page: &StatementPage, days: [Field; 2]) -> AnyView {
    let language = asked.language;
    let [from, to] = days;
    let chosen = page.profile.as_ref();
    let profiles = page.profiles.iter();
    let profiles = profiles.map(|it| (it.name.clone(), it.display_name.clone()));
    let all = std::iter::once((String::new(), statement::all_profiles(language)));
    let profile = Field {
        value: chosen.map(|it| it.name.clone()).unwrap_or_default(),
        ..Field::text(asked, "profile", accounts::billing_profile(language))
    };
    let profile =
        (page.profiles.len() > 1).then(|| select(asked, &profile, all.chain(profiles).collect()));
    view! {
        <form
            class="form"
            data-width="wide"
            role="search"
            aria-label=statement::title(language)
            action=addresses::statement(&page.account.name)
        >
            <div class="field-row">{field(asked, &from)} {field(asked, &to)} {profile}</div>
            <div class="button-row">
                <button class="button">
                    {icon(asked, "filter")} {statement::show(language)}
                </button>
            </div>
        </form>
    }
    .into_any()
}

/// What the page shows as files.
fn files(asked: &Asked, page: &StatementPage) -> Vec<AnyView> {
    if page.statement.is_err() {
        return Vec::new();
    }
    let language = asked.language;
    let typed = page.typed();
    let query = addresses::query([
        ("from", typed.from.as_str()),
        ("to", typed.to.as_str()),
        ("profile", typed.profile.as_str()),
        ("language", language.tag()),
    ]);
    let files = [
        ("pdf", statement::pdf(language)),
        ("csv", statement::csv(language)),
        ("ageing", statement::ageing_csv(language)),
    ];
    let files = files.map(|(form, text)| {
        let address = addresses::statement_file(&page.account.name, form, &query);
        view! {
            <a class="button" href=address download="">
                {icon(asked, "download")}
                {text}
            </a>
        }
        .into_any()
    });
    files.into()
}

fn of_statement(asked: &Asked, page: &StatementPage, shown: &Statement) -> AnyView {
    let language = asked.language;
    let ledgers = shown.ledgers.iter();
    let ledgers: Vec<_> = ledgers.map(|it| ledger::ledger(asked, page, it)).collect();
    let nothing = ledgers.is_empty().then(|| {
        let nothing = empty_state(
            asked,
            "invoice",
            statement::nothing(language),
            statement::nothing_hint(language),
            Vec::new(),
        );
        view! { <div class="sheet">{nothing}</div> }
    });
    view! {
        {ledgers}
        {nothing}
        {ageing::ageing(asked, shown)}
    }
    .into_any()
}
