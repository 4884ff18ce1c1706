-- Where a plan indicator wants it, a unit reports hamlet by hamlet; the sums make the unit's own value in actuals.
alter table plan_indicators add is_by_hamlet bit not null constraint df_plan_indicators_is_by_hamlet default 0;

create table hamlet_values (
  id char(36) not null constraint pk_hamlet_values primary key,
  report_id char(36) not null constraint fk_hamlet_values_report references reports (id),
  plan_indicator_id char(36) not null constraint fk_hamlet_values_plan_indicator references plan_indicators (id),
  hamlet_id char(36) not null constraint fk_hamlet_values_hamlet references organizations (id),
  -- Null: emptied again.
  entry_kind nvarchar(16) null constraint ck_hamlet_values_entry_kind check (entry_kind in ('ratio', 'value', 'not_applicable')),
  numerator decimal(18,4) null,
  denominator decimal(18,4) null,
  value decimal(18,4) null,
  updated_at datetime2(3) not null,
  updated_by char(36) null constraint fk_hamlet_values_updated_by references people (id),
  change_seq bigint not null,
  version int not null constraint df_hamlet_values_version default 1,
  constraint ux_hamlet_values_cell unique (report_id, plan_indicator_id, hamlet_id)
);

create table hamlet_value_revisions (
  id char(36) not null constraint pk_hamlet_value_revisions primary key,
  hamlet_value_id char(36) not null constraint fk_hamlet_value_revisions_value references hamlet_values (id) on delete cascade,
  version int not null,
  at datetime2(3) not null,
  person_id char(36) null constraint fk_hamlet_value_revisions_person references people (id),
  entry_kind nvarchar(16) null,
  numerator decimal(18,4) null,
  denominator decimal(18,4) null,
  value decimal(18,4) null,
  change_seq bigint not null,
  constraint ux_hamlet_value_revisions_version unique (hamlet_value_id, version)
);
