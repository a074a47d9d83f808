//! Why somebody who sees a thing may not do something with it.

use super::people::*;
use super::world::*;
use crate::AgreementType::{self, Ea, Mca, Mosp};
use crate::policy::ActionKind::{self, *};
use crate::policy::action::{DownloadInvoice as Download, SeeInvoice as See};
use crate::policy::{
    AccessToInvoice, ActivityOf, Refused, Role, RoleAt, ScopeKind, Why, roles_that_allow,
};
use ScopeKind::{Account, Profile, Section};

#[track_caller]
fn says(agreement: AgreementType, name: &str, action: ActionKind, why: Why) {
    assert_eq!(
        world(agreement).ask(action, &holder(name)),
        Err(Refused::Forbidden(why)),
        "{action:?} by {name}"
    );
}

fn at(at: ScopeKind, roles: &[Role]) -> Vec<RoleAt> {
    roles.iter().map(|&role| RoleAt { role, at }).collect()
}

#[test]
fn under_mosp_the_administrator_is_the_answer() {
    for name in ["subscription owner", "subscription billing-reader"] {
        says(Mosp, name, DownloadInvoice, Why::NotShared);
        for action in [PayInvoice, ShareInvoices, SetInvoiceEmail, SeeActivity] {
            says(Mosp, name, action, Why::OnlyAccountAdministrator);
        }
    }
}

#[test]
fn a_support_plan_is_never_shared() {
    let world = World {
        subscription: support_plan(AccessToInvoice::Off),
        ..world(Mosp)
    };
    assert_eq!(
        world.ask(ShareInvoices, &holder("account account-administrator")),
        Err(Refused::Forbidden(Why::NeverShared))
    );
}

#[test]
fn a_missing_role_is_named_with_its_scopes() {
    use Role::{Contributor, InvoiceManager, Owner};
    let payers = [
        at(Account, &[Owner, Contributor]),
        at(Profile, &[Owner, Contributor, InvoiceManager]),
    ];
    says(
        Mca,
        "profile reader",
        PayInvoice,
        Why::NeedsRole(payers.concat()),
    );
    let changers = [
        at(Account, &[Owner, Contributor]),
        at(Profile, &[Owner, Contributor]),
    ];
    for action in [ChangeProfile, SetInvoiceEmail] {
        let why = Why::NeedsRole(changers.concat());
        says(Mca, "profile invoice-manager", action, why);
    }
    let administrators = at(Account, &[Role::EnterpriseAdministrator]);
    let why = Why::NeedsRole(administrators);
    says(
        Ea,
        "account department-administrator",
        EditInvoiceContacts,
        why,
    );
}

#[test]
fn owners_give_roles() {
    let owners = |kinds: &[ScopeKind]| Why::OwnerOfScopeOnly(kinds.to_vec());
    says(
        Mca,
        "account contributor",
        GrantOnAccount,
        owners(&[Account]),
    );
    says(Mca, "section owner", GrantOnAccount, owners(&[Account]));
    says(
        Mca,
        "profile contributor",
        GrantOnProfile,
        owners(&[Account, Profile]),
    );
    says(
        Mca,
        "section reader",
        GrantOnSection,
        owners(&[Account, Profile, Section]),
    );
    let of_profile = World {
        activity: |it| ActivityOf::Profile(it.profile()),
        ..world(Mca)
    };
    assert_eq!(
        of_profile.ask(SeeActivity, &holder("profile reader")),
        Err(Refused::Forbidden(owners(&[Account, Profile, Section])))
    );
}

#[test]
fn an_action_of_another_agreement_names_this_one() {
    says(
        Mca,
        "account owner",
        HandOverAccount,
        Why::NotUnderAgreement(Mca),
    );
    says(
        Mca,
        "account owner",
        ShareInvoices,
        Why::NotUnderAgreement(Mca),
    );
    let administrator = "account account-administrator";
    says(
        Mosp,
        administrator,
        GrantOnAccount,
        Why::NotUnderAgreement(Mosp),
    );
    let enterprise = "account enterprise-administrator";
    says(Ea, enterprise, GrantOnAccount, Why::NotUnderAgreement(Ea));
    says(Ea, enterprise, SeeActivity, Why::NotUnderAgreement(Ea));
}

#[test]
fn the_offices_work_is_the_operators() {
    for action in [
        BookPayment,
        VoidInvoice,
        OpenDocumentAsOperator,
        GrantFirstOwner,
    ] {
        says(Mca, "account owner", action, Why::OperatorOnly);
        says(
            Mosp,
            "account account-administrator",
            action,
            Why::OperatorOnly,
        );
    }
}

#[test]
fn of_several_roles_the_best_one_answers() {
    let both = standing(vec![
        assignment("subscription reader"),
        assignment("account account-administrator"),
    ]);
    assert_eq!(world(Mosp).ask(DownloadInvoice, &both), Ok(()));
    let twice = standing(vec![
        ending("account owner", -1),
        assignment("section reader"),
        assignment("profile contributor"),
    ]);
    assert_eq!(world(Mca).ask(ChangeProfile, &twice), Ok(()));
    assert_eq!(world(Mca).answer(GrantOnProfile, &twice), Answer::No);
}

#[test]
fn the_roles_that_would_do_can_be_asked_for() {
    use Role::{Contributor, InvoiceManager, Owner, Reader};
    let readers = [
        at(Account, &[Owner, Contributor, Reader]),
        at(Profile, &[Owner, Contributor, Reader, InvoiceManager]),
    ];
    assert_eq!(roles_that_allow::<See>(Mca), readers.concat());
    assert_eq!(roles_that_allow::<Download>(Ea), []);
}
