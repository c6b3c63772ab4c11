-- The figure that should move when a course works; whoever judges its effect sees it as it stood before and since.
alter table courses add column indicator text;
