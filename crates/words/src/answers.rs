//! What the answer to a mail means, said to whoever reads how it went.

use crate::mail_causes;
use billing::Language;
use billing::mail::{Cause, Own};

/// What it means.
pub fn sentence(language: Language, cause: Cause) -> String {
    match cause {
        Cause::Refused => mail_causes::refused(language),
        Cause::TimedOut => mail_causes::timed_out(language),
        Cause::HostNotFound => mail_causes::host_not_found(language),
        Cause::Unreachable => mail_causes::unreachable(language),
        Cause::NotTrusted => mail_causes::not_trusted(language),
        Cause::Expired => mail_causes::expired(language),
        Cause::OtherName => mail_causes::other_name(language),
        Cause::Broken => mail_causes::broken(language),
        Cause::NotSignedIn => mail_causes::not_signed_in(language),
        Cause::NotRelayed => mail_causes::not_relayed(language),
        Cause::SenderRefused => mail_causes::sender_refused(language),
        Cause::NoMailbox => mail_causes::no_mailbox(language),
        Cause::MailboxFull => mail_causes::mailbox_full(language),
        Cause::TooLarge => mail_causes::too_large(language),
        Cause::ComeBack => mail_causes::come_back(language),
        Cause::Letters => mail_causes::letters(language),
        Cause::Own(own) => of_own(language, own),
    }
}

fn of_own(language: Language, own: Own) -> String {
    match own {
        Own::Settled => mail_causes::settled(language),
        Own::AskedAnew => mail_causes::asked_anew(language),
        Own::NobodySignsIn => mail_causes::nobody_signs_in(language),
        Own::InvitationOver => mail_causes::invitation_over(language),
        Own::AddressOver => mail_causes::address_over(language),
        Own::NoDocument => mail_causes::no_document(language),
        Own::Unreadable => mail_causes::unreadable(language),
    }
}
