-- The head of a unit is told when its officers did not act; the bridge to Zalo knows people by phone; a calendar program reads the
-- deadlines with a token of its own, kept as a hash.
alter table people add is_head bit not null constraint df_people_is_head default 0;

alter table people add phone nvarchar(20) null;

alter table people add feed_token_hash char(64) null;

create unique index ux_people_feed_token on people (feed_token_hash) where feed_token_hash is not null;
