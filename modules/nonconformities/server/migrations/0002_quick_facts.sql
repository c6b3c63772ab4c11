-- What breaks a fact is little and looked for often: kept apart, it is found without reading every case.
create index nonconformities_not_analysed on nonconformities (organisation_id, id)
  where not (correction is not null and cause is not null and jsonb_array_length(elsewhere) > 0 and not elsewhere @> '[{"answer": "open"}]');
create index nonconformities_needing_action on nonconformities (organisation_id, id) where evaluation ->> 'needed' = 'true';
create index nonconformities_not_effective on nonconformities (organisation_id, id) where coalesce(verifications -> -1 ->> 'effective', '') <> 'true';
create index actions_by_sort on actions (organisation_id, sort, id);
