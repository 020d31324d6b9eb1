-- opens with 0.1.0
-- The words of a rationale or an argument that moderation removed: they stand nowhere else, so that no page, list, feed
-- nor search can show them; they go back if an appeal says so, and are forgotten once it can no longer be made.
create table if not exists text_words_removed (
    collectivite_id {id} not null,
    subject_type text not null,
    subject_id {id} not null,
    amendment_id {id} not null,
    words text not null,
    removed_at {int} not null,
    primary key (collectivite_id, subject_type, subject_id),
    foreign key (collectivite_id, amendment_id) references amendment (collectivite_id, id)
) {strict};

create index if not exists text_words_removed_amendment
    on text_words_removed (collectivite_id, amendment_id, subject_type, subject_id);
