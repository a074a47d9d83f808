//! Roles that are given and taken, and invitations that are accepted.

use super::asking::Visit;
use super::cookies;
use super::forms::{Fields, see_other};
use super::sign_in::signed_out;
use actions::Refusal;
use actions::access::{
    AccessPath, Chosen, Part, SubscriptionPath, TypedOwner, TypedRoles, accept_as,
    accept_invitation, give_first_owner, give_roles, share_invoices, take_roles,
};
use actions::sign_in::NewPassword;
use app::Notice;
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::response::Response;
use billing::policy::AccessToInvoice;
use chrono::Utc;

type Place<T> = Result<Path<T>, PathRejection>;

const KEPT: [&str; 3] = ["role", "email", "last_day"];

/// Gives or takes roles on an account.
pub async fn account(visit: Visit, place: Place<String>, fields: Fields) -> Response {
    let path = place.map(|Path(account)| AccessPath {
        account,
        part: Part::Account,
    });
    change(visit, path, &fields).await
}

/// Gives or takes roles on a billing profile.
pub async fn profile(visit: Visit, place: Place<(String, String)>, fields: Fields) -> Response {
    let path = place.map(|Path((account, profile))| AccessPath {
        account,
        part: Part::Profile(profile),
    });
    change(visit, path, &fields).await
}

/// Gives or takes roles on an invoice section.
pub async fn section(
    visit: Visit,
    place: Place<(String, String, String)>,
    fields: Fields,
) -> Response {
    let path = place.map(|Path((account, profile, section))| AccessPath {
        account,
        part: Part::Section(profile, section),
    });
    change(visit, path, &fields).await
}

async fn change(
    visit: Visit,
    path: Result<AccessPath, PathRejection>,
    fields: &Fields,
) -> Response {
    let page = visit.path.clone();
    let done = match path.map_err(|_| Refusal::NotFound) {
        Ok(path) => match fields.text("do") {
            "give" => give(&visit, &path, fields).await,
            "take" => take(&visit, &path, fields).await,
            _ => Err(Refusal::NotFound),
        },
        Err(refusal) => Err(refusal),
    };
    match done {
        Ok(notice) => {
            let notice = cookies::notice(&visit.web.door, notice);
            see_other(&page, visit.jar.add(notice))
        }
        Err(refusal) => visit.again(&page, (fields, &KEPT), refusal).await,
    }
}

async fn give(visit: &Visit, path: &AccessPath, fields: &Fields) -> Result<Notice, Refusal> {
    let [role, email, last_day] = KEPT.map(|it| fields.text(it).to_owned());
    let typed = TypedRoles {
        role,
        email,
        last_day,
    };
    let given = give_roles(&visit.web.portal, visit.caller()?, path, &typed).await?;
    Ok(match given.invited {
        0 => Notice::AccessGiven,
        _ => Notice::AccessInvited,
    })
}

/// What is no id was not offered; it chooses nothing.
async fn take(visit: &Visit, path: &AccessPath, fields: &Fields) -> Result<Notice, Refusal> {
    let chosen = Chosen {
        roles: fields
            .texts("take")
            .filter_map(|it| it.parse().ok())
            .collect(),
        invitations: fields
            .texts("take")
            .filter_map(|it| it.parse().ok())
            .collect(),
    };
    take_roles(&visit.web.portal, visit.caller()?, path, &chosen).await?;
    Ok(Notice::AccessRemoved)
}

/// Gives an account its first owner anew.
pub async fn first_owner(visit: Visit, fields: Fields) -> Response {
    let page = visit.path.clone();
    let typed = TypedOwner {
        account: fields.text("account").to_owned(),
        email: fields.text("email").to_owned(),
    };
    let given = match visit.caller() {
        Ok(caller) => give_first_owner(&visit.web.portal, caller, &typed).await,
        Err(refusal) => Err(refusal),
    };
    match given {
        Ok(()) => {
            let notice = cookies::notice(&visit.web.door, Notice::AccessGiven);
            see_other(&page, visit.jar.add(notice))
        }
        Err(refusal) => {
            visit
                .again(&page, (&fields, &["account", "email"]), refusal)
                .await
        }
    }
}

/// Turns *Access to invoice* of a subscription on or off.
pub async fn share(visit: Visit, place: Place<(String, String)>, fields: Fields) -> Response {
    let page = visit.path.clone();
    let path = place.map(|Path((account, subscription))| SubscriptionPath {
        account,
        subscription,
    });
    let shared = match (path.map_err(|_| Refusal::NotFound), visit.caller()) {
        (Ok(path), Ok(caller)) => {
            share_invoices(&visit.web.portal, caller, &path, fields.text("access")).await
        }
        (Err(refusal), _) | (_, Err(refusal)) => Err(refusal),
    };
    match shared {
        Ok(access) => {
            let notice = match access {
                AccessToInvoice::On => Notice::SharingOn,
                AccessToInvoice::Off => Notice::SharingOff,
            };
            let notice = cookies::notice(&visit.web.door, notice);
            see_other(&page, visit.jar.add(notice))
        }
        Err(refusal) => visit.again(&page, (&fields, &["access"]), refusal).await,
    }
}

/// Makes an identity of an invited address, unless it has one. One signs in next.
pub async fn accept(visit: Visit, Path(link): Path<String>, fields: Fields) -> Response {
    if fields.text("do") == "accept" {
        return take_up(visit, &link, &fields).await;
    }
    match accepted(&visit, &link, &fields).await {
        Ok(()) => signed_out(visit, Notice::InvitationTaken),
        Err(refusal) => {
            let page = visit.path.clone();
            visit.again(&page, (&fields, &[]), refusal).await
        }
    }
}

async fn take_up(visit: Visit, link: &str, fields: &Fields) -> Response {
    let taken = match visit.caller() {
        Ok(caller) => accept_as(&visit.web.portal, caller, link).await,
        Err(refusal) => Err(refusal),
    };
    match taken {
        Ok(()) => see_other(islands::addresses::HOME, visit.jar),
        Err(refusal) => {
            let page = visit.path.clone();
            visit.again(&page, (fields, &[]), refusal).await
        }
    }
}

async fn accepted(visit: &Visit, link: &str, fields: &Fields) -> Result<(), Refusal> {
    fields.require(&["new", "again"])?;
    let password = NewPassword {
        current: String::new(),
        new: fields.text("new").to_owned(),
        again: fields.text("again").to_owned(),
    };
    accept_invitation(&visit.web.portal, link, password, Utc::now()).await
}
