-- What a machine took in a day, added up while its calls are written: a year is read without counting millions of calls, and the totals stay
-- when the calls themselves are cleared away. Days are Vietnam's.
create table exchange_call_days (
  client_id char(36) not null constraint fk_exchange_call_days_client references api_clients (id),
  day date not null,
  call_total bigint not null,
  refused_total bigint not null,
  row_total bigint not null,
  byte_total bigint not null,
  constraint pk_exchange_call_days primary key (client_id, day)
);
