-- Old notices are cleared away by their time, in batches: each read all notices.
create index ix_notices_at on notices (at);
