//! What people type as a reason or a name.

/// What somebody says, without the spaces around it; nothing where there is nothing to be seen.
pub fn said(typed: &str) -> Option<&str> {
    let typed = typed.trim();
    typed.chars().any(is_seen).then_some(typed)
}

/// Why what was typed is no reason for a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoReason {
    /// Nothing is to be seen.
    Missing,
    /// It has more letters than [`REASON_LETTERS_MAX`].
    TooLong,
}

/// A reason as it stands on a document: without the spaces around it.
pub fn reason(typed: &str) -> Result<&str, NoReason> {
    let reason = said(typed).ok_or(NoReason::Missing)?;
    match reason.chars().count() > REASON_LETTERS_MAX {
        true => Err(NoReason::TooLong),
        false => Ok(reason),
    }
}

/// The letters that a reason on a document has at most: more would be a document of its own.
pub const REASON_LETTERS_MAX: usize = 500;

/// Letters that leave no mark on the page: spaces, and what Unicode calls ignorable by default.
pub(crate) fn is_seen(letter: char) -> bool {
    let leaves_no_mark = matches!(letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' | '\u{e0000}'..='\u{e0fff}');
    !letter.is_whitespace() && !letter.is_control() && !leaves_no_mark
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_says_nothing() {
        for nothing in [
            "",
            " \t",
            "\u{200b}\u{200d}",
            "\u{3164} \u{feff}",
            "\u{2800}",
        ] {
            assert_eq!(said(nothing), None, "{nothing:?}");
        }
        assert_eq!(said(" Wrong address "), Some("Wrong address"));
        assert_eq!(said("क्\u{200d}ष"), Some("क्\u{200d}ष"));
    }

    #[test]
    fn a_reason_is_said_and_is_no_document_of_its_own() {
        assert_eq!(reason(" Wrong address "), Ok("Wrong address"));
        assert_eq!(reason("\u{200b}"), Err(NoReason::Missing));
        let longest = "é".repeat(REASON_LETTERS_MAX);
        assert_eq!(reason(&format!(" {longest} ")), Ok(longest.as_str()));
        assert_eq!(reason(&format!("{longest}é")), Err(NoReason::TooLong));
    }
}
