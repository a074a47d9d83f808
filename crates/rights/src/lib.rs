//! Who may do what, written by hand from domain.md §3: the answers that tests expect of the portal,
//! and the world of people and things that they ask about.
//!
//! Invariant: nothing here asks the portal's own rules, which would only agree with themselves.

mod people;
mod table;
mod things;
mod world;

pub use people::{Person, Relation, everybody, with_nothing};
pub use table::{Agreement, Answer, Table, office};
pub use things::{Kind, Thing, things};
pub use world::{AWAY, BILLED_UNTIL, DIRECTORY, USAGE, world};

/// What this person is asked to try things on: who is not at home is asked about no other account.
pub fn tried_by(person: &Person, agreement: Agreement) -> Vec<Thing> {
    let mut things = things(agreement);
    things.retain(|it| person.relation == Relation::Home || it.account == agreement.account());
    things
}

/// The answer that the specification gives this person who does that to the thing.
pub fn expected(table: &Table, person: &Person, (thing, action): (&Thing, &str)) -> Answer {
    let column = person.column_for(thing);
    let may = |action| table.may((thing.kind.words(), action), column);
    if may(action) {
        Answer::Done
    } else if may("know of it") {
        Answer::Refused
    } else {
        Answer::Hidden
    }
}
