//! Who may do what, over HTTP: everybody of the crate `rights` sends every request about everything.

use super::everybody::{Asked, Everybody};
use super::requests::requests;
use axum::http::StatusCode;
use futures::{StreamExt, stream};
use rights::{
    Agreement, Answer, Kind, Person, Relation, Table, Thing, everybody, expected, tried_by,
    with_nothing,
};
use std::sync::Arc;

/// How many ask at once.
const AT_ONCE: usize = 4;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_answer_is_the_one_of_the_specification() {
    let world = Arc::new(Everybody::new().await);
    let asking = turns().into_iter().map(|(table, things, person)| {
        let world = world.clone();
        async move {
            let turn = tokio::spawn(async move { compare(&world, (table, things), person).await });
            turn.await.expect("asked to the end")
        }
    });
    let answered: Vec<_> = stream::iter(asking)
        .buffer_unordered(AT_ONCE)
        .collect()
        .await;
    let asked: usize = answered.iter().map(|it| it.0).sum();
    let faults: Vec<_> = answered.into_iter().flat_map(|it| it.1).collect();
    let told = faults.join("\n");
    assert!(
        faults.is_empty(),
        "{} of {asked} answers:\n{told}",
        faults.len()
    );
    assert!(asked > 5_000, "only {asked} answers were compared");
}

/// Who asks about what, by which table.
fn turns() -> Vec<(Table, Vec<Thing>, Person)> {
    let mut turns = Vec::new();
    for agreement in Agreement::ALL {
        let mut people = everybody(agreement);
        // One table holds for both agreements with profiles: once in every relation will do here.
        people.retain(|it| agreement != Agreement::Mpa || it.relation == Relation::Home);
        for person in people.into_iter().chain(with_nothing()) {
            turns.push((agreement.table(), tried_by(&person, agreement), person));
        }
    }
    let of_no_account = |kind| Thing {
        kind,
        account: "",
        path: &[],
    };
    for person in everybody(Agreement::Mosp).into_iter().chain(with_nothing()) {
        let things = [Kind::Office, Kind::Own].map(of_no_account).to_vec();
        turns.push((rights::office(), things, person));
    }
    turns
}

/// How many answers somebody got, and which of them the table does not give.
async fn compare(
    world: &Everybody,
    (table, things): (Table, Vec<Thing>),
    person: Person,
) -> (usize, Vec<String>) {
    let session = world.session(&person).await;
    // Whoever is not at home sends one request for each row of the table.
    let most = if person.relation == Relation::Home {
        usize::MAX
    } else {
        1
    };
    let (mut asked, mut faults) = (0, Vec::new());
    for thing in &things {
        for action in table.actions(thing.kind.words()) {
            let expected = expected(&table, &person, (thing, action));
            for request in requests(world, thing, action).into_iter().take(most) {
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
    (asked, faults)
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
