//! Refusals of the policy, said to the person who was refused (domain.md §3).

use crate::{labels, refusals};
use billing::Language;
use billing::policy::{Role, RoleAt, Why};

/// Why somebody may not do what they asked.
pub fn why(language: Language, why: &Why) -> String {
    match why {
        Why::NotShared => refusals::not_shared(language),
        Why::NeverShared => refusals::never_shared(language),
        Why::NeedsRole(roles) => refusals::needs_role(language, &any_of(language, roles)),
        Why::OwnerOfScopeOnly(scopes) => {
            let owner = |at: &_| RoleAt {
                role: Role::Owner,
                at: *at,
            };
            let owners: Vec<_> = scopes.iter().map(owner).collect();
            refusals::owner_only(language, &any_of(language, &owners))
        }
        Why::OnlyAccountAdministrator => refusals::only_account_administrator(language),
        Why::EnterpriseAgreement => refusals::enterprise_agreement(language),
        Why::NoCustomerYet => refusals::no_customer_yet(language),
        Why::NotUnderAgreement(agreement) => {
            refusals::not_under_agreement(language, &labels::agreement(language, *agreement))
        }
        Why::OperatorOnly => refusals::operator_only(language),
        Why::ReasonNeeded => refusals::reason_needed(language),
        Why::HasOwner => refusals::has_owner(language),
        Why::NotTheirs => refusals::not_theirs(language),
    }
}

/// A role with the kind of thing it is held on: `Owner of the billing profile`.
pub fn role_at(language: Language, held: RoleAt) -> String {
    refusals::role_at(language, &labels::role(language, held.role), held.at.word())
}

/// The same, with what that is called where it is to be told apart.
pub fn role_on(language: Language, held: RoleAt, name: Option<&str>) -> String {
    let role = role_at(language, held);
    name.map_or(role.clone(), |it| refusals::role_on(language, &role, it))
}

fn any_of(language: Language, roles: &[RoleAt]) -> String {
    let mut names: Vec<_> = roles.iter().map(|it| role_at(language, *it)).collect();
    let last = names.pop().unwrap_or_default();
    match names.is_empty() {
        true => last,
        false => refusals::any_of(language, &names.join(", "), &last),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use billing::Language::{En, Nl};
    use billing::policy::ScopeKind;

    #[test]
    fn needed_roles_are_named_with_their_scope() {
        let needed = Why::NeedsRole(vec![
            RoleAt {
                role: Role::Reader,
                at: ScopeKind::Account,
            },
            RoleAt {
                role: Role::Reader,
                at: ScopeKind::Profile,
            },
            RoleAt {
                role: Role::InvoiceManager,
                at: ScopeKind::Profile,
            },
        ]);
        assert_eq!(
            why(En, &needed),
            "This needs a role that you do not have: Reader of the billing account, \
             Reader of the billing profile or Invoice manager of the billing profile."
        );
        assert_eq!(
            why(Nl, &needed),
            "Hiervoor is een rol nodig die u niet hebt: Lezer van de factureringsrekening, \
             Lezer van het factureringsprofiel of Factuurbeheerder van het factureringsprofiel."
        );
    }

    #[test]
    fn every_kind_of_scope_has_its_own_words() {
        for language in Language::ALL {
            let roles = ScopeKind::ALL.iter().map(|at| RoleAt {
                role: Role::Owner,
                at: *at,
            });
            let words: std::collections::BTreeSet<_> =
                roles.map(|held| role_at(language, held)).collect();
            assert_eq!(words.len(), ScopeKind::ALL.len(), "{words:?}");
        }
    }

    #[test]
    fn one_owner_is_named_alone() {
        let why = why(Nl, &Why::OwnerOfScopeOnly(vec![ScopeKind::Profile]));
        assert_eq!(
            why,
            "Alleen een eigenaar mag dit doen: Eigenaar van het factureringsprofiel."
        );
    }
}
