-- A duty to report with its dates: rule x organization x period. Computed by a job and on every change of a rule; what is met or waived
-- keeps its dates.
create table obligations (
  id char(36) not null constraint pk_obligations primary key,
  rule_id char(36) not null constraint fk_obligations_rule references reporting_rules (id),
  organization_id char(36) not null constraint fk_obligations_organization references organizations (id),
  -- 2026Q1, 202603 …; of a report asked for once its day: 20261120.
  period nvarchar(8) not null,
  -- The plan whose form meets it; null where a word of the reporter does.
  form_plan_id char(36) null constraint fk_obligations_form_plan references plans (id),
  opens_on date not null,
  cut_off date not null,
  due_at datetime2(3) not null,
  locks_on date not null,
  request nvarchar(2000) null,
  requested_by char(36) null constraint fk_obligations_requested_by references people (id),
  met_at datetime2(3) null,
  met_by char(36) null constraint fk_obligations_met_by references people (id),
  -- Number and date of the document that met it, and a word beside it.
  document_number nvarchar(60) null,
  document_date date null,
  met_note nvarchar(1000) null,
  waived_at datetime2(3) null,
  waived_by char(36) null constraint fk_obligations_waived_by references people (id),
  waive_reason nvarchar(1000) null,
  -- When the jobs opened it, found it overdue, closed its books.
  opened_at datetime2(3) null,
  overdue_at datetime2(3) null,
  locked_at datetime2(3) null,
  computed_at datetime2(3) not null,
  version int not null constraint df_obligations_version default 1
);

create unique index ux_obligations_duty on obligations (rule_id, organization_id, period);

create unique index ux_obligations_form on obligations (form_plan_id, organization_id, period) where form_plan_id is not null;

create index ix_obligations_organization on obligations (organization_id, due_at);

create index ix_obligations_due on obligations (due_at);
