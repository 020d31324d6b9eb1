-- A parcours being prepared is not a subject of the house yet: its title is for those who prepare it.
delete from subject where type = 'parcours' and id in (select p.id from parcours p where p.collectivite_id = subject.collectivite_id and p.state = 'brouillon');
