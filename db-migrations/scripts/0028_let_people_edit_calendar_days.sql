-- Days that the program ships come back at the next start, so they are switched off, never deleted; those that people add may go.
alter table calendar_days add is_shipped bit not null constraint df_calendar_days_is_shipped default 1;
alter table calendar_days add updated_at datetime2(3) null;
alter table calendar_days add updated_by char(36) null constraint fk_calendar_days_updated_by references people (id);
alter table calendar_days add version int not null constraint df_calendar_days_version default 1;
