//! Signing in with a provider of OpenID Connect: it is asked who somebody is, and its answer is
//! taken once, in the browser that asked.

mod groups;
mod problem;
mod provider;
mod question;
mod subject;

pub use problem::ProviderProblem;
pub use provider::{GroupRole, Person, Question, SignInProvider, SignInWith, check_providers};
pub use question::returning_to;

use super::session::{self, Token};
use super::tries::{self, Tries};
use crate::{Portal, Refusal};
use billing::session::SignInWay;
use chrono::{DateTime, Utc};
use question::Waiting;

/// Where a browser is sent, and what it keeps until it comes back.
pub struct Asked {
    /// The address at the provider.
    pub address: String,
    /// What the answer is checked with.
    pub ticket: String,
}

/// What a browser came back with.
#[derive(Clone, Default)]
pub struct Answer {
    /// The name of the provider, in the address that was come back to.
    pub provider: String,
    /// Which question it answers.
    pub state: String,
    /// What is redeemed at the provider.
    pub code: Option<String>,
    /// Why there is no code, as the provider says.
    pub error: Option<String>,
    /// Who answers, where the provider says so (RFC 9207).
    pub issuer: Option<String>,
    /// What the browser kept.
    pub ticket: String,
    /// Where the request came from, for the limit on tries.
    pub from: String,
}

/// Somebody who is signed in.
pub struct SignedInWith {
    /// The session.
    pub token: Token,
    /// Where to go on to.
    pub return_to: String,
}

/// Asks a provider who somebody is.
pub async fn ask_provider(
    portal: &Portal,
    provider: &str,
    return_to: &str,
    now: DateTime<Utc>,
) -> Result<Asked, Refusal> {
    let with = portal.provider(provider)?;
    let waiting = Waiting::new(&with.name, return_to);
    let address = with.provider.address(waiting.question.clone(), now).await;
    Ok(Asked {
        address: address.map_err(|it| with.refusal(it))?,
        ticket: waiting.ticket(&portal.secret, now),
    })
}

/// Takes a provider's answer: whoever it is about is signed in, with the roles of their groups.
pub async fn take_answer(
    portal: &Portal,
    answer: Answer,
    now: DateTime<Utc>,
) -> Result<SignedInWith, Refusal> {
    let with = portal.provider(&answer.provider)?;
    let waiting = waiting_for(portal, with, &answer, now)?;
    let tries = Tries::from_place("sign-in-with", &answer.from);
    if !note_first(portal, &tries, &waiting, now).await? {
        return Err(with.refusal(ProviderProblem::Over));
    }
    let code = code_of(answer).map_err(|it| with.refusal(it))?;
    let redeemed = with.provider.redeem(code, waiting.question, now).await;
    let person = match redeemed {
        Ok(person) => person,
        Err(problem) => {
            if problem == ProviderProblem::Unavailable {
                tries.take_back(portal, now).await.ok();
            }
            return Err(with.refusal(problem));
        }
    };
    let work = portal.begin(None, now).await?;
    let identity = subject::identity_of(&work, with, &person).await?;
    groups::follow(&work, with, identity.id, &person.groups).await?;
    tries.succeeded(&work).await?;
    // Until here the program did it, as it is configured; the session is the person's own.
    let work = work.in_name_of(identity.id);
    let token = session::begin(&work, &identity, SignInWay::Provider).await?;
    let token = token.ok_or_else(|| with.refusal(ProviderProblem::Disabled))?;
    work.commit().await?;
    let return_to = waiting.return_to;
    Ok(SignedInWith { token, return_to })
}

/// The question that is answered: asked by this browser, of this provider, not long ago.
fn waiting_for(
    portal: &Portal,
    with: &SignInWith,
    answer: &Answer,
    now: DateTime<Utc>,
) -> Result<Waiting, Refusal> {
    let waiting = Waiting::of_ticket(&portal.secret, &answer.ticket, now);
    let is_its = |it: &Waiting| it.provider == with.name && it.question.state == answer.state;
    let is_from_it = match &answer.issuer {
        Some(issuer) => issuer == with.provider.issuer(),
        None => true,
    };
    let waiting = waiting.filter(|it| is_from_it && is_its(it));
    waiting.ok_or_else(|| with.refusal(ProviderProblem::Over))
}

/// Notes a try, and gives whether the question is answered for the first time.
async fn note_first(
    portal: &Portal,
    tries: &Tries,
    waiting: &Waiting,
    now: DateTime<Utc>,
) -> Result<bool, Refusal> {
    let work = portal.begin(None, now).await?;
    tries.note(&work).await?;
    let is_first = tries::is_first(&work, &waiting.question.state).await?;
    work.commit().await?;
    Ok(is_first)
}

fn code_of(answer: Answer) -> Result<String, ProviderProblem> {
    match (answer.error.as_deref(), answer.code) {
        (None, Some(code)) => Ok(code),
        (Some("access_denied"), _) => Err(ProviderProblem::Denied),
        (Some(_), _) => Err(ProviderProblem::Unavailable),
        (None, None) => Err(ProviderProblem::Over),
    }
}
