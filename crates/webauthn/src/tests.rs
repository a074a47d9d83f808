//! Both ceremonies, and everything that does not pass for them.

use crate::simulated::Authenticator;
use crate::{Assertion, Party, Registration, Unproven};

const ORIGIN: &str = "https://bills.example";

fn party() -> Party {
    Party::of(ORIGIN).expect("a party")
}

fn authenticator() -> Authenticator {
    Authenticator::new(ORIGIN, b"anna")
}

fn registered(made: &str) -> Result<crate::NewCredential, Unproven> {
    Registration::read(made)?.prove(&party())
}

fn asserted(proof: &str, public_key: &[u8]) -> Result<u32, Unproven> {
    Assertion::read(proof)?.prove(&party(), public_key)
}

#[test]
fn what_was_made_is_proved_later() {
    let mut authenticator = authenticator();
    let made = Registration::read(&authenticator.create(b"one")).expect("read");
    assert_eq!(made.challenge(), b"one");
    let credential = made.prove(&party()).expect("made");
    assert_eq!(credential.id, authenticator.id);
    let proof = Assertion::read(&authenticator.get(b"two")).expect("read");
    assert_eq!(proof.challenge(), b"two");
    assert_eq!(proof.user(), Some(b"anna".as_slice()));
    assert_eq!(proof.credential(), credential.id);
    assert_eq!(proof.prove(&party(), &credential.public_key), Ok(1));
}

#[test]
fn an_answer_for_another_site_or_of_an_unknown_user_proves_nothing() {
    type Lie = fn(&mut Authenticator);
    let lies: [(Lie, Unproven); 4] = [
        (
            |it| it.origin = "https://evil.example".into(),
            Unproven::OtherOrigin,
        ),
        (|it| it.host = "evil.example".into(), Unproven::OtherParty),
        (|it| it.flags = 0b001, Unproven::UserNotVerified),
        (|it| it.flags = 0b100, Unproven::UserNotVerified),
    ];
    for (lie, refused) in lies {
        let mut authenticator = authenticator();
        let key = registered(&authenticator.create(b"one"))
            .expect("made")
            .public_key;
        lie(&mut authenticator);
        assert_eq!(registered(&authenticator.create(b"one")), Err(refused));
        assert_eq!(asserted(&authenticator.get(b"two"), &key), Err(refused));
    }
}

#[test]
fn another_key_and_another_ceremony_prove_nothing() {
    let mut one = authenticator();
    let made = one.create(b"one");
    let other = registered(&authenticator().create(b"one")).expect("made");
    let refused = asserted(&one.get(b"two"), &other.public_key);
    assert_eq!(refused, Err(Unproven::WrongSignature));
    let own = registered(&made).expect("made").public_key;
    let changed = one.get(b"two").replacen("userHandle", "userhandle", 1);
    assert_eq!(
        asserted(&changed, &own),
        Ok(2),
        "not part of what is signed"
    );

    // The browser's words of one ceremony in the answer of the other.
    let words = |json: &str| -> String {
        let json: serde_json::Value = serde_json::from_str(json).expect("json");
        json["response"]["clientDataJSON"]
            .as_str()
            .expect("words")
            .to_owned()
    };
    let proof = one.get(b"two");
    let mixed = proof.replace(&words(&proof), &words(&made));
    assert_eq!(asserted(&mixed, &own), Err(Unproven::OtherCeremony));
    let mixed = made.replace(&words(&made), &words(&proof));
    assert_eq!(registered(&mixed), Err(Unproven::OtherCeremony));
}

#[test]
fn nonsense_is_told_from_an_answer() {
    let mut authenticator = authenticator();
    for whole in [authenticator.create(b"one"), authenticator.get(b"two")] {
        for at in 0..whole.len() {
            let cut = &whole[..at];
            assert!(Registration::read(cut).is_err() && Assertion::read(cut).is_err());
        }
    }
    for nonsense in ["", "{}", "null", "{\"id\":\"é\",\"response\":{}}"] {
        assert!(Registration::read(nonsense).is_err() && Assertion::read(nonsense).is_err());
    }
}
