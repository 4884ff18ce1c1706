-- A conclusion may become a task beside those of the document: a later import leaves it alone. A task that a later import no longer
-- holds is withdrawn, not deleted, where an explanation hangs on it.
alter table tasks add explanation_id char(36) null constraint fk_tasks_explanation references explanations (id);

alter table tasks add is_withdrawn bit not null constraint df_tasks_is_withdrawn default 0;

create unique index ux_tasks_explanation on tasks (explanation_id) where explanation_id is not null;
