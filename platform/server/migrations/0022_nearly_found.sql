-- Two letters that changed places ("lockuot") leave half of a word's trigrams. Asked only when nothing came
-- nearer. A threshold this low may compare many records: it ends with the first few hundred.
create function records_nearly(p_text text, p_kind text, p_most integer) returns table (id uuid, score real)
language sql stable security definer rows 10 set search_path = public, pg_temp set pg_trgm.word_similarity_threshold = 0.42 as $$
  select c.id, c.score from (
    select r.id, word_similarity(p_text, r.search) as score, r.closed_at, r.opened_at from records r
     where r.organisation_id = (select app_organisation()) and p_text <% r.search and (p_kind is null or r.kind = p_kind)
       and (not r.confidential or (select current_setting('app.reads', true)) = '*' or (select app_person()) = any (r.readers)
            or r.kind = any ((select string_to_array(current_setting('app.reads', true), ','))::text[]))
     limit 300) c
   order by c.score desc, c.closed_at is null desc, c.opened_at desc limit p_most
$$;
