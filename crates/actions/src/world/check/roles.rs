//! Whether roles can be held where they are given, by whom they are given to.

use super::parts::Parts;
use super::{AccountEntry, Homes};
use crate::world::RoleEntry;
use billing::policy::ScopeKind;

/// Notes what is wrong with the roles on an account.
pub fn check(account: &AccountEntry, parts: &Parts<'_>, homes: &Homes, faults: &mut Vec<String>) {
    for role in &account.roles {
        let mut wrong = |what: String| faults.push(format!("role of {}: {what}", role.email));
        match scope_of(role, parts) {
            Err(what) => wrong(what),
            Ok(kind) if !role.role.may_be_held_on(kind, account.agreement) => wrong(format!(
                "{} is no role on the {kind} of an {} account",
                role.role, account.agreement
            )),
            Ok(_) => {}
        }
        faults.extend(homes.home_of(role, account).err());
    }
}

/// The kind of scope that a role names, where there is such a one.
fn scope_of(role: &RoleEntry, parts: &Parts<'_>) -> Result<ScopeKind, String> {
    if let Some(profile) = &role.profile
        && !parts.profiles.contains_key(profile.as_str())
    {
        return Err(format!("no profile {profile:?}"));
    }
    match (&role.profile, &role.section, &role.subscription) {
        (_, _, Some(name)) if !parts.subscriptions.contains_key(name.as_str()) => {
            Err(format!("no subscription {name:?}"))
        }
        (_, _, Some(_)) => Ok(ScopeKind::Subscription),
        (Some(profile), Some(section), None) if !parts.has_section(profile, section) => {
            Err(format!("no section {section:?} of the profile {profile}"))
        }
        (Some(_), Some(_), None) => Ok(ScopeKind::Section),
        (Some(_), None, None) => Ok(ScopeKind::Profile),
        (None, None, None) => Ok(ScopeKind::Account),
        (None, Some(_), None) => Err("name the section's profile".to_owned()),
    }
}
