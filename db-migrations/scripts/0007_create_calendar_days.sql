-- Days off and make-up Saturdays of state offices; weekends are not listed. Rows are edited by people once shipped.
create table calendar_days (
  day date not null constraint pk_calendar_days primary key,
  kind nvarchar(10) not null constraint ck_calendar_days_kind check (kind in ('off', 'makeup')),
  name nvarchar(200) not null,
  certainty nvarchar(10) not null constraint ck_calendar_days_certainty check (certainty in ('official', 'memory', 'estimate')),
  is_active bit not null,
  note nvarchar(500) null
);
