//! Why somebody does not see an invoice: a test for each row of domain.md §5 that is about access.

use super::people::*;
use super::world::*;
use crate::AgreementType::{self, Ea, Mca, Mosp, Mpa};
use crate::invoice::schedule::SeriesTerms;
use crate::invoice::{BillingScope, InvoiceKind};
use crate::policy::*;
use crate::{IdentityId, IdentityKind, InvoiceId};
use uuid::Uuid;

const TWIN: IdentityId = IdentityId(Uuid::from_u128(21));

pub fn day(text: &str) -> chrono::NaiveDate {
    text.parse().expect("a day")
}

/// Somebody at home in the account's directory who looks at it.
pub fn seeker(held: &[&str]) -> Seeker {
    let at_home = in_directory(Membership::Home);
    Seeker {
        person: person(IDENTITY, held, &[at_home]),
        presence: Some(at_home),
        twins: Vec::new(),
        is_addressee: false,
    }
}

fn person(identity: IdentityId, held: &[&str], directories: &[Presence]) -> Person {
    Person {
        identity,
        kind: IdentityKind::Work,
        directories: directories.to_vec(),
        assignments: held.iter().map(|it| assignment(it)).collect(),
    }
}

const fn in_directory(membership: Membership) -> Presence {
    Presence {
        directory: DIRECTORY,
        membership,
    }
}

const fn elsewhere() -> Presence {
    Presence {
        directory: OTHER_DIRECTORY,
        membership: Membership::Home,
    }
}

fn invoice_of(agreement: AgreementType) -> Sought {
    let world = world(agreement);
    Sought {
        account: world.account,
        what: What::Invoice(world.invoice),
        month: None,
    }
}

fn told(seeker: &Seeker, sought: &Sought) -> Option<Vec<Absence>> {
    explain(seeker, sought, (now(), day("2026-11-20")))
}

/// `held` as texts of [`assignment`].
fn no_permission(needed: &[(Role, ScopeKind)], held: &[&str]) -> Absence {
    let needed = needed.iter().map(|&(role, at)| RoleAt { role, at });
    let held = held.iter().map(|it| assignment(it)).map(|it| HeldRole {
        role: it.role,
        scope: it.scope,
    });
    Absence::NoPermission {
        needed: needed.collect(),
        held: held.collect(),
    }
}

#[test]
fn whoever_has_no_relation_learns_nothing() {
    let at_home_elsewhere = Seeker {
        person: person(IDENTITY, &["other account owner"], &[elsewhere()]),
        presence: Some(elsewhere()),
        twins: vec![person(TWIN, &[], &[elsewhere()])],
        is_addressee: false,
    };
    let guest = in_directory(Membership::Guest);
    let guest_without_a_role = Seeker {
        person: person(IDENTITY, &[], &[elsewhere(), guest]),
        presence: Some(guest),
        twins: Vec::new(),
        is_addressee: false,
    };
    let mut ended = seeker(&[]);
    ended.person.directories = vec![elsewhere()];
    ended.presence = Some(elsewhere());
    ended.person.assignments = vec![ending("account owner", 0)];
    for &agreement in AgreementType::ALL {
        for who in [&at_home_elsewhere, &guest_without_a_role, &ended] {
            assert_eq!(told(who, &invoice_of(agreement)), None, "{agreement}");
        }
    }
}

#[test]
fn a_home_member_learns_which_role_is_needed_and_nothing_else() {
    use Role::{AccountAdministrator, BillingReader, Contributor, InvoiceManager, Owner, Reader};
    use ScopeKind::{Account, Profile, Subscription};
    let mosp = no_permission(
        &[
            (AccountAdministrator, Account),
            (Owner, Subscription),
            (Contributor, Subscription),
            (Reader, Subscription),
            (BillingReader, Subscription),
        ],
        &[],
    );
    let mca = no_permission(
        &[
            (Owner, Account),
            (Contributor, Account),
            (Reader, Account),
            (Owner, Profile),
            (Contributor, Profile),
            (Reader, Profile),
            (InvoiceManager, Profile),
        ],
        &[],
    );
    for (agreement, reason) in [
        (Mosp, mosp),
        (Mca, mca.clone()),
        (Mpa, mca),
        (Ea, Absence::EnterpriseAgreement),
    ] {
        let invoice = invoice_of(agreement);
        let missing = Sought {
            what: What::Missing,
            ..invoice.clone()
        };
        let customerless = Sought {
            account: AccountFacts {
                customers: Customers::NoneYet,
                ..invoice.account
            },
            ..invoice.clone()
        };
        for sought in [&invoice, &missing, &customerless] {
            assert_eq!(
                told(&seeker(&[]), sought),
                Some(vec![reason.clone()]),
                "{agreement}"
            );
        }
    }
}

#[test]
fn a_role_elsewhere_in_the_account_is_told_with_the_one_that_is_needed() {
    use Role::{AccountAdministrator, Contributor, InvoiceManager, Owner, Reader};
    use ScopeKind::{Account, Profile};
    let needed = [
        (Owner, Account),
        (Contributor, Account),
        (Reader, Account),
        (Owner, Profile),
        (Contributor, Profile),
        (Reader, Profile),
        (InvoiceManager, Profile),
    ];
    assert_eq!(
        told(
            &seeker(&["sibling profile invoice-manager"]),
            &invoice_of(Mca)
        ),
        Some(vec![no_permission(
            &needed,
            &["sibling profile invoice-manager"]
        )])
    );
    // A role on a subscription shows no support plan: only the account's own would.
    let plan = Billed::Subscription(support_plan(AccessToInvoice::On));
    let plan = Sought {
        what: What::Invoice(invoice(InvoiceKind::SupportPlan, plan)),
        ..invoice_of(Mosp)
    };
    assert_eq!(
        told(&seeker(&["subscription reader"]), &plan),
        Some(vec![no_permission(
            &[(AccountAdministrator, Account)],
            &["subscription reader"]
        )])
    );
}

#[test]
fn an_invoice_that_is_seen_and_not_shared_says_so() {
    let unshared = vec![Absence::NotShared(SUBSCRIPTION)];
    assert_eq!(
        told(&seeker(&["subscription owner"]), &invoice_of(Mosp)),
        Some(unshared)
    );
    let shared = Billed::Subscription(service(SUBSCRIPTION, AccessToInvoice::On));
    let shared = Sought {
        what: What::Invoice(invoice(InvoiceKind::Usage, shared)),
        ..invoice_of(Mosp)
    };
    assert_eq!(
        told(&seeker(&["subscription owner"]), &shared),
        Some(vec![])
    );
}

#[test]
fn what_is_there_has_no_reason() {
    let of = |held| seeker(&[held]);
    assert_eq!(
        told(&of("account account-administrator"), &invoice_of(Mosp)),
        Some(vec![])
    );
    assert_eq!(told(&of("profile reader"), &invoice_of(Mca)), Some(vec![]));
    let missing = Sought {
        what: What::Missing,
        ..invoice_of(Mca)
    };
    assert_eq!(
        told(&of("profile reader"), &missing),
        Some(vec![Absence::NoSuchName])
    );
}

#[test]
fn a_partner_without_a_customer_and_an_enrolment_are_reasons_of_their_own() {
    let partner = invoice_of(Mpa);
    let partner = Sought {
        account: AccountFacts {
            customers: Customers::NoneYet,
            ..partner.account
        },
        what: What::Series(Vec::new()),
        month: None,
    };
    let owner = seeker(&["account owner"]);
    assert_eq!(told(&owner, &partner), Some(vec![Absence::NoCustomerYet]));
    for held in [
        "account enterprise-administrator",
        "account department-administrator",
    ] {
        let reason = Some(vec![Absence::EnterpriseAgreement]);
        assert_eq!(told(&seeker(&[held]), &invoice_of(Ea)), reason);
        let series = Sought {
            what: What::Series(vec![enrollment()]),
            ..invoice_of(Ea)
        };
        assert_eq!(told(&seeker(&[held]), &series), reason);
    }
}

#[test]
fn whoever_got_a_mail_about_it_learns_what_a_home_member_does() {
    let mailed = Seeker {
        person: person(IDENTITY, &[], &[elsewhere()]),
        presence: Some(elsewhere()),
        twins: Vec::new(),
        is_addressee: true,
    };
    for &agreement in AgreementType::ALL {
        let invoice = invoice_of(agreement);
        let expected = told(&seeker(&[]), &invoice);
        assert!(expected.is_some());
        assert_eq!(told(&mailed, &invoice), expected, "{agreement}");
    }
    // What helps more is all they are told.
    let twin = person(TWIN, &["account owner"], &[in_directory(Membership::Home)]);
    let twin = Absence::AnotherIdentity {
        identity: twin.identity,
        kind: twin.kind,
        sees_more: true,
    };
    let has_twin = Seeker {
        twins: vec![person(
            TWIN,
            &["account owner"],
            &[in_directory(Membership::Home)],
        )],
        ..mailed
    };
    assert_eq!(told(&has_twin, &invoice_of(Mca)), Some(vec![twin]));
}

#[test]
fn another_directory_is_named_where_the_person_belongs_to_it() {
    for membership in [Membership::Home, Membership::Guest] {
        let directories = [elsewhere(), in_directory(membership)];
        let looks_elsewhere = Seeker {
            person: person(IDENTITY, &["account reader"], &directories),
            presence: Some(elsewhere()),
            twins: Vec::new(),
            is_addressee: false,
        };
        let open = |is_open| {
            let directory = DIRECTORY;
            Some(vec![Absence::AnotherDirectory { directory, is_open }])
        };
        assert_eq!(told(&looks_elsewhere, &invoice_of(Mca)), open(true));
        let mut left = looks_elsewhere;
        left.person.directories = vec![elsewhere()];
        assert_eq!(told(&left, &invoice_of(Mca)), open(false));
    }
}

#[test]
fn another_identity_is_named_and_this_one_learns_nothing_else() {
    let at_home = [in_directory(Membership::Home)];
    let twin_with = |held: &[&str]| person(TWIN, held, &at_home);
    let trap = Seeker {
        person: person(IDENTITY, &[], &[elsewhere()]),
        presence: Some(elsewhere()),
        twins: vec![twin_with(&["account account-administrator"])],
        is_addressee: false,
    };
    let twin = |sees_more| Absence::AnotherIdentity {
        identity: TWIN,
        kind: IdentityKind::Work,
        sees_more,
    };
    let invoice = invoice_of(Mosp);
    assert_eq!(told(&trap, &invoice), Some(vec![twin(true)]));
    // Of what there is not, and without a role of its own, it only learns more.
    let missing = Sought {
        what: What::Missing,
        ..invoice.clone()
    };
    assert_eq!(told(&trap, &missing), Some(vec![twin(false)]));
    for held in [&[] as &[&str], &["sibling subscription owner"]] {
        let belongs = Seeker {
            twins: vec![twin_with(held)],
            ..trap.clone()
        };
        assert_eq!(told(&belongs, &invoice), Some(vec![twin(false)]));
    }
    // To one that is a member too, another has only to add what it sees more.
    let is_told = |held: &[&str], twin_holds: &[&str], absence: &Absence| {
        let both = Seeker {
            twins: vec![twin_with(twin_holds)],
            ..seeker(held)
        };
        let told = told(&both, &invoice).expect("a relation");
        told.contains(absence)
    };
    let (owner, other) = ("subscription owner", "sibling subscription owner");
    for twin_holds in [&[] as &[&str], &[other]] {
        for sees_more in [true, false] {
            assert!(!is_told(&[], twin_holds, &twin(sees_more)));
        }
    }
    assert!(is_told(&[], &[owner], &twin(true)));
    assert!(is_told(&[other], &[owner], &twin(true)));
    // Neither downloads it: nothing is gained.
    assert!(!is_told(&[owner], &[owner], &twin(true)));
    assert!(is_told(
        &[owner],
        &["account account-administrator"],
        &twin(true)
    ));
    // Whoever sees it needs no other identity.
    let both = Seeker {
        twins: trap.twins.clone(),
        ..seeker(&["account account-administrator"])
    };
    assert_eq!(told(&both, &invoice_of(Mosp)), Some(vec![]));
    let unconfirmed = Seeker {
        twins: Vec::new(),
        ..trap
    };
    assert_eq!(told(&unconfirmed, &invoice_of(Mosp)), None);
}

#[test]
fn the_head_of_the_account_or_an_owner_can_change_it() {
    use ScopeKind::{Account, Profile};
    let missing = |at| no_permission(&[(Role::Reader, at)], &[]);
    let roles = |absence: &Absence, agreement| -> Vec<_> {
        let roles = who_can_change(absence, world(agreement).account);
        roles.iter().map(|it| (it.role, it.at)).collect()
    };
    let administrator = vec![(Role::AccountAdministrator, Account)];
    assert_eq!(roles(&missing(Account), Mosp), administrator);
    assert_eq!(
        roles(&Absence::NotShared(SUBSCRIPTION), Mosp),
        administrator
    );
    assert_eq!(roles(&missing(Account), Mca), [(Role::Owner, Account)]);
    assert_eq!(
        roles(&missing(Profile), Mpa),
        [(Role::Owner, Account), (Role::Owner, Profile)]
    );
    assert_eq!(
        roles(&Absence::EnterpriseAgreement, Ea),
        [(Role::EnterpriseAdministrator, Account)]
    );
    assert_eq!(roles(&Absence::NoCustomerYet, Mpa), []);
}

fn enrollment() -> Series {
    Series {
        scope: BillingScope::Enrollment(ACCOUNT),
        billed: Billed::Account,
        terms: SeriesTerms {
            begun_on: day("2026-03-01"),
            ended_on: None,
            account_created_on: day("2026-03-01"),
            invoice_day: 5,
        },
        billed_through: None,
        covered: Vec::new(),
        made: Vec::new(),
        stopped: None,
    }
}

#[test]
fn it_agrees_with_what_decides() {
    let (id, agreements) = (InvoiceId(Uuid::nil()), [Mosp, Mca, Mpa]);
    for agreement in agreements {
        for held in [
            "account owner",
            "account account-administrator",
            "profile invoice-manager",
            "section owner",
            "subscription billing-reader",
            "sibling subscription owner",
            "support plan reader",
        ] {
            let world = world(agreement);
            let invoice = InvoiceFacts {
                invoice: id,
                ..world.invoice
            };
            let on = OnInvoice {
                account: world.account,
                invoice,
            };
            let who = holder(held);
            let may = allow::<action::DownloadInvoice>(&who, &on, now()).is_ok();
            let sought = Sought {
                account: world.account,
                what: What::Invoice(invoice),
                month: None,
            };
            let reasons = told(&seeker(&[held]), &sought).expect("a home member is told");
            assert_eq!(reasons.is_empty(), may, "{held} under {agreement}");
        }
    }
}

#[test]
fn whoever_asks_is_offered_the_role_that_permits_least_first() {
    use Role::{Contributor, InvoiceManager, Owner, Reader};
    for agreement in [Mca, Mpa] {
        let of = |at| roles_to_ask_for(agreement, at);
        assert_eq!(of(ScopeKind::Account), [Reader, Contributor, Owner]);
        assert_eq!(
            of(ScopeKind::Profile),
            [Reader, InvoiceManager, Contributor, Owner]
        );
        // A section's roles show no invoice.
        assert_eq!(of(ScopeKind::Section), []);
    }
    for agreement in [Mosp, Ea] {
        assert_eq!(roles_to_ask_for(agreement, ScopeKind::Account), []);
    }
}
