//! A question that waits for its answer: in the browser that asked, signed, for ten minutes.

use super::provider::Question;
use crate::sign_in::link::{self, Purpose};
use chrono::{DateTime, Duration, Utc};

/// How long a question waits. It is over before it is forgotten that it was answered.
const QUESTION_LASTS: Duration = Duration::minutes(10);
/// Browsers keep no larger cookie; who comes from a longer address begins at the first page.
const RETURN_TO_LETTERS_MAX: usize = 1_500;

/// What is known of a question until its answer comes.
pub struct Waiting {
    /// Which provider was asked.
    pub provider: String,
    /// With what.
    pub question: Question,
    /// Where to go on to.
    pub return_to: String,
}

impl Waiting {
    /// A question that nobody can guess.
    pub fn new(provider: &str, return_to: &str) -> Self {
        let is_short = return_to.len() <= RETURN_TO_LETTERS_MAX;
        Self {
            provider: provider.to_owned(),
            question: Question {
                state: unguessable(),
                nonce: unguessable(),
                verifier: unguessable(),
            },
            return_to: if is_short { return_to } else { "/" }.to_owned(),
        }
    }

    /// What the browser keeps.
    pub fn ticket(&self, secret: &[u8], now: DateTime<Utc>) -> String {
        let Question {
            state,
            nonce,
            verifier,
        } = &self.question;
        let return_to = link::hex(self.return_to.as_bytes());
        let subject = format!("{}:{state}:{nonce}:{verifier}:{return_to}", self.provider);
        let expires = now + QUESTION_LASTS;
        link::sign(secret, Purpose::SignInWith, &subject, expires, "")
    }

    /// What waits with a ticket; nothing where it is over, or was not made here.
    pub fn of_ticket(secret: &[u8], ticket: &str, now: DateTime<Utc>) -> Option<Self> {
        let is_good = link::is_good(secret, Purpose::SignInWith, ticket, "", now);
        is_good.then(|| Self::claimed(ticket)).flatten()
    }

    /// What a ticket claims, before it is proved.
    fn claimed(ticket: &str) -> Option<Self> {
        let mut parts = link::claimed_subject(ticket)?.split(':').map(str::to_owned);
        Some(Self {
            provider: parts.next()?,
            question: Question {
                state: parts.next()?,
                nonce: parts.next()?,
                verifier: parts.next()?,
            },
            return_to: String::from_utf8(link::unhex(&parts.next()?)?).ok()?,
        })
    }
}

/// Where somebody wanted to go on to, also where it is over: it proves nothing.
pub fn returning_to(ticket: &str) -> Option<String> {
    Waiting::claimed(ticket).map(|it| it.return_to)
}

/// Of 256 random bits, and as long as the verifier of a question has to be (RFC 7636 §4.1).
fn unguessable() -> String {
    link::hex(&crate::work::random::<32>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticket_holds_the_question_until_it_is_over() {
        let now = Utc::now();
        let asked = Waiting::new("contoso", "/search?q=é");
        let ticket = asked.ticket(b"secret", now);
        let read = |secret, ticket: &str, now| Waiting::of_ticket(secret, ticket, now);
        let waiting = read(b"secret", &ticket, now).expect("it waits");
        assert!(waiting.question == asked.question);
        assert_eq!(waiting.provider, "contoso");
        assert_eq!(waiting.return_to, "/search?q=é");
        assert!(read(b"secret", &ticket, now + QUESTION_LASTS).is_none());
        assert!(read(b"other!", &ticket, now).is_none());
        let other = ticket.replace("contoso", "fabrikam");
        assert!(read(b"secret", &other, now).is_none());
        assert_eq!(returning_to(&other).as_deref(), Some("/search?q=é"));
        assert!(returning_to("nonsense").is_none());
    }

    #[test]
    fn no_two_questions_are_the_same_and_none_is_too_large() {
        let long = format!("/{}", "x".repeat(5_000));
        let [one, other] = [0, 1].map(|_| Waiting::new("contoso", &long));
        assert!(one.question != other.question);
        assert_eq!(one.return_to, "/");
        let longest = format!("/{}", "x".repeat(RETURN_TO_LETTERS_MAX - 1));
        let ticket = Waiting::new("contoso", &longest).ticket(b"secret", Utc::now());
        assert!(ticket.len() < 3_800, "{}", ticket.len());
    }
}
