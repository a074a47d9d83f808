//! What is tried on an account and its parts. What no function does yet, the policy is asked.

use super::world::Asking;
use super::{Tried, answer};
use actions::access::{
    AccessPath, Chosen, Part, SubscriptionPath, TypedRoles, give_roles, share_invoices,
    show_access, show_sharing, take_roles,
};
use actions::access_requests::list_requests;
use actions::accounts::{list_scopes, show_account};
use actions::audit::{ActivityFilter, export_activity, list_activity, sign_activity};
use actions::costs::{TypedCosts, choose_tag_keys, show_costs, show_tag_keys, take_costs};
use actions::hand_over::{offer_account, show_hand_over, withdraw_offer};
use actions::invoices::{InvoiceFilter, list_invoices, list_of_subscription};
use actions::mail::{MailPart, MailPath, set_reminders, show_preference, show_reminders};
use actions::month_end::pack_month;
use actions::prices::download_price_sheet;
use actions::statement::{TypedStatement, show_statement, take_statement};
use billing::Language;
use billing::policy::{Action, ActivityOf, InvoiceMail, Owners, Ownership, action, allow};
use rights::{Agreement, Answer, Kind, Thing};

pub async fn tried(asking: &Asking<'_>, thing: &Thing, action: &str) -> Tried {
    match action {
        "see its properties" => see(asking, thing).await,
        "see its activity and export it" => activity(asking, thing).await,
        "see its activity" => {
            let all = ActivityFilter::default();
            let page = list_activity(asking.portal, &asking.caller, &place(thing), &all).await;
            vec![("list_activity", answer(page))]
        }
        "hand it over" => hand_over(asking, thing).await,
        "give and take roles" => roles(asking, thing).await,
        "see its role assignments" => {
            let page = show_access(asking.portal, &asking.caller, &place(thing)).await;
            vec![("show_access", answer(page))]
        }
        "read who gets its invoices" => {
            let path = MailPath {
                account: thing.account.to_owned(),
                part: MailPart::Profile(thing.path[0].to_owned()),
            };
            let page = show_preference(asking.portal, &asking.caller, &path).await;
            vec![("show_preference", answer(page))]
        }
        "list its invoices" => {
            let of = (thing.account, thing.path[0]);
            let all = InvoiceFilter::default();
            let listed = list_of_subscription(asking.portal, &asking.caller, of, all).await;
            vec![("list_of_subscription", answer(listed))]
        }
        "turn payment reminders on and off" => {
            let (portal, caller) = (asking.portal, &asking.caller);
            let page = show_reminders(portal, caller, thing.account).await;
            let set = set_reminders(portal, caller, (thing.account, "")).await;
            vec![
                ("show_reminders", answer(page)),
                ("set_reminders", answer(set)),
            ]
        }
        "see what it costs" => {
            let (portal, caller) = (asking.portal, &asking.caller);
            let typed = TypedCosts::default();
            let page = show_costs(portal, caller, thing.account, &typed).await;
            let taken = take_costs(portal, caller, thing.account, &typed).await;
            vec![("show_costs", answer(page)), ("take_costs", answer(taken))]
        }
        "choose the tags of its costs" => {
            let (portal, caller) = (asking.portal, &asking.caller);
            let page = show_tag_keys(portal, caller, thing.account).await;
            let chosen = choose_tag_keys(portal, caller, (thing.account, "no \"key")).await;
            vec![
                ("show_tag_keys", answer(page)),
                ("choose_tag_keys", answer(chosen)),
            ]
        }
        "be given its statement" => statement(asking, thing).await,
        "turn Access to invoice on and off" => sharing(asking, thing).await,
        "download its price sheet" => {
            let of = (thing.account, thing.path[0]);
            let sheet = download_price_sheet(asking.portal, &asking.caller, of).await;
            vec![("download_price_sheet", answer(sheet))]
        }
        other => vec![("policy", asked(asking, thing, other))],
    }
}

async fn see(asking: &Asking<'_>, thing: &Thing) -> Tried {
    let (portal, caller) = (asking.portal, &asking.caller);
    let scopes = list_scopes(portal, caller).await.expect("listed");
    let is_listed = scopes
        .rows
        .iter()
        .any(|it| it.account.name == thing.account);
    let shown = answer(show_account(portal, caller, thing.account).await);
    let all = InvoiceFilter::default();
    let list = list_invoices(portal, caller, thing.account, &all).await;
    let listed = match is_listed {
        true => Answer::Done,
        false => Answer::Hidden,
    };
    vec![
        ("show_account", shown),
        ("list_invoices", answer(list)),
        ("list_scopes", listed),
    ]
}

async fn statement(asking: &Asking<'_>, thing: &Thing) -> Tried {
    let (portal, caller) = (asking.portal, &asking.caller);
    let typed = TypedStatement::default();
    let page = show_statement(portal, caller, thing.account, &typed).await;
    let taken = take_statement(portal, caller, thing.account, &typed).await;
    let month = ("2026-01", Language::En);
    let pack = pack_month(portal, caller, thing.account, month).await;
    vec![
        ("show_statement", answer(page)),
        ("take_statement", answer(taken)),
        ("pack_month", answer(pack)),
    ]
}

async fn activity(asking: &Asking<'_>, thing: &Thing) -> Tried {
    let (portal, caller, first) = (asking.portal, &asking.caller, (thing.account, 1));
    let all = ActivityFilter::default();
    let listed = list_activity(portal, caller, &place(thing), &all).await;
    let lines = export_activity(portal, caller, first).await;
    let signed = sign_activity(portal, caller, first).await;
    vec![
        ("list_activity", answer(listed)),
        ("export_activity", answer(lines)),
        ("sign_activity", answer(signed)),
    ]
}

async fn hand_over(asking: &Asking<'_>, thing: &Thing) -> Tried {
    let (portal, caller) = (asking.portal, &asking.caller);
    let page = show_hand_over(portal, caller, thing.account).await;
    let offered = offer_account(portal, caller, thing.account, "").await;
    let withdrawn = withdraw_offer(portal, caller, thing.account).await;
    let mut tried = vec![
        ("show_hand_over", answer(page)),
        ("offer_account", answer(offered)),
        ("withdraw_offer", answer(withdrawn)),
    ];
    if is_online_services(thing) {
        let requests = list_requests(portal, caller, thing.account).await;
        tried.push(("list_requests", answer(requests)));
    }
    tried
}

async fn roles(asking: &Asking<'_>, thing: &Thing) -> Tried {
    let (portal, caller, place) = (asking.portal, &asking.caller, place(thing));
    let nothing = TypedRoles {
        role: String::new(),
        email: String::new(),
        last_day: String::new(),
    };
    let given = give_roles(portal, caller, &place, &nothing).await;
    let taken = take_roles(portal, caller, &place, &Chosen::default()).await;
    let mut tried = vec![("give_roles", answer(given)), ("take_roles", answer(taken))];
    // On a profile more people look than give.
    if thing.kind != Kind::Profile {
        tried.push((
            "show_access",
            answer(show_access(portal, caller, &place).await),
        ));
    }
    if thing.kind == Kind::Account && !is_online_services(thing) {
        let requests = list_requests(portal, caller, thing.account).await;
        tried.push(("list_requests", answer(requests)));
    }
    tried
}

/// Whose administrator answers requests by sharing invoices, and gives no roles.
fn is_online_services(thing: &Thing) -> bool {
    thing.account == Agreement::Mosp.account()
}

fn place(thing: &Thing) -> AccessPath {
    let part = match thing.path {
        [profile, section] => Part::Section((*profile).to_owned(), (*section).to_owned()),
        [profile] => Part::Profile((*profile).to_owned()),
        _ => Part::Account,
    };
    AccessPath {
        account: thing.account.to_owned(),
        part,
    }
}

async fn sharing(asking: &Asking<'_>, thing: &Thing) -> Tried {
    let (portal, caller) = (asking.portal, &asking.caller);
    let path = SubscriptionPath {
        account: thing.account.to_owned(),
        subscription: thing.path[0].to_owned(),
    };
    let page = show_sharing(portal, caller, &path).await;
    let shared = share_invoices(portal, caller, &path, "").await;
    vec![
        ("show_sharing", answer(page)),
        ("share_invoices", answer(shared)),
    ]
}

fn asked(asking: &Asking<'_>, thing: &Thing, about: &str) -> Answer {
    let world = asking.world;
    let owners = |owners| Ownership {
        account: world.account(thing),
        owners,
    };
    match (about, thing.kind) {
        ("give an owner beside the first", _) => {
            may::<action::GrantFirstOwner>(asking, &owners(Owners::Present))
        }
        ("give the first owner", _) => {
            may::<action::GrantFirstOwner>(asking, &owners(Owners::NoneYet))
        }
        ("see the enrolment's charges", _) => {
            may::<action::SeeCharges>(asking, &world.account(thing))
        }
        ("edit its invoice contacts", _) => {
            may::<action::EditInvoiceContacts>(asking, &world.account(thing))
        }
        ("change its properties and payment methods", _) => {
            may::<action::ChangeProfile>(asking, &world.profile(thing))
        }
        ("see its cost", _) => may::<action::SeeSectionCost>(asking, &world.section(thing)),
        ("see its activity", Kind::Profile) => {
            may::<action::SeeActivity>(asking, &ActivityOf::Profile(world.profile(thing)))
        }
        ("see its activity", _) => {
            may::<action::SeeActivity>(asking, &ActivityOf::Section(world.section(thing)))
        }
        ("set invoice e-mail and recipients", Kind::Profile) => {
            may::<action::SetInvoiceEmail>(asking, &InvoiceMail::Profile(world.profile(thing)))
        }
        ("set invoice e-mail and recipients", _) => {
            let mail = InvoiceMail::Subscription(world.subscription(thing));
            may::<action::SetInvoiceEmail>(asking, &mail)
        }
        other => panic!("nothing is tried for {other:?}"),
    }
}

fn may<A: Action>(asking: &Asking<'_>, on: &A::On) -> Answer {
    answer(allow::<A>(&asking.caller.standing, on, asking.caller.now))
}
