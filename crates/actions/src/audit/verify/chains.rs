//! Every chain, line by line up to its head, and which documents they tell of.

use super::{Findings, PART_ROWS, Told, Verified};
use crate::audit::chain::hash;
use crate::{Failure, Portal};
use billing::ChainId;
use store::entities::audit_head;

/// What the line of a document says that was issued.
const ISSUED: &str = "invoice.issue";

pub(super) async fn verify(
    portal: &Portal,
    (verified, findings): (&mut Verified, &mut Findings),
) -> Result<Told, Failure> {
    let mut told = Told::new();
    if let Some(line) = store::audit::line_without_head(&portal.database).await? {
        let whose = named(portal, line.chain).await?;
        findings.add(format!("The head of the audit trail of {whose} is gone."));
    }
    let mut last = None;
    loop {
        let heads = store::audit::heads_after(&portal.database, last, PART_ROWS).await?;
        let Some(end) = heads.last() else {
            return Ok(told);
        };
        last = Some(end.chain);
        for head in &heads {
            verified.chains += 1;
            match walk(portal, head, &mut told).await? {
                Ok(lines) => verified.lines += lines,
                Err((number, what)) => {
                    let whose = named(portal, head.chain).await?;
                    findings.add(format!(
                        "Line {number} of the audit trail of {whose} {what}."
                    ));
                }
            }
        }
    }
}

/// The number of the first line that is not as it was written, and what is wrong with it.
type Broken = (i64, &'static str);

/// Walks one chain up to its head, and gives how many lines it has. Lines that were added since the
/// head was read are not its own.
async fn walk(
    portal: &Portal,
    head: &audit_head::Model,
    told: &mut Told,
) -> Result<Result<u64, Broken>, Failure> {
    let (mut number, mut former) = (0, String::new());
    while number < head.number {
        let limit = PART_ROWS.min(u64::try_from(head.number - number).unwrap_or(PART_ROWS));
        let lines = store::audit::lines_after(&portal.database, head.chain, number, limit).await?;
        if lines.is_empty() {
            return Ok(Err((number + 1, "is gone")));
        }
        for line in lines {
            number += 1;
            if line.number != number {
                return Ok(Err((number, "is gone")));
            }
            if hash(&line, &former) != line.hash {
                return Ok(Err((number, "was changed")));
            }
            former = line.hash;
            if line.action == ISSUED {
                told.insert((line.chain, line.subject));
            }
        }
    }
    Ok(match former == head.hash {
        true => Ok(u64::try_from(number).unwrap_or_default()),
        false => Err((number, "is not the last one written")),
    })
}

/// Whose chain it is.
async fn named(portal: &Portal, chain: ChainId) -> Result<String, Failure> {
    if chain == ChainId::INSTALLATION {
        return Ok("the installation".to_owned());
    }
    let account = billing::AccountId(chain.0);
    let account = store::accounts::by_id(&portal.database, account).await?;
    Ok(account.map_or_else(
        || format!("a billing account that is gone ({chain})"),
        |it| format!("billing account {}", it.name),
    ))
}
