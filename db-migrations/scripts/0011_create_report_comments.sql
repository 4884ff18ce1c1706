-- What is said about one cell of a report. One that asks for a change stays open until the cell was changed or answered and the report
-- sent again.
create table report_comments (
  id char(36) not null constraint pk_report_comments primary key,
  report_id char(36) not null constraint fk_report_comments_report references reports (id) on delete cascade,
  plan_indicator_id char(36) not null constraint fk_report_comments_plan_indicator references plan_indicators (id),
  at datetime2(3) not null,
  person_id char(36) null constraint fk_report_comments_person references people (id),
  text nvarchar(2000) not null,
  asks_change bit not null constraint df_report_comments_asks_change default 0,
  -- Version of the actual that was looked at; null where the cell was never filled.
  actual_version int null,
  resolved_at datetime2(3) null,
  change_seq bigint not null
);

create index ix_report_comments_cell on report_comments (report_id, plan_indicator_id, change_seq);
