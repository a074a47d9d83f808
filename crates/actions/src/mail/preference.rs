//! *Invoice e-mail preference* of a profile, the recipients of a subscription, the invoice contacts
//! of an enrolment: whether invoices are sent, and to whom besides those with a role (domain.md §4,
//! flows 5 and 7).

use super::deliveries::Telling;
use super::place::{MailPath, On, Place, load_place, read_place};
use super::recipients::{AddedRecipient, Gets, Recipients};
use super::sent::{Sent, sent};
use super::{NewMail, To};
use crate::access::standing_now;
use crate::accounts::ShownName;
use crate::typed::Typed;
use crate::work::Work;
use crate::{Caller, Portal, Refusal, Wrong};
use billing::invoice::Named;
use billing::mail::{AddressProblem, EmailAddress, Letter, MailReason, MailState};
use billing::{IdentityId, Language, RecipientId};
use store::entities::mail_recipient;
use store::identities::email_key;
use store::mail_recipients;
use store::{Reads, StoreError};

/// The most addresses that are added to one profile, subscription or enrolment.
pub const RECIPIENTS_MAX: usize = 50;

/// The page.
#[derive(Debug, Clone)]
pub struct PreferencePage {
    /// The account.
    pub account: Named,
    /// The profile, subscription or enrolment.
    pub place: Named,
    /// Whether its invoices are sent; an enrolment's are always.
    pub is_on: bool,
    /// Whether this person says who gets them: others only read it, without the addresses that were
    /// added.
    pub can_change: bool,
    /// Who gets them, or would, and why.
    pub gets: Vec<Gets>,
    /// The addresses that were added; nothing for whoever only reads.
    pub added: Vec<AddedRecipient>,
    /// The language of a new address, until somebody says otherwise.
    pub language: Language,
    /// What was mailed about them.
    pub sent: Sent,
    /// Where a test goes: whoever looks.
    pub test_to: String,
}

/// An address as it was typed.
#[derive(Debug, Clone, Default)]
pub struct TypedRecipient {
    /// The address.
    pub email: String,
    /// The language's word.
    pub language: String,
}

/// The page, for whoever may say who gets the invoices, or may download them.
pub async fn show_preference(
    portal: &Portal,
    caller: &Caller,
    path: &MailPath,
) -> Result<PreferencePage, Refusal> {
    let (place, telling) = read_place(portal, caller, path).await?;
    let recipients = Recipients::load(&portal.database, place.scopes()).await?;
    let gets = match &place.on {
        On::Profile(_, row) => recipients.of_profile(&place.account, row.id),
        On::Subscription(_, row) => recipients.of_subscription(&place.account, row.id.0),
        On::Enrolment(_) => recipients.of_enrolment(&place.account),
    };
    let gets = gets.into_iter().map(|(gets, _)| Gets {
        email: telling.address(gets.email, gets.reason),
        ..gets
    });
    let can_change = telling == Telling::Everything;
    Ok(PreferencePage {
        is_on: is_on(portal, &place).await?,
        can_change,
        gets: gets.collect(),
        added: match can_change {
            true => recipients.added_to(place.key()),
            false => Vec::new(),
        },
        sent: sent(portal, place.key(), telling).await?,
        language: super::recipients::language_of(&place.account),
        test_to: caller.email.clone(),
        account: place.account.named(),
        place: place.named,
    })
}

async fn is_on(portal: &Portal, place: &Place) -> Result<bool, Refusal> {
    Ok(match &place.on {
        On::Profile(_, row) => row.is_invoice_emailed,
        _ => takes_recipients(&portal.database, place).await?,
    })
}

/// Whether an address can be added: a profile's wait for its invoices to be sent, a subscription's
/// are removed when they no longer are.
async fn takes_recipients(reads: &impl Reads, place: &Place) -> Result<bool, StoreError> {
    let On::Subscription(_, row) = &place.on else {
        return Ok(true);
    };
    let key = [(row.account_id, row.id)].into();
    let opted_in = mail_recipients::opted_in(reads, key).await?;
    Ok(!opted_in.is_empty())
}

/// Turns the invoices of a profile by e-mail on or off, whatever it was. Gives whether they are on.
pub async fn set_preference(
    portal: &Portal,
    caller: &Caller,
    path: &MailPath,
    typed: &str,
) -> Result<bool, Refusal> {
    let place = load_place(portal, caller, path).await?;
    let On::Profile(_, row) = &place.on else {
        return Err(Refusal::NotFound);
    };
    let is_on = match typed {
        "yes" => true,
        "no" => false,
        _ => return Err(Refusal::wrong("preference", Wrong::Required)),
    };
    let (work, _) = begin(portal, caller, &place).await?;
    let key = (row.account_id, row.id);
    if mail_recipients::set_emailed(&work.txn, key, is_on).await? {
        let told = match is_on {
            true => "mail.on",
            false => "mail.off",
        };
        work.audit(place.about(), told, &row.display_name).await?;
    }
    work.commit().await?;
    Ok(is_on)
}

/// Begins work under the lock of the account: whoever lost the right meanwhile changes nothing. Gives
/// who may.
pub(super) async fn begin(
    portal: &Portal,
    caller: &Caller,
    place: &Place,
) -> Result<(Work, IdentityId), Refusal> {
    let work = portal.begin(Some(caller.identity), caller.now).await?;
    store::accounts::lock(&work.txn, place.account.id).await?;
    let standing = standing_now(&work, caller).await?;
    let by = place.setting(&standing, caller.now)?.by();
    Ok((work, by))
}

/// Adds an address that gets the invoices; it gets no permission by that.
pub async fn add_recipient(
    portal: &Portal,
    caller: &Caller,
    path: &MailPath,
    typed: &TypedRecipient,
) -> Result<(), Refusal> {
    let place = load_place(portal, caller, path).await?;
    let mut fields = Typed::default();
    let email = address(&mut fields, &typed.email);
    let language = fields.word::<Language>("language", &typed.language, Wrong::NoChoice);
    let (email, language) = fields.whole(email.zip(language))?;
    let (work, by) = begin(portal, caller, &place).await?;
    if !takes_recipients(&work.txn, &place).await? {
        return Err(Refusal::wrong("email", Wrong::NotSent));
    }
    let (account_id, scope_id) = place.key();
    let added = mail_recipients::added(&work.txn, [place.key()].into()).await?;
    if added.len() >= RECIPIENTS_MAX {
        return Err(Refusal::wrong("email", Wrong::TooManyAddresses));
    }
    let email_key = email_key(email.as_str());
    if added.iter().any(|it| it.email_key == email_key) {
        return Err(Refusal::wrong("email", Wrong::AddressThere));
    }
    if is_preferred(&work.txn, &place, &email_key).await? {
        return Err(Refusal::wrong("email", Wrong::AddressPreferred));
    }
    let row = mail_recipient::Model {
        account_id,
        id: RecipientId::new(),
        scope_id,
        email: email.as_str().to_owned(),
        email_key,
        language,
        added_at: caller.now,
        added_by: Some(by),
    };
    let subject = format!("{}: {}", place.named.display_name, row.id);
    store::put_all::<mail_recipient::Entity>(&work.txn, vec![row]).await?;
    work.audit(place.about(), "recipient.add", &subject).await?;
    Ok(work.commit().await?)
}

/// Whether the invoices of a subscription go to an address anyway: it is the one that the account's
/// administrator prefers.
async fn is_preferred(
    reads: &impl Reads,
    place: &Place,
    email_key: &str,
) -> Result<bool, StoreError> {
    let On::Subscription(_, row) = &place.on else {
        return Ok(false);
    };
    let recipients = Recipients::load(reads, place.scopes()).await?;
    let gets = recipients.of_subscription(&place.account, row.id.0);
    let mut heads = gets.iter().map(|(gets, _)| gets);
    Ok(heads.any(|it| {
        it.reason == MailReason::AccountAdministrator
            && store::identities::email_key(&it.email) == email_key
    }))
}

/// One address, where it is one.
pub(super) fn address(fields: &mut Typed, typed: &str) -> Option<EmailAddress> {
    let typed = fields.required("email", typed)?;
    match EmailAddress::parse(typed) {
        Ok(address) => Some(address),
        Err(AddressProblem::TooLong) => {
            fields.wrong("email", Wrong::AddressTooLong);
            None
        }
        Err(AddressProblem::NoAddress | AddressProblem::Letters) => {
            fields.wrong("email", Wrong::NoAddress(typed.to_owned()));
            None
        }
    }
}

/// An address that is to be removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Removing {
    /// Which.
    pub recipient: RecipientId,
    /// That it is meant, though it leaves an enrolment without contacts.
    pub is_confirmed: bool,
}

impl Removing {
    /// One that others are left of.
    pub const fn one(recipient: RecipientId) -> Self {
        Self {
            recipient,
            is_confirmed: false,
        }
    }
}

/// Removes an address that was added; it is not kept. One that is gone already stays gone. The last
/// contact of an enrolment is removed once that is confirmed: others get its invoices then.
pub async fn remove_recipient(
    portal: &Portal,
    caller: &Caller,
    path: &MailPath,
    removing: Removing,
) -> Result<(), Refusal> {
    let recipient = removing.recipient;
    let place = load_place(portal, caller, path).await?;
    let (work, _) = begin(portal, caller, &place).await?;
    let (account, scope) = place.key();
    let row = mail_recipients::by_id(&work.txn, (account, recipient)).await?;
    let Some(row) = row.filter(|it| it.scope_id == scope) else {
        return Ok(());
    };
    if matches!(place.on, On::Enrolment(_)) && !removing.is_confirmed {
        let all = mail_recipients::added(&work.txn, [(account, scope)].into()).await?;
        if all.len() == 1 {
            return Err(Refusal::wrong("recipient", Wrong::LastContact));
        }
    }
    mail_recipients::remove(&work.txn, (account, row.id)).await?;
    let subject = format!("{}: {}", place.named.display_name, row.id);
    work.audit(place.about(), "recipient.remove", &subject)
        .await?;
    Ok(work.commit().await?)
}

/// Sends whoever asks a mail like those of the invoices: one a minute.
pub async fn send_test(portal: &Portal, caller: &Caller, path: &MailPath) -> Result<(), Refusal> {
    let place = load_place(portal, caller, path).await?;
    let (work, _) = begin(portal, caller, &place).await?;
    let (account, scope) = place.key();
    let minute = caller.now.format("%Y-%m-%dT%H:%M");
    let chosen = mail_recipients::languages(&work.txn, vec![caller.identity]).await?;
    let language = chosen.get(&caller.identity).copied();
    let language = language.unwrap_or_else(|| super::recipients::language_of(&place.account));
    let mail = NewMail {
        key: format!("{scope}:{minute}"),
        account: Some(account),
        about: Some(scope),
        to: To {
            identity: Some(caller.identity),
            email: caller.email.clone(),
            name: None,
            language,
            reason: MailReason::Own,
            recipient: None,
        },
        letter: Letter::Test(place.named.display_name.clone()),
        state: MailState::Queued,
    };
    work.mail(vec![mail]).await?;
    Ok(work.commit().await?)
}
