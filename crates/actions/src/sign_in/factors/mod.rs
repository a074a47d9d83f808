//! What proves somebody beside their password: the code of an authenticator app, or a recovery
//! code. Whoever has an app signs in with both.

mod app;
mod prove;
mod recovery;
mod seal;
mod security;
mod step;
mod totp;

pub use app::{AppOffer, AppSetUp, offer_app, set_up_app, turn_off_app};
pub use recovery::{CodesOffer, NewCodes, offer_codes, replace_codes};
pub use security::{PasskeyLine, SecurityPage, show_security};
pub(super) use step::enter;
pub use step::{SecondStep, take_second_step};

use crate::work::Work;
use billing::IdentityId;
use store::StoreError;

/// What is wrong with a second proof.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactorProblem {
    /// No code of the app for now, or one that was used already.
    Code,
    /// No recovery code that is left.
    RecoveryCode,
    /// The password was given too long ago, or is another one by now.
    StepOver,
    /// What the page offered cannot be read any more.
    OfferOver,
    /// The page was open too long, or its answer was sent before.
    PasskeyOver,
    /// A passkey that this portal does not know.
    PasskeyUnknown,
    /// The answer of a passkey proves nothing.
    PasskeyUnproven,
    /// This passkey was added already.
    PasskeyKnown,
    /// More passkeys than one identity has.
    TooManyPasskeys,
}

/// Leaves an identity with nothing but its password.
pub(super) async fn remove_all(work: &Work, identity: IdentityId) -> Result<(), StoreError> {
    remove_app(work, identity).await?;
    store::passkeys::remove_all(&work.txn, identity).await
}

/// Leaves an identity without an app, and so without recovery codes.
async fn remove_app(work: &Work, identity: IdentityId) -> Result<(), StoreError> {
    store::factors::remove_app(&work.txn, identity).await?;
    store::factors::replace_codes(&work.txn, identity, Vec::new()).await
}
