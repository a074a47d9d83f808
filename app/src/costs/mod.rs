//! Cost analysis: what an account cost over time and by what, what the month will come to, and the
//! tags that costs are told by.

mod chart;
mod figures;
mod filters;
mod month;
mod names;
mod scale;
mod tags;

use crate::account::asked_account;
use crate::asked::{Asked, Form, asked};
use crate::controls::breadcrumb::Crumb;
use crate::controls::empty_state::empty_state;
use crate::controls::error_summary::error_summary;
use crate::controls::icon::icon;
use crate::controls::notice::{NoticeKind, notice};
use crate::controls::page_head::page_head;
use crate::frame::{Here, Page};
use crate::page::signed_in;
use actions::Refusal;
use actions::costs::{CostAnalysis, CostPage, CostProblem, TypedCosts, show_costs};
use billing::invoice::Named;
use billing::{Language, Month};
use islands::addresses;
use leptos::prelude::*;
use words::{costs, format, shell};

pub use tags::tags;

/// The page of an account's costs.
pub fn page() -> AnyView {
    let account = asked_account();
    let typed = asked().as_ref().map(typed).unwrap_or_default();
    signed_in(
        |portal, caller| async move {
            let page = show_costs(&portal, &caller, &account?, &typed).await?;
            Ok((page, typed))
        },
        |asked, _, (page, typed)| show(asked, &page, &typed),
    )
}

/// What is wrong with what was asked for.
pub fn sentence(language: Language, problem: CostProblem) -> String {
    let count = |it: usize| format::count(language, it);
    match problem {
        CostProblem::TooManyMonths(most) => costs::too_many_months(language, &most.to_string()),
        CostProblem::NoScope => costs::no_scope(language),
        CostProblem::TooManyKeys(most) => costs::too_many_keys(language, &count(most)),
        CostProblem::NoKey => costs::no_key(language),
        CostProblem::KeyTwice => costs::key_twice(language),
    }
}

/// What the address asks for.
fn typed(asked: &Asked) -> TypedCosts {
    TypedCosts::of(asked.all_queries())
}

fn show(asked: &Asked, page: &CostPage, typed: &TypedCosts) -> Page {
    let asked = &refused(asked, page, typed);
    let language = asked.language;
    let title = costs::title(language);
    let account = &page.account;
    let fields = filters::fields(asked, page, typed);
    let content = match &page.costs {
        Ok(told) => of_costs(asked, page, typed, told),
        Err(_) => ().into_any(),
    };
    let rolling_up = page.is_rolling_up.then(|| {
        let told = costs::rolling_up(language);
        notice(asked, NoticeKind::Info, told)
    });
    let body = view! {
        {error_summary(asked, &fields)}
        {page_head(title.clone(), Some(account.display_name.clone()), commands(asked, page, typed))}
        <div class="stack">
            {rolling_up}
            {filters::form(asked, page, &fields)}
            {content}
        </div>
    };
    Page {
        title: format!("{title} · {}", account.display_name),
        here: Here::Costs,
        crumbs: crumbs(language, account, vec![Crumb::here(title)]),
        account: Some(account.clone()),
        body: body.into_any(),
    }
}

/// The way to a page of an account's costs.
fn crumbs(language: Language, account: &Named, last: Vec<Crumb>) -> Vec<Crumb> {
    let mut crumbs = vec![
        Crumb::to(shell::home(language), addresses::HOME),
        Crumb::to(
            account.display_name.clone(),
            addresses::account(&account.name),
        ),
    ];
    crumbs.extend(last);
    crumbs
}

/// What was asked for by address and will not do is told as a refused form is.
fn refused(asked: &Asked, page: &CostPage, typed: &TypedCosts) -> Asked {
    let mut asked = asked.clone();
    if let Err(problems) = &page.costs {
        let typed = [("from", &typed.from), ("to", &typed.to)];
        let typed = typed.map(|(name, typed)| (name.to_owned(), typed.clone()));
        asked.form = Some(Form {
            refusal: Refusal::Invalid(problems.clone()),
            typed: typed.into(),
        });
    }
    asked
}

fn commands(asked: &Asked, page: &CostPage, typed: &TypedCosts) -> Vec<AnyView> {
    let language = asked.language;
    let account = &page.account.name;
    let file = page.costs.is_ok().then(|| {
        let address = addresses::costs_file(account, &filters::query(typed));
        view! {
            <a class="button" href=address download="">
                {icon(asked, "download")}
                {costs::csv(language)}
            </a>
        }
        .into_any()
    });
    let tags = page.may_choose_tags.then(|| {
        view! {
            <a class="button" href=addresses::cost_tags(account)>
                {icon(asked, "tag")}
                {costs::tags(language)}
            </a>
        }
        .into_any()
    });
    file.into_iter().chain(tags).collect()
}

fn of_costs(asked: &Asked, page: &CostPage, typed: &TypedCosts, told: &CostAnalysis) -> AnyView {
    let language = asked.language;
    let Some(currency) = told.currency.filter(|_| !told.rows.is_empty()) else {
        let nothing = empty_state(
            asked,
            "invoice",
            costs::nothing(language),
            costs::nothing_hint(language),
            Vec::new(),
        );
        return view! { <div class="sheet">{nothing}</div> }.into_any();
    };
    let month = Month::of(page.period.start);
    let title = match month.period() == page.period {
        true => format::month(language, month),
        false => format::period(language, page.period),
    };
    view! {
        <section class="sheet sheet-body costs" aria-labelledby="over-time">
            <div class="sheet-head">
                <h2 id="over-time">{title}</h2>
                <span class="soft">{costs::in_currency(language, currency.code())}</span>
            </div>
            {month::facts(asked, page, told, currency)}
            {chart::chart(asked, page, told, currency)}
            {figures::over_time(asked, page, told, currency)}
        </section>
        {figures::by_value(asked, page, typed, (told, currency))}
    }
    .into_any()
}
