"""Copies the contributions of a Parvis database into a table that Datasette serves and searches."""

import sqlite3
import sys

source, target = sys.argv[1:3]
database = sqlite3.connect(target)
database.execute("attach ? as parvis", (source,))
database.executescript(
    """
    create table contributions (
        id text primary key, genre text, title text, number integer, fate text, side text, words text, at integer);
    insert into contributions
        select lower(hex(a.id)), 'amendement', d.title, a.number, a.fate, '', a.sentence || ' ' || a.rationale, a.proposed_at
        from parvis.amendment a join parvis.text_document d on d.id = a.document_id;
    insert into contributions
        select lower(hex(g.id)), 'argument', d.title, a.number, a.fate, g.side, g.content, g.added_at
        from parvis.argument g
        join parvis.amendment a on a.id = g.amendment_id
        join parvis.text_document d on d.id = g.document_id;
    create index contributions_genre_fate on contributions (genre, fate, id);
    create virtual table contributions_fts using fts5 (words, content="contributions", tokenize='unicode61 remove_diacritics 2');
    insert into contributions_fts (contributions_fts) values ('rebuild');
    """
)
database.commit()
print(database.execute("select count(*) from contributions").fetchone()[0])
