//! Why drafting an invoice stopped: something about the invoice itself, or about the machine.

use crate::Failure;
use billing::exact::ExactError;
use billing::invoice::{AssembleError, Obstacle};
use store::StoreError;

/// Why drafting stopped.
pub(super) enum Stop {
    /// This invoice cannot be made: it is parked, the others go on.
    Obstacle(Obstacle),
    /// The database, not the invoice: the batch is given up.
    Failure(Failure),
}

impl From<Obstacle> for Stop {
    fn from(obstacle: Obstacle) -> Self {
        Self::Obstacle(obstacle)
    }
}

impl From<AssembleError> for Stop {
    fn from(cause: AssembleError) -> Self {
        Self::Obstacle(cause.into())
    }
}

impl From<ExactError> for Stop {
    fn from(cause: ExactError) -> Self {
        Self::Obstacle(cause.into())
    }
}

impl From<StoreError> for Stop {
    fn from(cause: StoreError) -> Self {
        Self::Failure(cause.into())
    }
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}
