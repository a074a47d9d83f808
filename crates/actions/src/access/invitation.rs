//! Invitations: a signed link that lets an address that nobody has yet set a password.

use crate::accounts::ShownName;
use crate::sign_in::{NewPassword, Purpose, claimed_subject, hash, is_good, sign};
use crate::work::Work;
use crate::{Caller, Portal, Refusal};
use billing::policy::{self, Role, action, allow};
use billing::{IdentityId, IdentityKind, InvitationId};
use chrono::{DateTime, Days, Duration, NaiveDate, NaiveTime, Utc};
use store::entities::{identity, invitation};

/// How long an invitation is good.
pub(super) const INVITATION_LASTS: Duration = Duration::days(14);
/// Where the links of invitations are, beneath the portal's own address.
pub(super) const LINK_PATH: &str = "/invitations/";
/// The most invitations that an operator is shown.
const LISTED_MAX: u64 = 200;

/// An invitation, for the operator who hands out its link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Whom.
    pub email: String,
    /// The role.
    pub role: Role,
    /// The account's name.
    pub account: String,
    /// Until when the link is good.
    pub expires_at: DateTime<Utc>,
    /// The address of the page it leads to, beneath the portal's own.
    pub path: String,
}

/// What the page behind a link says: of whom the address is, nothing but to themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenInvitation {
    /// Whom.
    pub email: String,
    /// Whether whoever looks is signed in with that address: then they take it as they are.
    pub is_own: bool,
}

/// The moment at which a role that holds through `day` ends: days are those of UTC.
pub(super) fn last_moment(day: NaiveDate) -> Option<DateTime<Utc>> {
    let next = day.checked_add_days(Days::new(1))?;
    Some(next.and_time(NaiveTime::MIN).and_utc())
}

/// The address of the page of an invitation, beneath the portal's own.
pub(crate) fn invitation_path(portal: &Portal, row: &invitation::Model) -> String {
    format!("{LINK_PATH}{}", link(portal, row))
}

/// The signed part of the link of an invitation.
pub(super) fn link(portal: &Portal, row: &invitation::Model) -> String {
    sign(
        &portal.secret,
        Purpose::AcceptInvitation,
        &row.id.to_string(),
        row.expires_at,
        &row.email_key,
    )
}

/// The invitations that wait, for an operator.
pub async fn list_invitations(
    portal: &Portal,
    caller: &Caller,
) -> Result<Vec<Invitation>, Refusal> {
    let _allowed =
        allow::<action::AnswerSupport>(&caller.standing, &policy::Installation {}, caller.now)?;
    let database = &portal.database;
    let mut invitations = Vec::new();
    for row in store::invitations::latest(database, caller.now, LISTED_MAX).await? {
        let account = store::accounts::by_id(database, row.account_id).await?;
        let account = account.ok_or(Refusal::NotFound)?;
        invitations.push(Invitation {
            path: invitation_path(portal, &row),
            email: row.email,
            role: row.role,
            account: account.shown_name().to_owned(),
            expires_at: row.expires_at,
        });
    }
    Ok(invitations)
}

/// The invitation of a link that is good.
async fn find(
    portal: &Portal,
    link: &str,
    now: DateTime<Utc>,
) -> Result<invitation::Model, Refusal> {
    let id = claimed_subject(link).and_then(|it| it.parse::<InvitationId>().ok());
    let id = id.ok_or(Refusal::LinkExpired)?;
    let row = store::invitations::by_id(&portal.database, id).await?;
    let row = row.ok_or(Refusal::LinkExpired)?;
    let purpose = Purpose::AcceptInvitation;
    match is_good(&portal.secret, purpose, link, &row.email_key, now) {
        true => Ok(row),
        false => Err(Refusal::LinkExpired),
    }
}

/// What the page behind a link shows.
pub async fn show_invitation(
    portal: &Portal,
    caller: Option<&Caller>,
    link: &str,
    now: DateTime<Utc>,
) -> Result<OpenInvitation, Refusal> {
    let row = find(portal, link, now).await?;
    let key = store::identities::email_key;
    Ok(OpenInvitation {
        is_own: caller.is_some_and(|it| key(&it.email) == row.email_key),
        email: row.email,
    })
}

/// Makes an identity with the invited address and this password, which has the role of this
/// invitation.
///
/// Whoever has an identity already makes no second one by a link: nothing is done then, and the
/// answer is the same, as whoever holds the link is not told whose address is known.
///
/// The address is not confirmed by it: an operator may have handed the link out, or whoever got it
/// passed it on. So it is given nothing else that waits for the address.
pub async fn accept_invitation(
    portal: &Portal,
    link: &str,
    password: NewPassword,
    now: DateTime<Utc>,
) -> Result<(), Refusal> {
    let row = find(portal, link, now).await?;
    password.check(&row.email)?;
    let password_hash = hash(password.new).await?;
    let work = portal.begin(None, now).await?;
    let known = store::identities::by_email(&work.txn, &row.email).await?;
    if !known.is_empty() {
        return Ok(());
    }
    let identity = identity::Model {
        id: IdentityId::new(),
        // An organisation's identities are made by the operator; this one comes as a guest.
        directory_id: None,
        display_name: row.email.clone(),
        email: row.email.clone(),
        email_key: row.email_key.clone(),
        kind: IdentityKind::Personal,
        is_confirmed: false,
        password_hash: Some(password_hash),
        disabled_at: None,
    };
    // Sent twice at once: the second finds the key taken.
    store::put_all::<identity::Entity>(&work.txn, vec![identity.clone()])
        .await
        .map_err(|cause| match store::is_duplicate(&cause) {
            true => Refusal::LinkExpired,
            false => cause.into(),
        })?;
    work.audit(None, "user.add", &identity.id.to_string())
        .await?;
    let work = work.in_name_of(identity.id);
    take_up(&work, &identity, row).await?;
    Ok(work.commit().await?)
}

/// Takes an invitation to one's own address, signed in as one is.
pub async fn accept_as(portal: &Portal, caller: &Caller, link: &str) -> Result<(), Refusal> {
    let row = find(portal, link, caller.now).await?;
    let work = portal.begin(Some(caller.identity), caller.now).await?;
    let known = store::identities::by_email(&work.txn, &row.email).await?;
    let is_own =
        |it: &identity::Model| it.id == caller.identity && it.kind != IdentityKind::Operator;
    let own = known.into_iter().find(is_own);
    let own = own.ok_or(Refusal::LinkExpired)?;
    take_up(&work, &own, row).await?;
    Ok(work.commit().await?)
}

async fn take_up(
    work: &Work,
    identity: &identity::Model,
    row: invitation::Model,
) -> Result<(), Refusal> {
    store::accounts::lock(&work.txn, row.account_id).await?;
    // Withdrawn, or taken, since it was read.
    if !store::invitations::remove(&work.txn, row.id).await? {
        return Err(Refusal::LinkExpired);
    }
    super::claim::accept(work, identity, row).await
}
