//! Where roles are held, as addresses say it; and the proof that somebody may give and take them.

use crate::accounts::{ShownName, load_account};
use crate::{Caller, Portal, Refusal};
use billing::invoice::Named;
use billing::policy::{
    AccountFacts, Allowed, OnProfile, OnSection, Refused, Scope, Standing, action, allow,
};
use billing::{AgreementType, DirectoryId, IdentityId};
use chrono::{DateTime, Utc};

/// A place where roles are held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessPath {
    /// The account's identifier.
    pub account: String,
    /// Which part of it.
    pub part: Part,
}

/// An account, or a part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// The account itself.
    Account,
    /// The billing profile of this identifier.
    Profile(String),
    /// The invoice section of this profile and of this identifier.
    Section(String, String),
}

/// The place, once it was found.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) account: Named,
    pub(super) agreement: AgreementType,
    pub(super) directory: DirectoryId,
    pub(super) scope: Scope,
    /// The profile, and the section, that it is or is in.
    pub(super) profile: Option<Named>,
    pub(super) section: Option<Named>,
    on: On,
}

/// The place as the policy is asked about it.
#[derive(Debug, Clone)]
enum On {
    Account(AccountFacts),
    Profile(OnProfile),
    Section(OnSection),
}

/// Proof that somebody may give and take roles at a place.
pub(super) enum Granting {
    Account(Allowed<action::GrantOnAccount>),
    Profile(Allowed<action::GrantOnProfile>),
    Section(Allowed<action::GrantOnSection>),
}

impl Granting {
    /// Who may.
    pub(super) const fn by(&self) -> IdentityId {
        match self {
            Self::Account(allowed) => allowed.by(),
            Self::Profile(allowed) => allowed.by(),
            Self::Section(allowed) => allowed.by(),
        }
    }
}

impl Place {
    /// Asks whether somebody may give and take roles here.
    pub(super) fn granting(
        &self,
        standing: &Standing,
        now: DateTime<Utc>,
    ) -> Result<Granting, Refused> {
        Ok(match &self.on {
            On::Account(on) => Granting::Account(allow(standing, on, now)?),
            On::Profile(on) => Granting::Profile(allow(standing, on, now)?),
            On::Section(on) => Granting::Section(allow(standing, on, now)?),
        })
    }

    /// Whether somebody sees who holds what here: on a profile everyone who holds anything on it,
    /// elsewhere whoever gives and takes.
    fn see(&self, caller: &Caller) -> Result<(), Refused> {
        match &self.on {
            On::Profile(on) => {
                allow::<action::SeeProfileRoles>(&caller.standing, on, caller.now).map(|_| ())
            }
            _ => self.granting(&caller.standing, caller.now).map(|_| ()),
        }
    }

    /// What the place is called.
    pub(super) const fn named(&self) -> &Named {
        match (&self.section, &self.profile) {
            (Some(section), _) => section,
            (None, Some(profile)) => profile,
            (None, None) => &self.account,
        }
    }
}

/// Finds the place of an address for somebody who may see who holds what there.
pub(super) async fn load_place(
    portal: &Portal,
    caller: &Caller,
    path: &AccessPath,
) -> Result<Place, Refusal> {
    let (account, facts) = load_account(portal, &path.account).await?;
    let mut place = Place {
        agreement: account.agreement,
        directory: account.directory_id,
        scope: Scope::Account(account.id),
        account: account.named(),
        profile: None,
        section: None,
        on: On::Account(facts),
    };
    match &path.part {
        Part::Account => {}
        Part::Profile(name) => enter_profile(portal, &mut place, (facts, name)).await?,
        Part::Section(profile, name) => {
            enter_profile(portal, &mut place, (facts, profile)).await?;
            enter_section(portal, &mut place, (facts, name)).await?;
        }
    }
    place.see(caller)?;
    Ok(place)
}

async fn enter_profile(
    portal: &Portal,
    place: &mut Place,
    (facts, name): (AccountFacts, &str),
) -> Result<(), Refusal> {
    let account = facts.account;
    let profile = store::accounts::profile_named(&portal.database, account, name).await?;
    let profile = profile.ok_or(Refusal::NotFound)?;
    place.on = On::Profile(OnProfile {
        account: facts,
        profile: profile.id,
    });
    place.scope = Scope::Profile {
        account,
        profile: profile.id,
    };
    place.profile = Some(Named {
        name: profile.name,
        display_name: profile.display_name,
    });
    Ok(())
}

async fn enter_section(
    portal: &Portal,
    place: &mut Place,
    (facts, name): (AccountFacts, &str),
) -> Result<(), Refusal> {
    let (account, profile) = (facts.account, place.scope.profile());
    let profile = profile.ok_or(Refusal::NotFound)?;
    let section =
        store::accounts::section_named(&portal.database, (account, profile), name).await?;
    let section = section.ok_or(Refusal::NotFound)?;
    place.on = On::Section(OnSection {
        account: facts,
        profile,
        section: section.id,
    });
    place.scope = Scope::Section {
        account,
        profile,
        section: section.id,
    };
    place.section = Some(Named {
        name: section.name,
        display_name: section.display_name,
    });
    Ok(())
}
