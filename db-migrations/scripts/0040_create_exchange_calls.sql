-- The sharing log: which machine took or brought what, when and from where.
create table exchange_calls (
  id char(36) not null constraint pk_exchange_calls primary key,
  client_id char(36) not null constraint fk_exchange_calls_client references api_clients (id),
  at datetime2(3) not null,
  method nvarchar(10) not null,
  path nvarchar(300) not null,
  query nvarchar(1000) null,
  status int not null,
  -- Rows of data that went over; null where none were asked for.
  row_total bigint null,
  byte_total bigint not null,
  milliseconds int not null,
  address nvarchar(45) null
);

create index ix_exchange_calls_client on exchange_calls (client_id, at);

create index ix_exchange_calls_at on exchange_calls (at);
