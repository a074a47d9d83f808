//! What commands print. Whoever reads it may have read enough, as `| head` has: what is left is not
//! said, and the command goes on with its work and ends as it would have.

use std::fmt::Arguments;
use std::io::Write;

/// Prints a line, as `println!` does where somebody listens.
macro_rules! say {
    ($($text:tt)*) => {
        $crate::cli::out::line(format_args!($($text)*))
    };
}
pub(super) use say;

/// Prints a line.
pub fn line(text: Arguments<'_>) {
    // Nothing can be said to nobody.
    writeln!(std::io::stdout().lock(), "{text}").ok();
}

/// A number of things, in the words for one and for several.
pub fn counted(count: impl TryInto<u64>, one: &str, several: &str) -> String {
    match count.try_into().unwrap_or(u64::MAX) {
        1 => format!("1 {one}"),
        count => format!("{count} {several}"),
    }
}

/// Prints a text as it is.
pub fn whole(text: &str) {
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes())
        .and_then(|()| out.flush())
        .ok();
}

#[cfg(test)]
mod tests {
    use super::counted;

    #[test]
    fn one_thing_is_not_several() {
        let cards = |count: usize| counted(count, "card declined", "cards declined");
        let told = [0, 1, 2].map(cards);
        assert_eq!(
            told,
            ["0 cards declined", "1 card declined", "2 cards declined"]
        );
    }
}
