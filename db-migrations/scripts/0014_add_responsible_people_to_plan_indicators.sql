-- A figure that nobody owns is not kept up: besides the unit a person and a deputy answer for each row.
alter table plan_indicators add responsible_id char(36) null constraint fk_plan_indicators_responsible references people (id);

alter table plan_indicators add deputy_id char(36) null constraint fk_plan_indicators_deputy references people (id);

create index ix_plan_indicators_responsible on plan_indicators (responsible_id);

create index ix_plan_indicators_deputy on plan_indicators (deputy_id);
