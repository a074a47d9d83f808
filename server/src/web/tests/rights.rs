//! Who may do what, over HTTP: everybody of the crate `rights` sends every request about everything.

use super::everybody::{Asked, Everybody};
use super::requests::requests;
use axum::http::StatusCode;
use rights::{
    Agreement, Answer, Kind, Person, Relation, Table, Thing, everybody, expected, tried_by,
    with_nothing,
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_answer_is_the_one_of_the_specification() {
    let world = Everybody::new().await;
    let (mut asked, mut faults) = (0, Vec::new());
    for agreement in Agreement::ALL {
        let mut people = everybody(agreement);
        // One table holds for both agreements with profiles: once in every relation will do here.
        people.retain(|it| agreement != Agreement::Mpa || it.relation == Relation::Home);
        for person in people.into_iter().chain(with_nothing()) {
            let things = tried_by(&person, agreement);
            let of = (&agreement.table(), &things[..]);
            asked += compare(&world, of, &person, &mut faults).await;
        }
    }
    let office = [Kind::Office, Kind::Own].map(|kind| Thing {
        kind,
        account: "",
        path: &[],
    });
    for person in everybody(Agreement::Mca).into_iter().chain(with_nothing()) {
        let of = (&rights::office(), &office[..]);
        asked += compare(&world, of, &person, &mut faults).await;
    }
    assert!(
        faults.is_empty(),
        "{} of {asked} answers:\n{}",
        faults.len(),
        faults.join("\n")
    );
    assert!(asked > 5_000, "only {asked} answers were compared");
}

async fn compare(
    world: &Everybody,
    (table, things): (&Table, &[Thing]),
    person: &Person,
    faults: &mut Vec<String>,
) -> usize {
    let session = world.session(person).await;
    let mut asked = 0;
    for thing in things {
        for action in table.actions(thing.kind.words()) {
            let expected = expected(table, person, (thing, action));
            for request in requests(world, thing, action) {
                asked += 1;
                let got = answer(world, &request, &session).await;
                if got != Ok(expected) {
                    let (who, what) = (person.describe(), thing.describe());
                    let Asked {
                        method, address, ..
                    } = &request;
                    let row = format!("{who}; {what}: {action} ({method} {address})");
                    faults.push(format!("{row}: expected {expected:?}, got {got:?}"));
                }
            }
        }
    }
    asked
}

async fn answer(world: &Everybody, request: &Asked, session: &str) -> Result<Answer, StatusCode> {
    let answer = world.send(request, session, "application/json").await;
    match answer.status {
        StatusCode::OK
        | StatusCode::SEE_OTHER
        | StatusCode::UNPROCESSABLE_ENTITY
        | StatusCode::SERVICE_UNAVAILABLE => Ok(Answer::Done),
        StatusCode::FORBIDDEN => Ok(Answer::Refused),
        StatusCode::NOT_FOUND => Ok(Answer::Hidden),
        other => Err(other),
    }
}
