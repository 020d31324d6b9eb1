//! Tokens for programs that act in one's name.

use db::{Id, Uuid, args};
use kernel::{Action, Event, Fault, Fields, Scope, Sentence, SubjectRef, Work};

use crate::model::{SecretHash, TOKEN_NAME_CHARS_MAX, TOKENS_MAX};
use crate::rights;
use crate::store::{self, Token};

/// Makes a token. Its secret is drawn by who shows it, and never comes here: the answer to a form is kept, for when it is
/// sent twice.
pub struct MakeToken {
    /// What its person will know it by
    pub name: String,
    /// The hash of its secret
    pub secret: SecretHash,
    /// Whether the session says that somebody else may be at the keyboard: a token would outlive their help
    pub is_assisted: bool,
}

impl Action for MakeToken {
    const NAME: &'static str = "identity.make-token";
    /// The hash of the secret that was kept, in hexadecimal: another one than that given when the form was sent twice
    type Output = String;

    async fn run(&self, work: &mut Work) -> Result<String, Fault> {
        work.require(&rights::TOKENS, Scope::BODY).await?;
        let (body, person, now) = (work.body, work.person()?, work.now);
        if self.is_assisted {
            return Err(Fault::refused("identity-assisted-no-token"));
        }
        let mut fields = Fields::default();
        let name = fields.name(
            "name",
            &self.name,
            TOKEN_NAME_CHARS_MAX,
            "identity-token-name-empty",
            "identity-token-name-long",
        );
        fields.finish()?;
        let count = work.sql.count(store::COUNT_TOKENS, args![body, person]).await?;
        if count >= TOKENS_MAX {
            return Err(Fault::refused_with(
                Sentence::new("identity-tokens-too-many").with("max", TOKENS_MAX),
            ));
        }
        let id: Id<Token> = work.new_id();
        work.sql
            .execute(
                store::INSERT_TOKEN,
                args![body, id, person, &name, &self.secret, now],
            )
            .await?;
        work.journal(Event::internal(
            "identity.token-made",
            SubjectRef::new("person", person),
        ))
        .await?;
        Ok(self.secret.to_hex())
    }
}

/// Revokes one of one's tokens: the program that holds it is nobody from then on.
pub struct RevokeToken {
    /// Which one
    pub token: Uuid,
}

impl Action for RevokeToken {
    const NAME: &'static str = "identity.revoke-token";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::TOKENS, Scope::BODY).await?;
        let (body, person) = (work.body, work.person()?);
        let token: Id<Token> = Id::from_uuid(self.token);
        if work
            .sql
            .execute(store::DELETE_TOKEN, args![body, token, person])
            .await?
            != 1
        {
            return Err(Fault::NotFound("token"));
        }
        work.journal(Event::internal(
            "identity.token-revoked",
            SubjectRef::new("person", person),
        ))
        .await
    }
}
