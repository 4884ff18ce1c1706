-- The tasks and the money that serve an indicator, as the standing office attached them: money → task → indicator.
create table indicator_tasks (
  plan_indicator_id char(36) not null constraint fk_indicator_tasks_plan_indicator references plan_indicators (id) on delete cascade,
  task_id char(36) not null constraint fk_indicator_tasks_task references tasks (id),
  constraint pk_indicator_tasks primary key (plan_indicator_id, task_id)
);

create index ix_indicator_tasks_task on indicator_tasks (task_id);

create table indicator_budget_rows (
  plan_indicator_id char(36) not null constraint fk_indicator_budget_rows_plan_indicator references plan_indicators (id) on delete cascade,
  budget_row_id char(36) not null constraint fk_indicator_budget_rows_budget_row references budget_rows (id),
  constraint pk_indicator_budget_rows primary key (plan_indicator_id, budget_row_id)
);

create index ix_indicator_budget_rows_budget_row on indicator_budget_rows (budget_row_id);
