-- A revision that came from elsewhere: on which day it took effect there, who approved it there, from which file and by whom it was brought in.
alter table revisions add column imported jsonb;
