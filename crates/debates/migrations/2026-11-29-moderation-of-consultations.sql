-- What was reported and decided of consultations stands with what is reported and decided of everything else.
insert into content_report (collectivite_id, id, group_id, target_type, target_id, reporter_id, email, reason, words,
        reported_at, decided_at)
    select r.collectivite_id, r.id, c.group_id, r.target_type, r.target_id, r.reporter_id, r.email, r.reason, r.words,
        r.reported_at, r.decided_at
    from moderation_report r
    join consultation c on c.collectivite_id = r.collectivite_id and c.id = r.consultation_id
    where r.id is not null
    on conflict (collectivite_id, id) do nothing;

insert into content_decision (collectivite_id, id, group_id, target_type, target_id, part_of_id, author_id, is_removal,
        reason, words, moderator_id, decided_at, delay_s, appeal, appealed_at, appeal_outcome, appeal_words,
        appeal_decided_at)
    select d.collectivite_id, d.id, c.group_id, d.target_type, d.target_id, coalesce(k.contribution_id, d.target_id),
        d.author_id, d.is_removal, d.reason, d.words, d.moderator_id, d.decided_at, d.delay_s, d.appeal, d.appealed_at,
        d.appeal_outcome, d.appeal_words, d.appeal_decided_at
    from moderation_decision d
    join consultation c on c.collectivite_id = d.collectivite_id and c.id = d.consultation_id
    left join contribution_comment k on k.collectivite_id = d.collectivite_id and k.id = d.target_id
    where d.id is not null
    on conflict (collectivite_id, id) do nothing;

delete from moderation_report;

delete from moderation_decision;
