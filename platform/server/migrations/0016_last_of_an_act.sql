-- When somebody last did one of some acts is found without reading all that they ever did.
create index events_by_actor_and_act on events (organisation_id, actor_id, act, sequence desc);
