//! In which language somebody reads: what they chose on a page holds for their mail as well.

use crate::{Caller, Portal, Refusal};
use billing::Language;

/// Remembers the language that somebody chose.
pub async fn remember_language(
    portal: &Portal,
    caller: &Caller,
    language: Language,
) -> Result<(), Refusal> {
    let work = portal.begin(Some(caller.identity), caller.now).await?;
    store::mail_recipients::remember_language(&work.txn, caller.identity, language).await?;
    Ok(work.commit().await?)
}
