//! Who may do what: each deed tried by those who hold its right and by those who do not.

use db::Id;
use identity::{
    AskSignInLink, EndSession, LinkArrival, RegisterPerson, RemoveProvider, Rename, SignIn, SignOut, SignUp,
};
use kernel::{Action, Actor, Fault};
use testkit::{TestTown, on_both_engines};

use crate::{FEATURES, signed_in};

async fn is_allowed<A: Action>(town: &TestTown, actor: Actor, deed: A) -> bool {
    match town.act(actor, deed).await {
        Err(Fault::Forbidden { .. }) => false,
        // A right that is held, then a rule that refuses (no such link): the right let it through.
        Ok(_) | Err(Fault::Refused { .. }) => true,
        Err(other) => panic!("{}: {other}", A::NAME),
    }
}

#[tokio::test]
async fn rights_are_those_of_the_table() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let (ada, _) = signed_in(&town, "Ada", "ada@exemple.fr").await;
        // (actor, whether they may: ask for a link, sign in, rename, end a session, register)
        let matrix = [
            (Actor::Visitor, [true, true, false, false, false]),
            (Actor::Person(ada), [true, true, true, true, false]),
        ];
        for (actor, [ask, sign_in, rename, end, register]) in matrix {
            let email = || "bob@exemple.fr".to_owned();
            let token = || "inconnu".to_owned();
            let deed = AskSignInLink {
                email: email(),
                return_to: None,
                client: None,
                language: None,
                effort: None,
            };
            assert_eq!(is_allowed(&town, actor, deed).await, ask, "{actor:?}");
            assert_eq!(
                is_allowed(&town, actor, SignIn { token: token() }).await,
                sign_in,
                "{actor:?}"
            );
            let deed = SignUp {
                token: token(),
                name: "Bob".to_owned(),
            };
            assert_eq!(is_allowed(&town, actor, deed).await, sign_in, "{actor:?}");
            let deed = Rename {
                name: "Ada".to_owned(),
            };
            assert_eq!(is_allowed(&town, actor, deed).await, rename, "{actor:?}");
            let deed = EndSession { cookie: token() };
            assert_eq!(is_allowed(&town, actor, deed).await, end, "{actor:?}");
            assert_eq!(is_allowed(&town, actor, SignOut).await, end, "{actor:?}");
            let deed = RegisterPerson {
                name: "Bob".to_owned(),
                email: email(),
            };
            assert_eq!(is_allowed(&town, actor, deed).await, register, "{actor:?}");
            let deed = LinkArrival {
                arrival: token(),
                is_helped: false,
            };
            assert_eq!(is_allowed(&town, actor, deed).await, rename, "{actor:?}");
            let deed = RemoveProvider {
                provider: Id::from_uuid(db::Uuid::nil()),
            };
            assert_eq!(is_allowed(&town, actor, deed).await, register, "{actor:?}");
        }
    });
}

#[tokio::test]
async fn every_statement_prepares_on_both_engines() {
    async fn prepare_all(town: &TestTown) {
        for statement in identity::FEATURE.statements.iter().copied().flatten() {
            let prepared = town.house.db.prepare(*statement).await;
            assert!(prepared.is_ok(), "{}: {prepared:?}", statement.name);
        }
    }
    on_both_engines!(FEATURES, |town: TestTown| async move { prepare_all(&town).await });
}
