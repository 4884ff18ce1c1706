-- One report is one unit x plan x period. Its actuals carry a version (two people, one cell) and the change number of their last
-- write; every write leaves a revision.
create table change_counter (
  id int not null constraint pk_change_counter primary key constraint ck_change_counter_one check (id = 1),
  seq bigint not null
);

insert into change_counter (id, seq) values (1, 0);

create table reports (
  id char(36) not null constraint pk_reports primary key,
  plan_id char(36) not null constraint fk_reports_plan references plans (id),
  organization_id char(36) not null constraint fk_reports_organization references organizations (id),
  period nvarchar(8) not null,
  state nvarchar(10) not null constraint ck_reports_state check (state in (
    'empty', 'draft', 'submitted', 'returned', 'verified', 'locked')),
  submitted_at datetime2(3) null,
  submitted_by char(36) null constraint fk_reports_submitted_by references people (id),
  verified_at datetime2(3) null,
  verified_by char(36) null constraint fk_reports_verified_by references people (id),
  -- Thresholds (percent of the milestone) that a verified report was judged by.
  judged_on_track decimal(18,4) null,
  judged_at_risk decimal(18,4) null,
  change_seq bigint not null,
  created_at datetime2(3) not null,
  version int not null constraint df_reports_version default 1
);

create unique index ux_reports_form on reports (plan_id, organization_id, period);

create index ix_reports_period on reports (period, state);

create table report_events (
  id char(36) not null constraint pk_report_events primary key,
  report_id char(36) not null constraint fk_report_events_report references reports (id) on delete cascade,
  at datetime2(3) not null,
  person_id char(36) null constraint fk_report_events_person references people (id),
  from_state nvarchar(10) not null,
  to_state nvarchar(10) not null,
  reason nvarchar(2000) null,
  change_seq bigint not null
);

create index ix_report_events_report on report_events (report_id, change_seq);

create table actuals (
  id char(36) not null constraint pk_actuals primary key,
  report_id char(36) not null constraint fk_actuals_report references reports (id),
  plan_indicator_id char(36) not null constraint fk_actuals_plan_indicator references plan_indicators (id),
  period nvarchar(8) not null,
  -- Null: emptied again. "0", empty and not_applicable are three different things.
  entry_kind nvarchar(16) null constraint ck_actuals_entry_kind check (entry_kind in (
    'ratio', 'percent', 'value', 'yes_no', 'completion', 'narrative', 'not_applicable')),
  numerator decimal(18,4) null,
  denominator decimal(18,4) null,
  value decimal(18,4) null,
  text nvarchar(4000) null,
  note nvarchar(2000) null,
  is_demo bit not null constraint df_actuals_is_demo default 0,
  updated_at datetime2(3) not null,
  updated_by char(36) null constraint fk_actuals_updated_by references people (id),
  change_seq bigint not null,
  version int not null constraint df_actuals_version default 1
);

create unique index ux_actuals_cell on actuals (plan_indicator_id, period);

create index ix_actuals_report on actuals (report_id);

create index ix_actuals_change on actuals (change_seq);

create table actual_revisions (
  id char(36) not null constraint pk_actual_revisions primary key,
  actual_id char(36) not null constraint fk_actual_revisions_actual references actuals (id) on delete cascade,
  version int not null,
  at datetime2(3) not null,
  person_id char(36) null constraint fk_actual_revisions_person references people (id),
  entry_kind nvarchar(16) null,
  numerator decimal(18,4) null,
  denominator decimal(18,4) null,
  value decimal(18,4) null,
  text nvarchar(4000) null,
  note nvarchar(2000) null,
  change_seq bigint not null,
  constraint ux_actual_revisions_version unique (actual_id, version)
);
