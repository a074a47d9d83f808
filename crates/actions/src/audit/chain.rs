//! How lines hang together: each holds the hash of the one before it.

use super::About;
use crate::bill::sha256_hex;
use billing::{ChainId, IdentityId, ProfileId, SectionId};
use chrono::{DateTime, SecondsFormat, SubsecRound, Utc};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use store::entities::{audit, audit_head};
use store::{StoreError, Transaction};

/// The digits of a second that both databases keep.
const SUBSECOND_DIGITS: u16 = 6;

/// A line that is still to be written.
#[derive(Debug, Clone)]
pub(crate) struct NewLine {
    /// What it concerns, and so whose chain it hangs on.
    pub(crate) about: About,
    /// Who did it; nobody, when the program did it by itself.
    pub(crate) identity: Option<IdentityId>,
    pub(crate) at: DateTime<Utc>,
    /// What was done, as `noun.verb`.
    pub(crate) action: String,
    /// To what: identifiers, and reasons that somebody gave.
    pub(crate) subject: String,
}

/// A line as it is hashed and handed out: this order, no blanks, the time in microseconds of UTC.
#[derive(Serialize)]
struct Canonical<'a> {
    chain: ChainId,
    number: i64,
    at: String,
    identity: Option<IdentityId>,
    profile: Option<ProfileId>,
    section: Option<SectionId>,
    action: &'a str,
    subject: &'a str,
    /// The hash of the line before; empty in the first one.
    former: &'a str,
}

/// The one text of a line. Its SHA-256 is the line's hash.
pub(super) fn canonical(line: &audit::Model, former: &str) -> String {
    let canonical = Canonical {
        chain: line.chain,
        number: line.number,
        at: line.at.to_rfc3339_opts(SecondsFormat::Micros, true),
        identity: line.identity_id,
        profile: line.profile_id,
        section: line.section_id,
        action: &line.action,
        subject: &line.subject,
        former,
    };
    serde_json::to_string(&canonical).expect("texts and numbers are JSON")
}

/// The hash that a line has after the one with hash `former`.
pub(super) fn hash(line: &audit::Model, former: &str) -> String {
    sha256_hex(canonical(line, former).as_bytes())
}

/// Hangs lines onto their chains. Comes last in its transaction: from here on it holds what every
/// other one that writes to these chains waits for.
pub(crate) async fn append(work: &Transaction, lines: Vec<NewLine>) -> Result<(), StoreError> {
    if lines.is_empty() {
        return Ok(());
    }
    let chains: BTreeSet<_> = lines.iter().map(|it| it.about.chain()).collect();
    let heads = store::audit::take_heads(work, chains).await?;
    let mut heads: BTreeMap<_, _> = heads.into_iter().map(|it| (it.chain, it)).collect();
    let mut rows = Vec::with_capacity(lines.len());
    for line in lines {
        let chain = line.about.chain();
        let head = heads
            .get_mut(&chain)
            .ok_or_else(|| StoreError::Custom(format!("chain {chain} has no head")))?;
        rows.push(next(head, line));
    }
    store::audit::append(work, rows, heads.into_values().collect()).await
}

/// The line after `head`, which is then the head.
fn next(head: &mut audit_head::Model, line: NewLine) -> audit::Model {
    let mut row = audit::Model {
        chain: head.chain,
        number: head.number + 1,
        at: line.at.trunc_subsecs(SUBSECOND_DIGITS),
        identity_id: line.identity,
        profile_id: line.about.profile,
        section_id: line.about.section,
        action: line.action,
        subject: line.subject,
        hash: String::new(),
    };
    row.hash = hash(&row, &head.hash);
    head.number = row.number;
    head.hash.clone_from(&row.hash);
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whoever checks an export builds on this text; it stays as it is.
    #[test]
    fn a_line_has_one_text() {
        let line = audit::Model {
            chain: ChainId::INSTALLATION,
            number: 7,
            at: "2026-11-20T12:00:00.5Z".parse().expect("a moment"),
            identity_id: None,
            profile_id: Some(ProfileId(
                "0199c0de-0000-7000-8000-000000000000"
                    .parse()
                    .expect("an id"),
            )),
            section_id: None,
            action: "user.add".to_owned(),
            subject: "a \"b\"\nc".to_owned(),
            hash: String::new(),
        };
        assert_eq!(
            canonical(&line, "ab12"),
            "{\"chain\":\"00000000-0000-0000-0000-000000000000\",\"number\":7,\
             \"at\":\"2026-11-20T12:00:00.500000Z\",\"identity\":null,\
             \"profile\":\"0199c0de-0000-7000-8000-000000000000\",\"section\":null,\
             \"action\":\"user.add\",\"subject\":\"a \\\"b\\\"\\nc\",\"former\":\"ab12\"}"
        );
    }
}
