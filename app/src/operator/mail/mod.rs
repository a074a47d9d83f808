//! All mail: what was sent to whom and how it went; one of them; sending again, and pausing.

mod filter;
mod list;
mod one;

pub use list::list;
pub use one::one;
