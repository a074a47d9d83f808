//! The address that a MOSP account's administrator prefers for its invoices (domain.md §4, flow 5).
//! Another one waits until its link is followed, which proves that it is theirs; until then the
//! former one holds.

use super::place::{MailPath, load_place};
use super::preference::{address, begin};
use super::receiving::subscription_of;
use super::recipients::language_of;
use super::{NewMail, To};
use crate::accounts::ShownName;
use crate::sign_in::{Purpose, Tries, claimed_subject, is_good, sign};
use crate::typed::Typed;
use crate::work::Work;
use crate::{Caller, Failure, Portal, Refusal};
use billing::mail::{EmailAddress, Letter, MailReason, MailState};
use billing::{AccountId, IdentityId};
use chrono::{DateTime, Duration, Utc};
use store::entities::{account, identity, preferred_address};
use store::identities::email_key;
use store::{Reads, StoreError, mail_recipients, preferred_addresses};

/// How long the link to a new address is good; its mail says so.
const LINK_LASTS: Duration = Duration::days(2);
/// Where the links lead, beneath the portal's own address.
const LINK_PATH: &str = "/confirm-address/";
/// Between the two ids of a link: neither has it.
const BETWEEN: char = '_';

/// Where the invoices of an account go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreferredAddress {
    /// Where they go now.
    pub email: String,
    /// The address that its administrator signs in with.
    pub own: String,
    /// Where they go once that is confirmed, and until when it can be.
    pub wanted: Option<(String, DateTime<Utc>)>,
}

/// What came of typing another address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddressChange {
    /// A link was mailed to it.
    Asked,
    /// It holds: it is the one that its administrator signs in with, or held already.
    Holds,
}

/// A new address, for whoever followed its link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirming {
    /// The account whose invoices go there.
    pub account: String,
    /// The address, the most of it hidden: the link is in a mail that was perhaps passed on.
    pub masked: String,
    /// Whether that is so already.
    pub is_confirmed: bool,
}

/// Where the invoices of an account go, for its administrator.
pub(super) async fn preferred_of(
    reads: &impl Reads,
    caller: &Caller,
    account: AccountId,
) -> Result<PreferredAddress, StoreError> {
    let row = preferred_addresses::of_account(reads, account).await?;
    let row = row.filter(|it| it.identity_id == caller.identity);
    let email = row.as_ref().and_then(|it| it.email.clone());
    let wanted = row.as_ref().and_then(|it| it.wanted.clone());
    let until = row.and_then(|it| it.wanted_at).map(|it| it + LINK_LASTS);
    Ok(PreferredAddress {
        email: email.unwrap_or_else(|| caller.email.clone()),
        own: caller.email.clone(),
        wanted: wanted.zip(until).filter(|(_, until)| caller.now < *until),
    })
}

/// Has the invoices sent to another address, once whoever reads it says so. What was typed before
/// and not confirmed is forgotten.
pub async fn change_address(
    portal: &Portal,
    caller: &Caller,
    path: &MailPath,
    typed: &str,
) -> Result<AddressChange, Refusal> {
    let place = load_place(portal, caller, path).await?;
    subscription_of(&place)?;
    let mut fields = Typed::default();
    let email = address(&mut fields, typed);
    let email = fields.whole(email)?;
    let (work, by) = begin(portal, caller, &place).await?;
    let person = store::identities::by_id(&work.txn, by).await?;
    let person = person.ok_or(Refusal::NotFound)?;
    let change = changed(&work, (&place.account, &person), &email).await?;
    work.commit().await?;
    Ok(change)
}

async fn changed(
    work: &Work,
    (account, person): (&account::Model, &identity::Model),
    email: &EmailAddress,
) -> Result<AddressChange, Refusal> {
    let key = email_key(email.as_str());
    let former = preferred_addresses::of_account(&work.txn, account.id).await?;
    let former = former.filter(|it| it.identity_id == person.id);
    if key == person.email_key {
        if former.is_some() {
            preferred_addresses::remove(&work.txn, account.id).await?;
            work.audit(account.id, "address.reset", &account.name)
                .await?;
        }
        return Ok(AddressChange::Holds);
    }
    let held = former.and_then(|it| it.email);
    let is_held = held.as_deref().is_some_and(|it| email_key(it) == key);
    let row = preferred_address::Model {
        account_id: account.id,
        identity_id: person.id,
        email: held,
        wanted: (!is_held).then(|| email.as_str().to_owned()),
        wanted_at: (!is_held).then_some(work.now),
    };
    store::put::<preferred_address::Entity>(&work.txn, row).await?;
    if is_held {
        return Ok(AddressChange::Holds);
    }
    // Nobody has the portal write to strangers all day.
    Tries::of_identity("address", person.id).note(work).await?;
    ask(work, (account, person), email).await?;
    Ok(AddressChange::Asked)
}

/// Mails the link.
async fn ask(
    work: &Work,
    (account, person): (&account::Model, &identity::Model),
    email: &EmailAddress,
) -> Result<(), Refusal> {
    let chosen = mail_recipients::languages(&work.txn, vec![person.id]).await?;
    let chosen = chosen.get(&person.id).copied();
    let mail = NewMail {
        key: format!("{}:{}", account.id, work.now.timestamp_millis()),
        account: Some(account.id),
        about: Some(person.id.0),
        to: To {
            identity: Some(person.id),
            email: email.as_str().to_owned(),
            // Whoever reads it is perhaps somebody else.
            name: None,
            language: chosen.unwrap_or_else(|| language_of(account)),
            reason: MailReason::Own,
            recipient: None,
        },
        letter: Letter::ConfirmAddress(account.shown_name().to_owned()),
        state: MailState::Queued,
    };
    work.mail(vec![mail]).await?;
    work.audit(account.id, "address.ask", &account.name).await?;
    Ok(())
}

/// Where an address is confirmed that is still wanted; nothing where it is not.
pub(super) async fn confirm_path(
    portal: &Portal,
    (account, identity): (AccountId, IdentityId),
    email: &str,
) -> Result<Option<String>, Failure> {
    let row = preferred_addresses::of_account(&portal.database, account).await?;
    let row = row.filter(|it| it.identity_id == identity);
    let Some((wanted, at)) = row.and_then(|it| it.wanted.zip(it.wanted_at)) else {
        return Ok(None);
    };
    let key = email_key(&wanted);
    if key != email_key(email) {
        return Ok(None);
    }
    let subject = format!("{account}{BETWEEN}{identity}");
    let until = at + LINK_LASTS;
    let link = sign(
        &portal.secret,
        Purpose::ConfirmAddress,
        &subject,
        until,
        &key,
    );
    Ok(Some(format!("{LINK_PATH}{link}")))
}

/// What the page behind a link shows. Whoever confirmed already is told that it is done.
pub async fn show_confirming(
    portal: &Portal,
    link: &str,
    now: DateTime<Utc>,
) -> Result<Confirming, Refusal> {
    let database = &portal.database;
    let (row, email) = find(portal, database, (link, now)).await?;
    let account = store::accounts::by_id(database, row.account_id).await?;
    let masked = EmailAddress::parse(&email).map(|it| it.masked());
    Ok(Confirming {
        account: account.ok_or(Refusal::LinkExpired)?.shown_name().to_owned(),
        masked: masked.unwrap_or_default(),
        is_confirmed: row.wanted.is_none(),
    })
}

/// Has the invoices sent to the address that the link was mailed to. Done already, it stays done.
pub async fn confirm_address(
    portal: &Portal,
    link: &str,
    now: DateTime<Utc>,
) -> Result<(), Refusal> {
    let (account, _) = ids_of(link).ok_or(Refusal::LinkExpired)?;
    let work = portal.begin(None, now).await?;
    store::accounts::lock(&work.txn, account).await?;
    let (row, email) = find(portal, &work.txn, (link, now)).await?;
    if row.wanted.is_none() {
        return Ok(());
    }
    let confirmed = preferred_address::Model {
        email: Some(email),
        wanted: None,
        wanted_at: None,
        ..row
    };
    store::put::<preferred_address::Entity>(&work.txn, confirmed).await?;
    let named = store::accounts::by_id(&work.txn, account).await?;
    let named = named.map_or_else(String::new, |it| it.name);
    work.audit(account, "address.confirm", &named).await?;
    Ok(work.commit().await?)
}

/// What a link is about, and the address that it was mailed to: wanted still, or what it became.
async fn find(
    portal: &Portal,
    reads: &impl Reads,
    (link, now): (&str, DateTime<Utc>),
) -> Result<(preferred_address::Model, String), Refusal> {
    let (account, identity) = ids_of(link).ok_or(Refusal::LinkExpired)?;
    let row = preferred_addresses::of_account(reads, account).await?;
    let row = row.filter(|it| it.identity_id == identity);
    let row = row.ok_or(Refusal::LinkExpired)?;
    let email = row.wanted.clone().or_else(|| row.email.clone());
    let email = email.ok_or(Refusal::LinkExpired)?;
    let binding = email_key(&email);
    match is_good(&portal.secret, Purpose::ConfirmAddress, link, &binding, now) {
        true => Ok((row, email)),
        false => Err(Refusal::LinkExpired),
    }
}

fn ids_of(link: &str) -> Option<(AccountId, IdentityId)> {
    let (account, identity) = claimed_subject(link)?.split_once(BETWEEN)?;
    Some((account.parse().ok()?, identity.parse().ok()?))
}
