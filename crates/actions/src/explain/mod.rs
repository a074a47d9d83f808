//! Why somebody does not see an invoice (domain.md §5): for one person, the directory they look at,
//! and one thing that they ask for.

mod find;
mod offered;
mod people;
mod reasons;
mod roles;
mod seeker;
mod sentences;
mod series;
mod there;

use crate::accounts::ShownName;
use crate::invoices::InvoicePath;
use crate::{Caller, Portal, Refusal};
use billing::invoice::Named;
use billing::policy::{
    Absence, Billed, Scope, Seeker, Sought, What, action, allow, explain, is_related,
};
use billing::{Month, ProfileId};
use find::Found;
use series::Labels;

pub use offered::{Offer, Part, Why, show_why};
pub use people::Contact;
pub use reasons::Reason;
pub use roles::NamedRole;
pub(crate) use roles::name_roles;
pub(crate) use seeker::has_other_identity;
pub use there::There;

/// What somebody looks for, as addresses say it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The account's identifier.
    pub account: Option<String>,
    /// The profile's identifier, of that account.
    pub profile: Option<String>,
    /// The subscription's identifier, of that account.
    pub subscription: Option<String>,
    /// The invoice's name or document number.
    pub invoice: Option<String>,
    /// An invoice or an account by whichever number it has; an account, a profile or a subscription
    /// also by what it is called.
    pub name: Option<String>,
    /// The month that the invoice is for.
    pub month: Option<Month>,
}

impl Wanted {
    /// What an address of the portal is about, by its parts; nothing where that is no account.
    pub fn at(parts: &[String]) -> Self {
        let mut parts = parts.iter().map(String::as_str);
        let (Some("billing"), Some("accounts"), Some(account)) =
            (parts.next(), parts.next(), parts.next())
        else {
            return Self::default();
        };
        let account = Self {
            account: Some(account.to_owned()),
            ..Self::default()
        };
        let (kind, name) = (parts.next(), parts.next().map(str::to_owned));
        match kind {
            Some("invoices") => Self {
                invoice: name,
                ..account
            },
            Some("profiles") => Self {
                profile: name,
                ..account
            },
            Some("subscriptions") => Self {
                subscription: name,
                ..account
            },
            _ => account,
        }
    }

    /// Whether nothing is asked for: a month alone says of nothing when.
    pub const fn is_empty(&self) -> bool {
        self.account.is_none() && self.invoice.is_none() && self.name.is_none()
    }
}

/// Why it is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// What it is about.
    pub wanted: Wanted,
    /// The account, where they may see that it exists.
    pub account: Option<Named>,
    /// The reasons, the one that helps most first; none where all of it is there for them.
    pub reasons: Vec<Reason>,
    /// The invoice that was asked for, where it is there for them.
    pub invoice: Option<InvoicePath>,
    /// The invoices for days of the month asked for that they see.
    pub there: Vec<There>,
}

/// How somebody came to ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Came {
    /// By themselves.
    Themselves,
    /// By the signed link of a mail to their own address.
    ByTheirMail,
}

/// Why what an address is about, by its parts, was refused. Nothing for whoever has no relation to
/// it, and where it is about no account; that this cannot be found out hides no refusal.
pub async fn explain_refusal(
    portal: &Portal,
    caller: &Caller,
    (address, refusal): (&[String], &Refusal),
) -> Option<Explanation> {
    let wanted = Wanted::at(address);
    if wanted.is_empty() || !matches!(refusal, Refusal::NotFound | Refusal::Forbidden(_)) {
        return None;
    }
    let mut explanation = explain_absence(portal, caller, &wanted).await.ok()??;
    // Whoever may not do something is not helped by which invoices follow.
    if matches!(refusal, Refusal::Forbidden(_)) {
        explanation
            .reasons
            .retain(|it| it.absence.is_about_access());
    }
    Some(explanation).filter(|it| !it.reasons.is_empty())
}

/// Why this person does not see what they want. `None` where they have no relation to it: then it
/// is told by no answer and no statement whether it exists.
pub async fn explain_absence(
    portal: &Portal,
    caller: &Caller,
    wanted: &Wanted,
) -> Result<Option<Explanation>, Refusal> {
    explain_to(portal, (caller, Came::Themselves), wanted).await
}

/// The same for somebody who came by a mail, perhaps.
pub(crate) async fn explain_to(
    portal: &Portal,
    (caller, came): (&Caller, Came),
    wanted: &Wanted,
) -> Result<Option<Explanation>, Refusal> {
    let Some(evaluated) = evaluate(portal, (caller, came), wanted).await? else {
        return Ok(None);
    };
    let there = there::load(portal, caller, (&evaluated, wanted.month)).await?;
    let Evaluated {
        found, absences, ..
    } = &evaluated;
    let is_seen = allow::<action::SeeAccount>(&caller.standing, &found.facts, caller.now).is_ok();
    let invoice = found.invoice.as_ref().filter(|_| absences.is_empty());
    Ok(Some(Explanation {
        wanted: match is_seen {
            true => named(&evaluated),
            false => wanted.clone(),
        },
        invoice: invoice.map(|it| InvoicePath {
            account: found.account.name.clone(),
            invoice: it.name.clone(),
        }),
        account: is_seen.then(|| found.account.named()),
        there,
        reasons: reasons::view(portal, caller, evaluated).await?,
    }))
}

/// What is wanted, by the numbers of what was found, however it was asked for.
fn named(evaluated: &Evaluated) -> Wanted {
    let (found, wanted) = (&evaluated.found, &evaluated.wanted);
    let invoice = found.invoice.as_ref().map(|it| it.name.clone());
    Wanted {
        account: Some(found.account.name.clone()),
        invoice: invoice.or_else(|| wanted.invoice.clone()),
        name: None,
        ..wanted.clone()
    }
}

/// The scope on which this person can ask for a role, where one is what is missing.
pub(crate) async fn askable(
    portal: &Portal,
    caller: &Caller,
    wanted: &Wanted,
) -> Result<Option<Scope>, Refusal> {
    match evaluate(portal, (caller, Came::Themselves), wanted).await? {
        Some(evaluated) => reasons::answered_scope(portal, caller, &evaluated).await,
        None => Ok(None),
    }
}

/// What was found, and why it is not seen.
struct Evaluated {
    found: Found,
    /// What is wanted of it.
    wanted: Wanted,
    labels: Labels,
    /// The profile that it is of, where it is of one.
    profile: Option<ProfileId>,
    what: What,
    /// Whether all they have to do with it is a mail that they got.
    is_only_mailed: bool,
    absences: Vec<Absence>,
}

async fn evaluate(
    portal: &Portal,
    (caller, came): (&Caller, Came),
    wanted: &Wanted,
) -> Result<Option<Evaluated>, Refusal> {
    let seeker = seeker::load(portal, (caller, came)).await?;
    let (found, wanted) = find::find(portal, caller, (&seeker, wanted)).await?;
    let Some(found) = found.filter(|it| is_related(&seeker, it.facts, caller.now)) else {
        return Ok(None);
    };
    let unmailed = Seeker {
        is_addressee: false,
        ..seeker.clone()
    };
    let is_only_mailed = !is_related(&unmailed, found.facts, caller.now);
    let (what, labels) = series::load(portal, &found, &wanted).await?;
    let sought = Sought {
        account: found.facts,
        what,
        month: wanted.month,
    };
    let days = (caller.now, portal.today(caller.now));
    let absences = explain(&seeker, &sought, days);
    Ok(absences.map(|absences| Evaluated {
        profile: profile_of(&sought.what),
        what: sought.what,
        is_only_mailed,
        found,
        wanted,
        labels,
        absences,
    }))
}

fn profile_of(what: &What) -> Option<ProfileId> {
    match what {
        What::Invoice(invoice) => match invoice.billed {
            Billed::Profile(profile) => Some(profile),
            _ => None,
        },
        What::Series(series) => match &series[..] {
            [one] => one.scope.profile(),
            _ => None,
        },
        What::Missing => None,
    }
}
