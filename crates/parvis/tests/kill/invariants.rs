//! What must hold in the database however the program ended: no change without its journal line, its words to search
//! and its effects, and none of these without the change.

use db::{Db, Statement, args};

db::record! { struct Integrity { integrity_check: String } }

const INTEGRITY: Statement = Statement {
    name: "pragma integrity_check",
    sql: "pragma integrity_check",
};

/// How many rows break each rule: none may.
const BROKEN: &[Statement] = &[
    Statement {
        name: "a row whose foreign key leads nowhere",
        sql: "select count(*) as n from pragma_foreign_key_check",
    },
    Statement {
        name: "a request done without its argument",
        sql: "select count(*) as n from request where action = 'texts.add-argument'
            and replace(json_extract(outcome, '$'), '-', '') not in (select lower(hex(id)) from argument)",
    },
    Statement {
        name: "an argument without its request (those of the demonstration are sentences)",
        sql: "select count(*) as n from argument where content not like '% %'
            and lower(hex(id)) not in (select replace(json_extract(outcome, '$'), '-', '')
                from request where action = 'texts.add-argument')",
    },
    Statement {
        name: "an argument written twice",
        sql: "select count(*) - count(distinct content) as n from argument",
    },
    Statement {
        name: "an argument without its journal line",
        sql: "select count(*) as n from argument where lower(hex(id)) not in (
            select replace(json_extract(payload, '$.argument'), '-', '') from journal where kind = 'texts.argument-added')",
    },
    Statement {
        name: "a journal line without its argument",
        sql: "select count(*) as n from journal where kind = 'texts.argument-added'
            and replace(json_extract(payload, '$.argument'), '-', '') not in (select lower(hex(id)) from argument)",
    },
    Statement {
        name: "an argument that cannot be found",
        sql: "select count(*) as n from argument
            where id not in (select subject_id from search_document where subject_type = 'argument')",
    },
    Statement {
        name: "a search that leads to no argument",
        sql: "select count(*) as n from search_document
            where subject_type = 'argument' and subject_id not in (select id from argument)",
    },
    Statement {
        name: "a document without the terms that find it",
        sql: "select count(*) as n from search_document
            where subject_id not in (select subject_id from search_posting)",
    },
    Statement {
        name: "a request done without its amendment (people write about one text: its number names it)",
        sql: "select count(*) as n from request where action = 'texts.propose-amendment'
            and json_extract(outcome, '$') not in (select number from amendment where rationale not like '% %')",
    },
    Statement {
        name: "an amendment without its request",
        sql: "select count(*) as n from amendment where rationale not like '% %'
            and number not in (select json_extract(outcome, '$')
                from request where action = 'texts.propose-amendment')",
    },
    Statement {
        name: "an amendment written twice",
        sql: "select count(*) - count(distinct rationale) as n from amendment where rationale not like '% %'",
    },
    Statement {
        name: "a text whose amendments are not numbered 1, 2, 3…",
        sql: "select count(*) as n from text_document d where d.last_number <> (
            select count(*) from amendment a where a.document_id = d.id and a.number between 1 and d.last_number)",
    },
    Statement {
        name: "an amendment without its journal line, or the contrary",
        sql: "select (select count(*) from amendment
                where id not in (select subject_id from journal where kind = 'texts.amendment-proposed'))
            + (select count(*) from journal
                where kind = 'texts.amendment-proposed' and subject_id not in (select id from amendment)) as n",
    },
    Statement {
        name: "an amendment without its page, its words or its places",
        sql: "select count(*) as n from amendment
            where id not in (select id from subject where type = 'amendment')
            or id not in (select subject_id from search_document where subject_type = 'amendment')
            or id not in (select amendment_id from amendment_place)",
    },
    Statement {
        name: "an amendment without its branch, or a branch without its commit",
        sql: "select count(*) as n from amendment a where not exists (
            select 1 from git_ref r join git_object o
                on o.collectivite_id = r.collectivite_id and o.repo = r.repo and o.oid = r.oid and o.kind = 'commit'
            where r.collectivite_id = a.collectivite_id and r.repo = a.document_id
                and r.name = 'refs/heads/amendements/' || a.number and r.oid = a.commit_oid)",
    },
    Statement {
        name: "more or fewer links than requests done (those of people signed in: the seeding asked as a visitor)",
        sql: "select abs((select count(*) from request
                where action = 'identity.ask-sign-in-link' and actor_id is not null)
            - (select count(*) from sign_in_link where email like '%@essai.example')) as n",
    },
    Statement {
        name: "a link asked twice by one form",
        sql: "select count(*) - count(distinct email) as n from sign_in_link where email like '%@essai.example'",
    },
    Statement {
        name: "a link without its effect or its journal line",
        // Those of the demonstration that confirm a contribution have a mail of another name.
        sql: "select count(*) as n from sign_in_link where email like '%@essai.example' and (
            lower(hex(id)) not in (select replace(substr(key, 14), '-', '') from effect where kind = 'mail')
            or id not in (select subject_id from journal where kind = 'identity.link-asked'))",
    },
    Statement {
        name: "an effect said to be delivered whose letter is missing",
        sql: "select count(*) as n from effect
            where kind = 'mail' and key not in (select key from mailbox)
            -- letters are kept for some weeks: what is older than the oldest that is left was put away
            and done_at > (select min(received_at) from mailbox)",
    },
    Statement {
        name: "a hole in the numbers of the journal",
        sql: "select coalesce(max(number), 0) - count(number) as n from journal",
    },
];

/// Looks at everything.
///
/// # Panics
/// When a rule is broken; with its name and how many rows break it.
pub(crate) async fn check(db: &Db) {
    let mut sql = db.read();
    let found: Integrity = sql.one(INTEGRITY, args![]).await.expect("an answer");
    assert_eq!(found.integrity_check, "ok");
    for rule in BROKEN {
        let broken = sql.count(*rule, args![]).await.expect("an answer");
        assert_eq!(broken, 0, "{}", rule.name);
    }
}
