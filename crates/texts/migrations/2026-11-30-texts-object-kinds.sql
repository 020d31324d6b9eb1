-- opens with 0.1.0
-- Commits and folders are read apart from the files, in the order of their ids: counting commits, or looking for what a
-- client is missing, reads no file.
create index if not exists git_object_kind on git_object (collectivite_id, repo, kind, oid);
