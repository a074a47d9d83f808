//! One's own sessions: listed, and ended one by one or all others at once; nobody else's.

use super::{caller, now, portal};
use actions::sign_in::{
    Credentials, SignedIn, Token, end_other_sessions, end_session, find_caller, list_sessions,
    note_browser, set_demo_passwords, sign_in,
};
use actions::{Caller, Portal, demo, world};
use billing::session::{Browser, SignInWay, System};
use chrono::{DateTime, Duration, Utc};
use scratch::Scratch;
use store::entities::audit;

scratch::both_databases!(somebody_sees_and_ends_their_own_sessions_and_no_others);

const WORLD: &str = include_str!("../../demo/world.toml");
const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";

async fn begun(portal: &Portal, email: &str, at: DateTime<Utc>) -> Token {
    let credentials = Credentials {
        email: email.to_owned(),
        password: demo::PASSWORD.to_owned(),
        from: "127.0.0.1".to_owned(),
    };
    match sign_in(portal, credentials, at).await {
        Ok(SignedIn::Session(token)) => token,
        _ => panic!("{email} is not signed in"),
    }
}

async fn found(portal: &Portal, token: &Token) -> Option<Caller> {
    find_caller(portal, token, now()).await.expect("read")
}

async fn lines_of(scratch: &Scratch, action: &str) -> usize {
    let lines = store::all::<audit::Entity>(&scratch.database).await;
    let lines = lines.expect("read");
    lines.iter().filter(|it| it.action == action).count()
}

async fn somebody_sees_and_ends_their_own_sessions_and_no_others(scratch: Scratch) {
    let portal = portal(&scratch).await;
    world::apply(&portal, WORLD, now()).await.expect("applied");
    set_demo_passwords(&portal, demo::PASSWORD, now())
        .await
        .expect("passwords");
    let chloe = "chloe@contoso.example";
    let long_ago = begun(&portal, chloe, now() - Duration::hours(13)).await;
    let mut tokens = Vec::new();
    for minutes in [30, 20, 10] {
        tokens.push(begun(&portal, chloe, now() - Duration::minutes(minutes)).await);
    }
    note_browser(&portal, &tokens[0], FIREFOX, now())
        .await
        .expect("noted");
    note_browser(&portal, &tokens[1], "curl/8.5.0", now())
        .await
        .expect("nothing to note");
    let own = found(&portal, &tokens[1]).await.expect("signed in");
    assert!(found(&portal, &long_ago).await.is_none(), "idle too long");

    let lines = list_sessions(&portal, &own).await.expect("listed");
    let told: Vec<_> = lines
        .iter()
        .map(|it| (it.is_own, it.browser, it.system, it.way))
        .collect();
    let password = SignInWay::Password;
    assert_eq!(
        told,
        [
            (true, None, None, password),
            (false, None, None, password),
            (false, Some(Browser::Firefox), Some(System::Linux), password),
        ],
        "this one first, then what was used last, and none that is over"
    );
    assert_eq!(lines[0].begun_at, now() - Duration::minutes(20));

    // Of anybody else's there is nothing to be seen or ended.
    let daan = caller(&portal, "daan@contoso.example").await;
    let his = list_sessions(&portal, &daan).await.expect("listed");
    assert!(his.iter().all(|it| lines.iter().all(|own| own.id != it.id)));
    end_session(&portal, &daan, lines[2].id)
        .await
        .expect("none");
    assert_eq!(lines_of(&scratch, "session.close").await, 0);
    assert!(found(&portal, &tokens[0]).await.is_some());

    end_session(&portal, &own, lines[2].id)
        .await
        .expect("ended");
    end_session(&portal, &own, lines[2].id)
        .await
        .expect("ended already");
    assert!(found(&portal, &tokens[0]).await.is_none());
    assert!(found(&portal, &tokens[2]).await.is_some());
    assert_eq!(lines_of(&scratch, "session.close").await, 1);

    end_other_sessions(&portal, &own).await.expect("ended");
    assert!(found(&portal, &tokens[2]).await.is_none());
    let left = list_sessions(&portal, &own).await.expect("listed");
    assert_eq!(left.len(), 1);
    assert!(left[0].is_own);
    assert_eq!(lines_of(&scratch, "session.close-others").await, 1);
    end_other_sessions(&portal, &own).await.expect("none left");
    assert_eq!(lines_of(&scratch, "session.close-others").await, 1);
}
