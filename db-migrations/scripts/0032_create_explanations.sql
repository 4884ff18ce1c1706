-- What is asked of a unit about an indicator or a task of its plan ("yêu cầu giải trình"), what it answers and what is concluded.
-- A meeting may conclude without having asked: then there is no question. Every step stays as an event, word for word.
create table explanations (
  id char(36) not null constraint pk_explanations primary key,
  plan_id char(36) not null constraint fk_explanations_plan references plans (id),
  plan_indicator_id char(36) null constraint fk_explanations_plan_indicator references plan_indicators (id),
  task_id char(36) null constraint fk_explanations_task references tasks (id),
  organization_id char(36) not null constraint fk_explanations_organization references organizations (id),
  period nvarchar(8) not null,
  state nvarchar(10) not null constraint ck_explanations_state check (state in ('asked', 'answered', 'concluded', 'withdrawn')),
  question nvarchar(2000) null,
  asked_at datetime2(3) not null,
  asked_by char(36) null constraint fk_explanations_asked_by references people (id),
  due_on date null,
  answer nvarchar(4000) null,
  answered_at datetime2(3) null,
  answered_by char(36) null constraint fk_explanations_answered_by references people (id),
  conclusion nvarchar(4000) null,
  concluded_at datetime2(3) null,
  concluded_by char(36) null constraint fk_explanations_concluded_by references people (id),
  change_seq bigint not null,
  version int not null constraint df_explanations_version default 1,
  constraint ck_explanations_subject check (
    (plan_indicator_id is not null and task_id is null) or (plan_indicator_id is null and task_id is not null)),
  constraint ck_explanations_due check (question is null or due_on is not null)
);

create index ix_explanations_plan on explanations (plan_id, state, due_on);

create index ix_explanations_organization on explanations (organization_id, state, due_on);

create index ix_explanations_plan_indicator on explanations (plan_indicator_id, asked_at);

create index ix_explanations_task on explanations (task_id, asked_at);

create table explanation_events (
  id char(36) not null constraint pk_explanation_events primary key,
  explanation_id char(36) not null constraint fk_explanation_events_explanation references explanations (id) on delete cascade,
  at datetime2(3) not null,
  person_id char(36) null constraint fk_explanation_events_person references people (id),
  from_state nvarchar(10) null,
  to_state nvarchar(10) not null,
  text nvarchar(4000) null,
  change_seq bigint not null
);

create index ix_explanation_events_explanation on explanation_events (explanation_id, change_seq);
