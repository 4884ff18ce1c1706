-- The jobs look for what is open: of the country by its date, of one commune by its rules. A year on nearly all duties are met, and
-- reading those too keeps whoever writes waiting.
create index ix_obligations_open on obligations (due_at, overdue_at, locks_on) where met_at is null and waived_at is null;

create index ix_obligations_open_rule on obligations (rule_id, due_at) where met_at is null and waived_at is null;

create index ix_obligations_unopened on obligations (opens_on) where opened_at is null and met_at is null and waived_at is null;

create index ix_obligations_unlocked on obligations (locks_on, form_plan_id) where locked_at is null;
