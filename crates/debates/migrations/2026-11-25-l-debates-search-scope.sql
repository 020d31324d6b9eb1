-- The contributions that can be found already are found inside their consultation too.
insert into search_scope (collectivite_id, subject_type, subject_id, within_type, within_id)
    select c.collectivite_id, d.subject_type, c.id, 'consultation', c.consultation_id from contribution c
    join search_document d on d.collectivite_id = c.collectivite_id and d.subject_type = 'contribution' and d.subject_id = c.id
    where c.state = 'publie'
    on conflict (collectivite_id, subject_type, subject_id) do nothing;
