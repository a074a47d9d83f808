//! Who may do what, through the actions: every role, in every relation to the directory, tries
//! everything on everything. What is expected is written by hand in the crate `rights`.

mod office;
mod on_account;
mod on_invoice;
mod world;

use actions::Refusal;
use rights::{
    Agreement, Answer, Kind, Person, Relation, Table, Thing, expected, tried_by, with_nothing,
};
use scratch::Scratch;
use world::{Asking, World};

scratch::both_databases!(every_answer_is_the_one_of_the_specification);

async fn every_answer_is_the_one_of_the_specification(scratch: Scratch) {
    let world = World::new(&scratch).await;
    let (mut asked, mut faults) = (0, Vec::new());
    for agreement in Agreement::ALL {
        let table = agreement.table();
        let people = rights::everybody(agreement)
            .into_iter()
            .chain(with_nothing());
        for person in people {
            let things = tried_by(&person, agreement);
            asked += compare(&world, (&table, &things), person, &mut faults).await;
        }
    }
    let everybody = Agreement::ALL.into_iter().flat_map(rights::everybody);
    for person in everybody.chain(with_nothing()) {
        let kinds = [Kind::Office, Kind::AnothersRequest, Kind::Own].into_iter();
        let things = kinds.filter(|kind| *kind != Kind::AnothersRequest || !is_writer(&person));
        let things: Vec<_> = things.map(of_no_account).collect();
        asked += compare(&world, (&rights::office(), &things), person, &mut faults).await;
    }
    assert!(
        faults.is_empty(),
        "{} of {asked} answers:\n{}",
        faults.len(),
        faults.join("\n")
    );
    assert!(asked > 15_000, "only {asked} answers were compared");
}

fn of_no_account(kind: Kind) -> Thing {
    Thing {
        kind,
        account: "",
        path: &[],
    }
}

/// Who wrote the support request that nobody else but an operator reads.
fn is_writer(person: &Person) -> bool {
    person.relation == Relation::Stranger
}

/// Has somebody try everything on these things. Gives how many answers were compared.
async fn compare(
    world: &World,
    (table, things): (&Table, &[Thing]),
    person: Person,
    faults: &mut Vec<String>,
) -> usize {
    let asking = world.asking(person).await;
    let mut asked = 0;
    for thing in things {
        for action in table.actions(thing.kind.words()) {
            let expected = expected(table, &person, (thing, action));
            for (how, got) in tried(&asking, thing, action).await {
                asked += 1;
                if got != expected {
                    let (who, what) = (person.describe(), thing.describe());
                    let row = format!("{who}; {what}: {action} ({how})");
                    faults.push(format!("{row}: expected {expected:?}, got {got:?}"));
                }
            }
        }
    }
    asked
}

/// What was called, and how it was answered.
type Tried = Vec<(&'static str, Answer)>;

async fn tried(asking: &Asking<'_>, thing: &Thing, action: &str) -> Tried {
    match thing.kind {
        it if it.is_invoice() => on_invoice::tried(asking, thing, action).await,
        Kind::Office | Kind::AnothersRequest | Kind::Own => office::tried(asking, action).await,
        _ => on_account::tried(asking, thing, action).await,
    }
}

/// Forms are sent empty: what is wrong with them is told only to whoever may send them.
fn answer<T>(result: Result<T, impl Into<Refusal>>) -> Answer {
    match result.map_err(Into::into) {
        Ok(_) | Err(Refusal::Invalid(_) | Refusal::NotReady) => Answer::Done,
        Err(Refusal::Forbidden(_)) => Answer::Refused,
        Err(Refusal::NotFound) => Answer::Hidden,
        Err(other) => panic!("{other:?}"),
    }
}
