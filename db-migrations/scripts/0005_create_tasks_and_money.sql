-- The work, the money and the reporting duties of a plan, row by row as the document has them. Money is in million VND.
create table tasks (
  id char(36) not null constraint pk_tasks primary key,
  plan_id char(36) not null constraint fk_tasks_plan references plans (id) on delete cascade,
  position int not null,
  number nvarchar(60) not null,
  name nvarchar(2000) not null,
  result nvarchar(2000) null,
  timeframe_text nvarchar(200) null,
  timeframe_kind nvarchar(20) not null,
  starts_on date null,
  ends_on date null,
  has_budget bit not null,
  budget_million decimal(18,4) null,
  budget_source nvarchar(300) null,
  legal_basis nvarchar(1000) null,
  note nvarchar(1000) null,
  version int not null constraint df_tasks_version default 1
);

create unique index ux_tasks_number on tasks (plan_id, number);

create table task_organizations (
  task_id char(36) not null constraint fk_task_organizations_task references tasks (id) on delete cascade,
  organization_id char(36) not null constraint fk_task_organizations_organization references organizations (id),
  part nvarchar(7) not null constraint ck_task_organizations_part check (part in ('lead', 'partner')),
  position int not null,
  constraint pk_task_organizations primary key (task_id, organization_id, part)
);

create table budget_rows (
  id char(36) not null constraint pk_budget_rows primary key,
  plan_id char(36) not null constraint fk_budget_rows_plan references plans (id) on delete cascade,
  position int not null,
  number nvarchar(60) not null,
  name nvarchar(1000) not null,
  category nvarchar(20) not null,
  status nvarchar(20) not null,
  total decimal(18,4) null,
  province decimal(18,4) null,
  other decimal(18,4) null,
  year_total decimal(18,4) null,
  year_province decimal(18,4) null,
  year_other decimal(18,4) null,
  legal_basis nvarchar(1000) null,
  note nvarchar(1000) null
);

create unique index ux_budget_rows_number on budget_rows (plan_id, number);

create table reporting_duties (
  id char(36) not null constraint pk_reporting_duties primary key,
  plan_id char(36) not null constraint fk_reporting_duties_plan references plans (id) on delete cascade,
  position int not null,
  cadence nvarchar(20) not null,
  deadline_rule nvarchar(60) null,
  reporter nvarchar(300) null,
  receiver nvarchar(300) null,
  text nvarchar(2000) not null
);

create index ix_reporting_duties_plan on reporting_duties (plan_id, position);
