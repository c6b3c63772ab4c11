-- The planner cannot know how frequent a value inside a document is unless it is told to look.
create statistics nonconformities_needed on (evaluation ->> 'needed') from nonconformities;
create statistics nonconformities_effective on (coalesce(verifications -> -1 ->> 'effective', '')) from nonconformities;
analyze nonconformities;
