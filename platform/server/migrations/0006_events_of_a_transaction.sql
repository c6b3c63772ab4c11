-- Each changed row asks at commit for an event about its record in this transaction. By transaction
-- alone that reads every event of the transaction for every row: a large import grew with its square.
drop index events_by_transaction;
create index events_by_transaction on events (tx, record_id);
