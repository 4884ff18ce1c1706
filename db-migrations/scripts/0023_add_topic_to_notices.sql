-- What a notice of the calendar is about, and the name of the one thing that it tells: nobody is told the same thing twice, whichever
-- node tells it. Beside the mail a bridge (Zalo) may be called. Each of the two waits for its moment, which the person's own settings
-- name (quiet hours, one mail a day); null: not by this way.
alter table notices add topic nvarchar(120) null;

alter table notices add subject nvarchar(300) null;

alter table notices add due_at datetime2(3) null;

alter table notices add mail_at datetime2(3) null;

alter table notices add call_at datetime2(3) null;

alter table notices add called_at datetime2(3) null;

alter table notices add call_error nvarchar(500) null;

create unique index ux_notices_topic on notices (person_id, topic) where topic is not null;

create index ix_notices_unread on notices (person_id, at) where read_at is null;

create index ix_notices_mail on notices (mail_at) where mailed_at is null;

create index ix_notices_call on notices (call_at) where called_at is null;
go
-- What was told before and waits for the mail goes on waiting for it.
update notices
set mail_at = at
where mailed_at is null;
