//! Lists that must be whole are never cut off, and rows by key are written where they differ.

use billing::DirectoryId;
use scratch::Scratch;
use sea_orm::EntityTrait;
use store::entities::directory;
use store::{Keyed, among, whole};

scratch::both_databases!(more_than_the_bound_is_an_error, written_where_different);

fn row(name: &str, display_name: &str) -> directory::Model {
    directory::Model {
        id: DirectoryId::new(),
        name: name.to_owned(),
        display_name: display_name.to_owned(),
        domain: None,
    }
}

async fn put(scratch: &Scratch, rows: Vec<directory::Model>) {
    let work = store::begin(&scratch.database).await.expect("begun");
    let put = store::put_all::<directory::Entity>(&work, rows).await;
    put.expect("put");
    work.commit().await.expect("committed");
}

async fn more_than_the_bound_is_an_error(scratch: Scratch) {
    put(&scratch, ["a", "b", "c"].map(|it| row(it, it)).into()).await;
    let read = async |limit| whole(directory::Entity::find(), limit, &scratch.database).await;
    assert_eq!(read(3).await.expect("read").len(), 3);
    let told = read(2).await.expect_err("refused").to_string();
    assert!(told.contains("more than 2 directories"), "{told}");
    let names = Some(vec!["a", "c", "d"]);
    let column = directory::Column::Name;
    let found = among::<directory::Entity, _>(&scratch.database, column, names).await;
    assert_eq!(found.expect("read").len(), 2);
}

async fn written_where_different(scratch: Scratch) {
    let [a, b] = ["a", "b"].map(|it| row(it, it));
    put(&scratch, vec![a.clone(), b.clone()]).await;
    let mut rows = Keyed::<directory::Entity, _>::new(vec![a.clone(), b], |it| it.name.clone());
    // Somebody else's change stays where nothing is put but what was read.
    let work = store::begin(&scratch.database).await.expect("begun");
    let theirs = directory::Model {
        display_name: "theirs".to_owned(),
        ..a.clone()
    };
    let put = store::put::<directory::Entity>(&work, theirs).await;
    put.expect("put");
    rows.put("a".to_owned(), a);
    let mut mine = rows.get(&"b".to_owned()).expect("read").clone();
    mine.display_name = "mine".to_owned();
    rows.put("b".to_owned(), mine);
    rows.put("c".to_owned(), row("c", "first"));
    let mut new = rows.get(&"c".to_owned()).expect("put").clone();
    new.display_name = "new".to_owned();
    rows.put("c".to_owned(), new);
    rows.write(&work).await.expect("written");
    work.commit().await.expect("committed");
    let all = store::all::<directory::Entity>(&scratch.database).await;
    let mut shown: Vec<_> = all
        .expect("read")
        .into_iter()
        .map(|it| it.display_name)
        .collect();
    shown.sort();
    assert_eq!(shown, ["mine", "new", "theirs"]);
}
