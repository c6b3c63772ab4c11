-- What those who write say was done about a remark; it is settled by whoever made it, or by those who decide.
alter table document_remarks add column answered jsonb;
