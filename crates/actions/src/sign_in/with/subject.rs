//! Which identity a provider's answer is about.

use super::problem::ProviderProblem;
use super::provider::{Person, SignInWith};
use crate::work::Work;
use crate::{Failure, Refusal};
use billing::{IdentityId, IdentityKind};
use store::entities::{directory, identity, subject};
use store::identities::email_key;

/// The longest address there is (RFC 5321), and the longest name that is kept.
const LETTERS_MAX: usize = 254;

/// The identity that a provider's answer is about.
///
/// Who signed in once is found by issuer and subject, which nobody else ever gets, whatever became
/// of the address. At a first sign-in the address counts, and that is where somebody could take
/// over another: so
///
/// - only an address that the provider vouches for counts. Where anyone may write any address
///   into their profile, they would otherwise take over its owner, or make an identity that bears
///   the owner's name and is given the owner's roles;
/// - only an identity at home in the provider's own directory is linked: no provider speaks for
///   another organisation, and operators are at home nowhere. Two identities with one address in
///   two directories stay two;
/// - only an address of that directory's own domain is confirmed by it: of any other it says no more
///   than its user typed, so nothing that waits for the address is given for it;
/// - not one that has a password or another subject: somebody signs in as it already, and an
///   address is given to another person when its owner leaves. Whoever runs the portal decides.
///
/// Else it is a new identity in that directory. In one without a domain, which belongs to no
/// organisation, it is a personal one (domain.md §1).
pub(super) async fn identity_of(
    work: &Work,
    with: &SignInWith,
    person: &Person,
) -> Result<identity::Model, Refusal> {
    let directory = directory_of(work, with).await?;
    let domain = directory.domain.as_deref();
    if let Some(known) = known(work, with, person).await? {
        return able(with, as_confirmed_now(person, known, domain));
    }
    store::identities::lock_directory(&work.txn, directory.id).await?;
    if let Some(known) = known(work, with, person).await? {
        return able(with, as_confirmed_now(person, known, domain));
    }
    let refused = |problem| with.refusal(problem);
    let email = vouched_address(person).ok_or(refused(ProviderProblem::AddressUnverified))?;
    let kind = match directory.domain {
        Some(_) => IdentityKind::Work,
        None => IdentityKind::Personal,
    };
    let there = store::identities::by_email(&work.txn, email).await?;
    let mut there = there.into_iter();
    let identity = match there.find(|it| it.directory_id == Some(directory.id) && it.kind == kind) {
        None => new_identity(work, (email, kind), &directory, person).await?,
        Some(it) if it.password_hash.is_some() => {
            return Err(refused(ProviderProblem::AddressTaken));
        }
        Some(it) if store::subjects::is_linked(&work.txn, it.id).await? => {
            return Err(refused(ProviderProblem::AddressTaken));
        }
        Some(it) => able(with, it)?,
    };
    link(work, with, person, (identity, &directory)).await
}

/// The identity with its address confirmed only where the provider says now that it is this
/// person's, and may say so: an address is given to somebody else when its owner leaves.
fn as_confirmed_now(
    person: &Person,
    identity: identity::Model,
    domain: Option<&str>,
) -> identity::Model {
    let is_it = vouched_address(person).is_some_and(|it| email_key(it) == identity.email_key);
    identity::Model {
        is_confirmed: identity.is_confirmed && is_it && is_of_domain(&identity.email_key, domain),
        ..identity
    }
}

/// Whether a directory's provider may speak for an address: one without a domain for any.
fn is_of_domain(address: &str, domain: Option<&str>) -> bool {
    let host = address.rsplit_once('@').map_or("", |(_, host)| host);
    domain.is_none_or(|domain| host.eq_ignore_ascii_case(domain))
}

async fn known(
    work: &Work,
    with: &SignInWith,
    person: &Person,
) -> Result<Option<identity::Model>, Refusal> {
    let issuer = with.provider.issuer();
    Ok(store::subjects::identity_of(&work.txn, issuer, &person.subject).await?)
}

fn able(with: &SignInWith, identity: identity::Model) -> Result<identity::Model, Refusal> {
    match identity.disabled_at {
        Some(_) => Err(with.refusal(ProviderProblem::Disabled)),
        None => Ok(identity),
    }
}

async fn directory_of(work: &Work, with: &SignInWith) -> Result<directory::Model, Refusal> {
    let found = store::identities::directory_named(&work.txn, &with.directory).await?;
    let gone = || Failure::new(format!("There is no directory {:?}.", with.directory));
    Ok(found.ok_or_else(gone)?)
}

/// The address, where the provider says that it is theirs and it can be one.
fn vouched_address(person: &Person) -> Option<&str> {
    let email = person.email.as_deref().map(str::trim);
    let is_address = |it: &&str| {
        let is_plain = it.chars().all(|it| !it.is_control() && !it.is_whitespace());
        is_plain && it.contains('@') && it.len() <= LETTERS_MAX
    };
    email.filter(|it| person.is_email_verified && is_address(it))
}

async fn new_identity(
    work: &Work,
    (email, kind): (&str, IdentityKind),
    directory: &directory::Model,
    person: &Person,
) -> Result<identity::Model, Refusal> {
    let name = person.name.as_deref().and_then(billing::text::said);
    let name: String = name.unwrap_or(email).chars().take(LETTERS_MAX).collect();
    let row = identity::Model {
        id: IdentityId::new(),
        directory_id: Some(directory.id),
        email: email.to_owned(),
        email_key: email_key(email),
        kind,
        display_name: name,
        is_confirmed: is_of_domain(email, directory.domain.as_deref()),
        password_hash: None,
        disabled_at: None,
    };
    store::put_all::<identity::Entity>(&work.txn, vec![row.clone()]).await?;
    work.audit(None, "user.add", &row.id.to_string()).await?;
    Ok(row)
}

/// From now on the subject is this identity, whose address the provider confirmed where it may.
async fn link(
    work: &Work,
    with: &SignInWith,
    person: &Person,
    (identity, directory): (identity::Model, &directory::Model),
) -> Result<identity::Model, Refusal> {
    let row = subject::Model {
        issuer: with.provider.issuer().to_owned(),
        subject: person.subject.clone(),
        identity_id: identity.id,
        linked_at: work.now,
    };
    store::subjects::link(&work.txn, row).await?;
    let is_confirmed = is_of_domain(&identity.email_key, directory.domain.as_deref());
    if is_confirmed {
        store::identities::confirm(&work.txn, identity.id).await?;
    }
    let told = format!("{} {}", identity.id, with.name);
    work.audit(None, "user.link", &told).await?;
    Ok(identity::Model {
        is_confirmed,
        ..identity
    })
}
