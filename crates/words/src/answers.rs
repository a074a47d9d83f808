//! What the answer to a mail means, said to whoever reads how it went.

use crate::mail_ledger;
use billing::Language;
use billing::mail::{Cause, Own};

/// What it means.
pub fn sentence(language: Language, cause: Cause) -> String {
    match cause {
        Cause::Refused => mail_ledger::cause_refused(language),
        Cause::TimedOut => mail_ledger::cause_timed_out(language),
        Cause::HostNotFound => mail_ledger::cause_host_not_found(language),
        Cause::Unreachable => mail_ledger::cause_unreachable(language),
        Cause::NotTrusted => mail_ledger::cause_not_trusted(language),
        Cause::Expired => mail_ledger::cause_expired(language),
        Cause::OtherName => mail_ledger::cause_other_name(language),
        Cause::Broken => mail_ledger::cause_broken(language),
        Cause::NotSignedIn => mail_ledger::cause_not_signed_in(language),
        Cause::NotRelayed => mail_ledger::cause_not_relayed(language),
        Cause::SenderRefused => mail_ledger::cause_sender_refused(language),
        Cause::NoMailbox => mail_ledger::cause_no_mailbox(language),
        Cause::MailboxFull => mail_ledger::cause_mailbox_full(language),
        Cause::TooLarge => mail_ledger::cause_too_large(language),
        Cause::ComeBack => mail_ledger::cause_come_back(language),
        Cause::Letters => mail_ledger::cause_letters(language),
        Cause::Own(own) => of_own(language, own),
    }
}

fn of_own(language: Language, own: Own) -> String {
    match own {
        Own::Settled => mail_ledger::cause_settled(language),
        Own::AskedAnew => mail_ledger::cause_asked_anew(language),
        Own::NobodySignsIn => mail_ledger::cause_nobody_signs_in(language),
        Own::InvitationOver => mail_ledger::cause_invitation_over(language),
        Own::AddressOver => mail_ledger::cause_address_over(language),
        Own::NoDocument => mail_ledger::cause_no_document(language),
        Own::Unreadable => mail_ledger::cause_unreadable(language),
    }
}
