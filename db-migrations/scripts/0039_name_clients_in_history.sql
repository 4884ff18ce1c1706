-- A value that a machine delivered names the machine where one that was typed names the person.
alter table actuals add updated_by_client char(36) null constraint fk_actuals_updated_by_client references api_clients (id);

alter table actual_revisions add client_id char(36) null constraint fk_actual_revisions_client references api_clients (id);

alter table report_events add client_id char(36) null constraint fk_report_events_client references api_clients (id);
