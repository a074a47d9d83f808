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

/// Prints a text as it is.
pub fn whole(text: &str) {
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes())
        .and_then(|()| out.flush())
        .ok();
}
