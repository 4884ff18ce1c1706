-- Keys of the demo stand in the README: where the demo is off they open nothing, as its people sign in nowhere.
alter table api_clients add is_demo bit not null constraint df_api_clients_is_demo default 0;
