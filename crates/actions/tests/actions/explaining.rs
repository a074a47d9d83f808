//! Why the demo's people do not see an invoice: a row of domain.md §5 each, and nothing for whoever
//! has no relation to what they ask for.

use super::{caller, now, portal};
use actions::explain::{Explanation, Reason, Wanted, explain_absence};
use actions::invoices::{InvoiceFilter, InvoicePath, list_invoices, show_invoice};
use actions::{Caller, Portal, Refusal, demo};
use billing::IdentityKind;
use billing::policy::{Absence, Stage};
use scratch::Scratch;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

scratch::both_databases!(
    everyone_of_the_demo_learns_their_reason,
    numbers_tell_of_nobody_elses_invoices,
    what_is_hidden_is_told_like_what_is_not_there,
    a_name_does_as_well_as_a_number,
    a_month_names_what_is_there_and_says_what_is_disabled,
);

const JEROEN: &str = "10482937";
const CONTOSO: &str =
    "6f1c2d3e-4b5a-4968-8776-5a4b3c2d1e0f:0a1b2c3d-4e5f-4061-8283-94a5b6c7d8e9_2026-03-01";
const FABRIKAM: &str =
    "7e2d3f40-5c6b-4a79-9887-6b5c4d3e2f10:1b2c3d4e-5f60-4172-9394-a5b6c7d8e9fa_2026-03-01";
const ENTERPRISE: &str = "7350264";
const MILAN: &str = "20593846";
const SUB_01: &str = "1a4d7b29-8e31-4c62-9d4a-2f705b3cad01";
const SUB_02: &str = "2b5e8c3a-9f42-4d73-8e5b-30816c4dbe02";
const SUB_06: &str = "5e80a96d-c275-40a6-8b8e-63b49f701e06";

async fn filled(scratch: &Scratch) -> Portal {
    let portal = portal(scratch).await;
    let filled = demo::fill(&portal, None, now(), |_| {}).await;
    filled.expect("filled");
    portal
}

fn of_account(account: &str) -> Wanted {
    Wanted {
        account: Some(account.to_owned()),
        ..Wanted::default()
    }
}

fn of_subscription(account: &str, subscription: &str) -> Wanted {
    Wanted {
        subscription: Some(subscription.to_owned()),
        ..of_account(account)
    }
}

async fn told(portal: &Portal, who: &Caller, wanted: &Wanted) -> Explanation {
    let told = explain_absence(portal, who, wanted).await.expect("read");
    told.unwrap_or_else(|| panic!("{} has a relation to {wanted:?}", who.email))
}

fn codes(told: &Explanation) -> Vec<&'static str> {
    told.reasons.iter().map(|it| it.absence.code()).collect()
}

fn emails(reason: &Reason) -> Vec<&str> {
    reason.contacts.iter().map(|it| it.email.as_str()).collect()
}

async fn everyone_of_the_demo_learns_their_reason(scratch: Scratch) {
    let portal = filled(&scratch).await;
    let who = async |email: &str| caller(&portal, email).await;

    let finn = told(
        &portal,
        &who("finn@contoso.example").await,
        &of_subscription(JEROEN, SUB_01),
    )
    .await;
    assert_eq!(codes(&finn), ["not-shared", "not-made-yet"]);
    assert_eq!(emails(&finn.reasons[0]), ["jeroen@contoso.example"]);
    assert_eq!(finn.reasons[0].of.as_deref(), Some("Azure sub 01"));
    let Absence::NotMadeYet { next, stage, .. } = &finn.reasons[1].absence else {
        panic!("the example of the specification");
    };
    assert_eq!(*stage, Stage::Follows);
    assert_eq!(next.period.to_string(), "2026-10-05 to 2026-11-04");
    assert_eq!(next.invoice_date.to_string(), "2026-12-02");

    let anna = who("anna@contoso.example").await;
    let elsewhere = told(&portal, &anna, &of_account(FABRIKAM)).await;
    assert_eq!(codes(&elsewhere), ["another-directory"]);
    assert_eq!(elsewhere.reasons[0].directory.as_deref(), Some("Fabrikam"));
    assert_eq!(
        elsewhere.account, None,
        "another directory's account is not named"
    );
    assert_eq!(
        codes(&told(&portal, &anna, &of_account(CONTOSO)).await),
        ["not-made-yet"; 2]
    );

    let eva = told(
        &portal,
        &who("eva@contoso.example").await,
        &of_account(CONTOSO),
    )
    .await;
    assert_eq!(codes(&eva), ["no-permission"]);
    assert_eq!(emails(&eva.reasons[0]), ["anna@contoso.example"]);
    assert_eq!(
        (eva.account, &eva.reasons[0].of),
        (None, &None),
        "and nothing else"
    );

    let milan = who("milan@contoso.example").await;
    let october = Wanted {
        month: Some("2026-08".parse().expect("a month")),
        ..of_subscription(MILAN, SUB_06)
    };
    let below = told(&portal, &milan, &october).await;
    assert_eq!(codes(&below), ["below-credit", "below-credit"]);
    let free = told(&portal, &milan, &of_subscription(MILAN, SUB_06)).await;
    assert_eq!(codes(&free), ["not-made-yet", "below-credit"]);
    let Absence::BelowCredit { months, .. } = &free.reasons[1].absence else {
        panic!("what was used");
    };
    let used: Vec<_> = months
        .iter()
        .map(|it| format!("{} of {}", it.used, it.credit))
        .collect();
    assert_eq!(used, ["50 of 50", "44.5 of 50", "31 of 50"]);

    let iris = told(
        &portal,
        &who("iris@contoso.example").await,
        &of_account(ENTERPRISE),
    )
    .await;
    assert_eq!(codes(&iris), ["enterprise-agreement"]);
    let lena = who("lena@tailwind.example").await;
    let wingtip = super::visibility::account(&portal, &lena, "Wingtip Partner").await;
    assert_eq!(
        codes(&told(&portal, &lena, &of_account(&wingtip)).await),
        ["no-customer-yet"]
    );
    the_other_identity_is_named(&portal).await;
}

/// By whichever number an invoice of the work identity is asked for.
async fn the_other_identity_is_named(portal: &Portal) {
    let jeroen = caller(portal, "jeroen@contoso.example").await;
    let all = list_invoices(portal, &jeroen, JEROEN, &InvoiceFilter::default()).await;
    let row = &all.expect("listed").rows[0];
    let personal = super::personal(portal, "jeroen@contoso.example").await;
    for name in [&row.name, &row.document_number, &row.name.to_lowercase()] {
        let by_number = Wanted {
            name: Some(name.clone()),
            ..Wanted::default()
        };
        assert_eq!(codes(&told(portal, &jeroen, &by_number).await), [""; 0]);
        let trap = told(portal, &personal, &by_number).await;
        assert_eq!(codes(&trap), ["another-identity"]);
        assert_eq!(trap.reasons[0].directory.as_deref(), Some("Contoso"));
        assert!(matches!(
            trap.reasons[0].absence,
            Absence::AnotherIdentity {
                kind: IdentityKind::Work,
                ..
            }
        ));
    }
}

/// Whoever could count through document numbers is told of none: a member of the directory learns of
/// somebody's invoice by its name only.
async fn numbers_tell_of_nobody_elses_invoices(scratch: Scratch) {
    let portal = filled(&scratch).await;
    let jeroen = caller(&portal, "jeroen@contoso.example").await;
    let all = list_invoices(&portal, &jeroen, JEROEN, &InvoiceFilter::default()).await;
    let row = &all.expect("listed").rows[0];
    let milan = caller(&portal, "milan@contoso.example").await;
    let asked = async |name: &str| {
        let wanted = Wanted {
            name: Some(name.to_owned()),
            ..Wanted::default()
        };
        explain_absence(&portal, &milan, &wanted)
            .await
            .expect("told")
    };
    assert!(asked(&row.name).await.is_some(), "its name is no guess");
    assert_eq!(asked(&row.document_number).await, None);
}

/// Asks in every way about something of Contoso, and about the same of nobody: whoever has no
/// relation gets the same answer after the same number of statements.
async fn what_is_hidden_is_told_like_what_is_not_there(scratch: Scratch) {
    let portal = filled(&scratch).await;
    let anna = caller(&portal, "anna@contoso.example").await;
    let all = list_invoices(&portal, &anna, CONTOSO, &InvoiceFilter::default()).await;
    let invoice = all.expect("listed").rows[0].name.clone();

    let count = Arc::new(AtomicUsize::new(0));
    let mut database = scratch.database.clone();
    let counting = count.clone();
    database.set_metric_callback(move |_| {
        counting.fetch_add(1, Ordering::Relaxed);
    });
    let counted = Portal::open(database, scratch.folder())
        .await
        .expect("the portal opens");
    let farah = caller(&portal, "farah@fabrikam.example").await;
    let path = |account: &str, invoice: &str| InvoicePath {
        account: account.to_owned(),
        invoice: invoice.to_owned(),
    };
    let since = |before: usize| count.load(Ordering::Relaxed) - before;
    let mut answers = Vec::new();
    for (account, invoice) in [
        (CONTOSO, invoice.as_str()),
        (CONTOSO, "G000000000"),
        (ENTERPRISE, invoice.as_str()),
        ("99999999", invoice.as_str()),
        ("99999999", "G000000000"),
    ] {
        let mut statements = Vec::new();
        for wanted in [
            of_account(account),
            Wanted {
                invoice: Some(invoice.to_owned()),
                ..of_account(account)
            },
            Wanted {
                invoice: Some(invoice.to_owned()),
                ..Wanted::default()
            },
            Wanted {
                name: Some(account.to_owned()),
                ..Wanted::default()
            },
            of_subscription(account, SUB_01),
        ] {
            let before = count.load(Ordering::Relaxed);
            let told = explain_absence(&counted, &farah, &wanted)
                .await
                .expect("read");
            assert!(told.is_none(), "{wanted:?}: {told:?}");
            statements.push(since(before));
        }
        let before = count.load(Ordering::Relaxed);
        let shown = show_invoice(&counted, &farah, &path(account, invoice)).await;
        assert_eq!(shown.err(), Some(Refusal::NotFound));
        statements.push(since(before));
        let before = count.load(Ordering::Relaxed);
        let listed = list_invoices(&counted, &farah, account, &InvoiceFilter::default()).await;
        assert_eq!(listed.err(), Some(Refusal::NotFound));
        statements.push(since(before));
        answers.push(statements);
    }
    let partner = super::visibility::account(
        &portal,
        &caller(&portal, "hugo@tailwind.example").await,
        "Tailwind Traders Partner",
    )
    .await;
    let before = count.load(Ordering::Relaxed);
    let listed = list_invoices(&counted, &farah, &partner, &InvoiceFilter::default()).await;
    assert_eq!(listed.err(), Some(Refusal::NotFound));
    assert_eq!(since(before), answers[0][6], "a partner's account");
    assert!(
        answers[0].iter().all(|it| *it > 0),
        "statements are counted"
    );
    for other in &answers[1..] {
        assert_eq!(other, &answers[0]);
    }
}

fn called(name: &str) -> Wanted {
    Wanted {
        name: Some(name.to_owned()),
        ..Wanted::default()
    }
}

/// By name they find what they have to do with, and nothing else is looked at.
async fn a_name_does_as_well_as_a_number(scratch: Scratch) {
    let portal = filled(&scratch).await;
    let who = async |email: &str| caller(&portal, email).await;
    let (finn, eva) = (
        who("finn@contoso.example").await,
        who("eva@contoso.example").await,
    );
    let (chloe, farah) = (
        who("chloe@contoso.example").await,
        who("farah@fabrikam.example").await,
    );
    let by_name = told(&portal, &finn, &called(" azure SUB 01 ")).await;
    assert_eq!(codes(&by_name), ["not-shared", "not-made-yet"]);
    assert_eq!(
        codes(&told(&portal, &eva, &called("Contoso Ltd")).await),
        ["no-permission"]
    );
    let other = told(&portal, &chloe, &called("Billing profile 02")).await;
    assert_eq!(codes(&other), ["no-permission"]);
    let named = |roles: &[actions::explain::NamedRole]| -> Vec<_> {
        let names = roles.iter().filter_map(|it| it.place.clone());
        names
            .collect::<std::collections::BTreeSet<_>>()
            .into_iter()
            .collect()
    };
    assert_eq!(named(&other.reasons[0].held), ["Billing profile 01"]);
    assert_eq!(named(&other.reasons[0].needed), ["Billing profile 02"]);
    // A home member without a role learns nothing of an account's parts, and strangers nothing.
    for (stranger, name) in [
        (&eva, "Billing profile 01"),
        (&eva, "Azure sub 01"),
        (&eva, "Fabrikam Inc"),
        (&farah, "Contoso Ltd"),
        (&farah, "Billing profile 01"),
        (&farah, "Nothing of the kind"),
    ] {
        let nothing = explain_absence(&portal, stranger, &called(name)).await;
        assert_eq!(nothing, Ok(None), "{} asks for {name}", stranger.email);
    }
}

fn in_month(month: &str, wanted: Wanted) -> Wanted {
    Wanted {
        month: Some(month.parse().expect("a month")),
        ..wanted
    }
}

/// A month is answered with the invoices of its days that are there, beside why others are not.
async fn a_month_names_what_is_there_and_says_what_is_disabled(scratch: Scratch) {
    let portal = filled(&scratch).await;
    let jeroen = caller(&portal, "jeroen@contoso.example").await;
    let of_sub_02 = of_subscription(JEROEN, SUB_02);
    let october = told(&portal, &jeroen, &in_month("2026-10", of_sub_02.clone())).await;
    let periods = |told: &Explanation| -> Vec<_> {
        let there = told.there.iter();
        there
            .map(|it| format!("{} {}", it.scope, it.period))
            .collect()
    };
    assert_eq!(periods(&october), ["Azure sub 02 2026-09-10 to 2026-10-09"]);
    assert_eq!(codes(&october), ["disabled", "not-made-yet"]);
    assert_eq!(october.reasons[0].of.as_deref(), Some("Azure sub 02"));
    let Absence::Disabled { since, .. } = october.reasons[0].absence else {
        panic!("that it is disabled");
    };
    assert_eq!(since.to_string(), "2026-11-01");
    // Nobody is told to ask themselves; whoever only sees it is told whom to ask.
    assert_eq!(emails(&october.reasons[0]), [""; 0]);
    let gita = caller(&portal, "gita@contoso.example").await;
    let hers = told(&portal, &gita, &of_sub_02).await;
    assert_eq!(codes(&hers), ["disabled", "not-made-yet"]);
    assert_eq!(emails(&hers.reasons[0]), ["jeroen@contoso.example"]);
    assert!(hers.there.is_empty(), "no month was asked for");

    // Of a whole account only what is theirs to see.
    let whole = told(&portal, &jeroen, &in_month("2026-09", of_account(JEROEN))).await;
    let scopes: std::collections::BTreeSet<_> = whole.there.iter().map(|it| &it.scope).collect();
    assert!(scopes.len() > 2, "{:?}", whole.there);
    let some = told(&portal, &gita, &in_month("2026-09", of_account(JEROEN))).await;
    assert!(!some.there.is_empty());
    assert!(some.there.iter().all(|it| it.scope == "Azure sub 02"));
    let chloe = caller(&portal, "chloe@contoso.example").await;
    let profile = told(&portal, &chloe, &in_month("2026-10", of_account(CONTOSO))).await;
    let there = periods(&profile);
    assert_eq!(there, ["Billing profile 01 2026-10-01 to 2026-10-31"]);
    let eva = caller(&portal, "eva@contoso.example").await;
    let nothing = told(&portal, &eva, &in_month("2026-10", of_account(CONTOSO))).await;
    assert!(nothing.there.is_empty());
    // Asked from another directory it is not named.
    let anna = caller(&portal, "anna@contoso.example").await;
    let elsewhere = told(&portal, &anna, &in_month("2026-10", of_account(FABRIKAM))).await;
    assert!(elsewhere.there.is_empty());
}
