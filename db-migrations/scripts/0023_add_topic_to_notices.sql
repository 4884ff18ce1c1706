-- What a notice of the calendar is about, and the name of the one thing that it tells: nobody is told the same thing twice, whichever
-- node tells it. Beside the mail a bridge (Zalo) may be called.
alter table notices add topic nvarchar(120) null;

alter table notices add subject nvarchar(300) null;

alter table notices add due_at datetime2(3) null;

alter table notices add called_at datetime2(3) null;

alter table notices add call_error nvarchar(500) null;

create unique index ux_notices_topic on notices (person_id, topic) where topic is not null;
