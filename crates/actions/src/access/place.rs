//! Where roles are held, as addresses say it; and the proof that somebody may give and take them.

use crate::accounts::{NOBODY, ShownName, find_account};
use crate::{Caller, Portal, Refusal};
use billing::invoice::Named;
use billing::policy::{
    AccountFacts, ActivityOf, Allowed, OnProfile, OnSection, Refused, Scope, Standing, action,
    allow,
};
use billing::{AccountId, AgreementType, DirectoryId, IdentityId, ProfileId};
use chrono::{DateTime, Utc};
use store::entities::{profile, section};

/// A profile that there is not.
const NO_PROFILE: ProfileId = ProfileId(store::Uuid::nil());

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
pub(crate) struct Place {
    pub(crate) account: Named,
    pub(crate) agreement: AgreementType,
    pub(crate) directory: DirectoryId,
    pub(crate) scope: Scope,
    /// The profile, and the section, that it is or is in.
    pub(crate) profile: Option<Named>,
    pub(crate) section: Option<Named>,
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

    /// The account, as the policy knows it.
    pub(super) const fn account_facts(&self) -> AccountFacts {
        match &self.on {
            On::Account(on) => *on,
            On::Profile(on) => on.account,
            On::Section(on) => on.account,
        }
    }

    /// Its activity, as the policy is asked about it.
    pub(crate) fn activity(&self) -> ActivityOf {
        match &self.on {
            On::Account(on) => ActivityOf::Account(*on),
            On::Profile(on) => ActivityOf::Profile(on.clone()),
            On::Section(on) => ActivityOf::Section(on.clone()),
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
    let place = find_place(portal, path).await?;
    place.see(caller)?;
    Ok(place)
}

/// Finds the place of an address; nobody was asked whether they may know of it. The parts are asked
/// for whatever was found: what is hidden takes as many statements as what does not exist.
pub(crate) async fn find_place(portal: &Portal, path: &AccessPath) -> Result<Place, Refusal> {
    let found = find_account(portal, &path.account).await?;
    let id = found.as_ref().map_or(NOBODY, |(it, _)| it.id);
    let (profile, section) = parts(portal, id, &path.part).await?;
    let (account, facts) = found.ok_or(Refusal::NotFound)?;
    let mut place = Place {
        agreement: account.agreement,
        directory: account.directory_id,
        scope: Scope::Account(account.id),
        account: account.named(),
        profile: None,
        section: None,
        on: On::Account(facts),
    };
    if path.part != Part::Account {
        place.enter_profile(facts, profile.ok_or(Refusal::NotFound)?);
    }
    if let Part::Section(..) = path.part {
        place.enter_section(facts, section.ok_or(Refusal::NotFound)?);
    }
    Ok(place)
}

/// The profile and the section of an address, where it names them and they are there.
async fn parts(
    portal: &Portal,
    account: AccountId,
    part: &Part,
) -> Result<(Option<profile::Model>, Option<section::Model>), Refusal> {
    let database = &portal.database;
    let (profile, section) = match part {
        Part::Account => return Ok((None, None)),
        Part::Profile(profile) => (profile, None),
        Part::Section(profile, section) => (profile, Some(section)),
    };
    let profile = store::accounts::profile_named(database, account, profile).await?;
    let Some(section) = section else {
        return Ok((profile, None));
    };
    let id = profile.as_ref().map_or(NO_PROFILE, |it| it.id);
    let section = store::accounts::section_named(database, (account, id), section).await?;
    Ok((profile, section))
}

impl Place {
    fn enter_profile(&mut self, account: AccountFacts, row: profile::Model) {
        let profile = row.id;
        self.on = On::Profile(OnProfile { account, profile });
        self.scope = Scope::Profile {
            account: account.account,
            profile,
        };
        self.profile = Some(Named {
            name: row.name,
            display_name: row.display_name,
        });
    }

    fn enter_section(&mut self, account: AccountFacts, row: section::Model) {
        let (profile, section) = (row.profile_id, row.id);
        self.on = On::Section(OnSection {
            account,
            profile,
            section,
        });
        self.scope = Scope::Section {
            account: account.account,
            profile,
            section,
        };
        self.section = Some(Named {
            name: row.name,
            display_name: row.display_name,
        });
    }
}
