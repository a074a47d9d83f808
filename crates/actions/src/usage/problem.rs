//! Why no file of usage is made of what was asked.

/// What is wrong with what was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UsageProblem {
    /// The last day comes before the first.
    Reversed,
    /// More months than one file covers.
    TooManyMonths(u32),
    /// There is nothing that it could hold.
    NoRows,
    /// The charges of the invoice are on this one now.
    Moved(String),
    /// A note has no usage: it corrects this invoice.
    OfCorrected(String),
    /// No such part of the account: it may have moved.
    NoScope,
    /// No such columns, or no such packing.
    UnknownFormat,
    /// So many files of the account are being made already.
    TooMany(usize),
}
