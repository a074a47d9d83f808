//! What came of trying to send a mail, and what follows from it.

use super::{MailState, TRIED_FOR, pause_after};
use chrono::{DateTime, Utc};

/// What came of trying to send a mail, in the words of whoever answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Taken.
    Sent(String),
    /// Not for now.
    Temporary(String),
    /// Not at all.
    Permanent(String),
    /// Nobody knows: the line broke after everything had been said.
    Unknown(String),
    /// Not sent, and not to be: what it asks for was done, or is asked for by a newer one.
    Needless(String),
}

/// Where a mail stands after an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Where.
    pub state: MailState,
    /// When it is tried again, where it is.
    pub run_after: DateTime<Utc>,
}

impl Answer {
    /// What was said, or what happened.
    pub fn words(&self) -> &str {
        match self {
            Self::Sent(it)
            | Self::Temporary(it)
            | Self::Permanent(it)
            | Self::Unknown(it)
            | Self::Needless(it) => it,
        }
    }

    /// Whether the mail may have arrived although nobody said so.
    pub const fn is_unsure(&self) -> bool {
        matches!(self, Self::Unknown(_))
    }

    /// Where a mail stands that got this answer to the try `attempts`, the first of which was at
    /// `tried_since`. What nobody knows is tried again: better twice, with the same `Message-ID`,
    /// than not at all.
    pub fn standing(
        &self,
        (attempts, tried_since): (i32, DateTime<Utc>),
        now: DateTime<Utc>,
    ) -> Standing {
        let run_after = now + pause_after(attempts);
        let state = match self {
            Self::Sent(_) => MailState::Sent,
            Self::Permanent(_) => MailState::Failed,
            Self::Needless(_) => MailState::Needless,
            Self::Temporary(_) | Self::Unknown(_) if run_after - tried_since > TRIED_FOR => {
                MailState::Failed
            }
            Self::Temporary(_) | Self::Unknown(_) => MailState::Deferred,
        };
        Standing { state, run_after }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_taken_is_tried_for_three_days() {
        let busy = Answer::Temporary("450 busy".to_owned());
        let begun = DateTime::<Utc>::UNIX_EPOCH;
        let (mut now, mut tries) = (begun, 1);
        loop {
            let standing = busy.standing((tries, begun), now);
            if standing.state == MailState::Failed {
                break;
            }
            assert_eq!(standing.state, MailState::Deferred);
            assert!(standing.run_after > now);
            (now, tries) = (standing.run_after, tries + 1);
        }
        assert!(now - begun <= TRIED_FOR);
        assert!((20..30).contains(&tries), "{tries}");
    }

    #[test]
    fn only_a_refusal_for_good_ends_it_at_once() {
        let now = DateTime::<Utc>::UNIX_EPOCH;
        let state = |answer: Answer| answer.standing((1, now), now).state;
        assert_eq!(state(Answer::Sent(String::new())), MailState::Sent);
        assert_eq!(state(Answer::Permanent(String::new())), MailState::Failed);
        assert_eq!(state(Answer::Unknown(String::new())), MailState::Deferred);
    }
}
