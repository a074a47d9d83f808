//! The properties of a billing account: which agreement it is under, and what it is made of.

mod profiles;
mod subscriptions;

use crate::access_requests::waiting_here;
use crate::asked::Asked;
use crate::controls::breadcrumb::Crumb;
use crate::controls::facts::{Fact, fact_rows, party};
use crate::controls::notice::{NoticeKind, notice};
use crate::controls::page_head::page_head;
use crate::controls::tag::to_be_completed;
use crate::frame::{Here, Page};
use crate::page::signed_in;
use crate::payments::past_due;
use actions::Refusal;
use actions::accounts::{AccountPage, show_account};
use billing::AgreementType;
use islands::addresses;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use words::{
    access, accounts, activity, costs, format, hand_over, invoice_email, labels, shell, statement,
    usage,
};

/// The page of an account.
pub fn account() -> AnyView {
    let account = asked_account();
    signed_in(
        |portal, caller| async move { show_account(&portal, &caller, &account?).await },
        |asked, _, account| show(asked, &account),
    )
}

/// The identifier of the account that the address names.
pub fn asked_account() -> Result<String, Refusal> {
    let account = use_params_map().get_untracked().get("account");
    account.ok_or(Refusal::NotFound)
}

fn show(asked: &Asked, account: &AccountPage) -> Page {
    let language = asked.language;
    let title = shell::properties(language);
    let hint = (!account.is_complete).then(|| {
        let hint = accounts::to_be_completed_hint(language);
        notice(asked, NoticeKind::Info, hint)
    });
    let obstacle = account.obstacle.as_ref().map(|it| {
        let sentence = words::reasons::why(language, it);
        notice(asked, NoticeKind::Info, sentence)
    });
    let profiles =
        (account.agreement != AgreementType::Mosp).then(|| profiles::profiles(asked, account));
    let past_due = account.past_due.as_ref().map(|it| past_due(asked, it));
    let body = view! {
        {past_due}
        {waiting_here(asked, &account.account, account.requests)}
        {obstacle} {hint}
        {page_head(title.clone(), Some(account.account.display_name.clone()), commands(asked, account))}
        <div class="stack">
            <div class="sheet sheet-body">{fact_rows(properties(asked, account))}</div>
            {profiles}
            {subscriptions::subscriptions(asked, account)}
        </div>
    };
    Page {
        title: format!("{title} · {}", account.account.display_name),
        here: Here::Properties,
        account: Some(account.account.clone()),
        crumbs: vec![
            Crumb::to(shell::home(language), addresses::HOME),
            Crumb::to(shell::billing_scopes(language), addresses::SCOPES),
            Crumb::here(account.account.display_name.clone()),
        ],
        body: body.into_any(),
    }
}

/// What can be done from here: what this person may not do is not offered.
fn commands(asked: &Asked, account: &AccountPage) -> Vec<AnyView> {
    let language = asked.language;
    let name = account.account.name.as_str();
    let command =
        |text: String, address: String| view! { <a class="button" href=address>{text}</a> };
    let invoices = view! {
        <a class="button" data-kind="primary" href=addresses::invoices(name)>
            {shell::invoices(language)}
        </a>
    };
    let access = account
        .has_access
        .then(|| command(access::title(language), addresses::access(name)).into_any());
    let activity = account
        .has_activity
        .then(|| command(activity::title(language), addresses::activity(name)).into_any());
    let statement = account
        .has_statement
        .then(|| command(statement::title(language), addresses::statement(name)).into_any());
    let hand_over = account
        .can_be_handed_over
        .then(|| command(hand_over::command(language), addresses::hand_over(name)).into_any());
    let contacts = account.has_contacts.then(|| {
        command(
            invoice_email::contacts(language),
            addresses::invoice_contacts(name),
        )
        .into_any()
    });
    let reminders = account.has_reminders.then(|| {
        command(
            invoice_email::reminders(language),
            addresses::reminders(name),
        )
        .into_any()
    });
    let usage = account
        .has_usage
        .then(|| command(usage::title(language), addresses::usage(name)).into_any());
    let costs = account
        .has_costs
        .then(|| command(costs::title(language), addresses::costs(name)).into_any());
    let offered = [
        costs, statement, usage, access, contacts, reminders, activity, hand_over,
    ]
    .into_iter()
    .flatten();
    std::iter::once(invoices.into_any())
        .chain(offered)
        .collect()
}

fn properties(asked: &Asked, account: &AccountPage) -> Vec<Fact> {
    let language = asked.language;
    let incomplete = (!account.is_complete).then(|| to_be_completed(asked));
    let name = view! { {account.account.display_name.clone()} " " {incomplete} };
    let mut facts = vec![
        Fact::of(accounts::name(language), name.into_any()),
        Fact::text(
            accounts::account_type(language),
            labels::agreement(language, account.agreement),
        ),
        Fact::code(accounts::identifier(language), account.account.name.clone()),
        Fact::text(shell::directory(language), account.directory.clone()),
        Fact::text(
            accounts::created(language),
            format::date(language, account.created_on),
        ),
    ];
    let Some(terms) = &account.terms else {
        return facts;
    };
    facts.push(Fact::of(
        accounts::sold_to(language),
        party(asked, &terms.sold_to),
    ));
    facts.push(Fact::text(
        accounts::payment_method(language),
        labels::payment_method(language, terms.payment_method),
    ));
    // Under the other agreements the terms are those of each profile, in the table below.
    if account.agreement == AgreementType::Mosp {
        let days = i64::from(terms.payment_terms_days);
        let days = accounts::payment_terms_days(language, days);
        facts.push(Fact::text(accounts::payment_terms(language), days));
    }
    facts
}

fn section(id: &'static str, title: String, content: AnyView) -> AnyView {
    view! {
        <section class="sheet" aria-labelledby=id>
            <div class="sheet-body">
                <div class="sheet-head">
                    <h2 id=id>{title}</h2>
                </div>
                {content}
            </div>
        </section>
    }
    .into_any()
}
