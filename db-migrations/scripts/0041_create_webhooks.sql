-- What happened to reports, written in the transaction of the step itself, and the machines that want to be told of it. An event holds no
-- figures and no names of people: who is told pulls the values with its own key, so that one place decides what it may see.
create table exchange_events (
  seq bigint not null,
  id char(36) not null,
  kind nvarchar(20) not null,
  at datetime2(3) not null,
  commune_id char(36) not null constraint fk_exchange_events_commune references organizations (id),
  -- Path of the unit that reports; what a client may hear hangs on it.
  path nvarchar(300) not null,
  organization_code nvarchar(130) not null,
  unit_code nvarchar(60) not null,
  plan_id char(36) not null,
  plan_year int not null,
  plan_number nvarchar(60) null,
  period nvarchar(8) not null,
  report_id char(36) not null,
  from_state nvarchar(10) not null,
  to_state nvarchar(10) not null,
  -- Of the report's rows, between commas.
  pillars nvarchar(300) not null,
  -- What the step changed stands behind this number; of one that was forwarded further back than its own.
  since_seq bigint not null,
  -- The client that forwarded it, and its number there; null for what happened here.
  node_id char(36) null constraint fk_exchange_events_node references api_clients (id),
  node_seq bigint null,
  constraint pk_exchange_events primary key (seq, id)
);

create unique index ux_exchange_events_id on exchange_events (id);

create index ix_exchange_events_at on exchange_events (at, seq);

create table webhooks (
  id char(36) not null constraint pk_webhooks primary key,
  client_id char(36) not null constraint fk_webhooks_client references api_clients (id),
  url nvarchar(500) not null,
  note nvarchar(200) null,
  -- Kinds between commas.
  events nvarchar(200) not null,
  -- Protected: it signs, so a hash of it would not do.
  secret nvarchar(1000) not null,
  -- The one before the last change signs as well until then.
  former_secret nvarchar(1000) null,
  former_until datetime2(3) null,
  is_on bit not null,
  -- Why the program itself switched it off.
  off_reason nvarchar(10) null constraint ck_webhooks_off_reason check (off_reason in ('gone', 'failing')),
  -- Since its first failure after the last success.
  failing_since datetime2(3) null,
  -- Nothing is tried before: the other side was not there.
  rests_until datetime2(3) null,
  -- The node that sends just now has it until then: one at a time, so that events arrive in their order.
  leased_until datetime2(3) null,
  -- How the last call went.
  last_at datetime2(3) null,
  last_status int null,
  last_error nvarchar(500) null,
  created_at datetime2(3) not null,
  version int not null constraint df_webhooks_version default 1
);

create index ix_webhooks_client on webhooks (client_id);

create table webhook_deliveries (
  id char(36) not null constraint pk_webhook_deliveries primary key,
  webhook_id char(36) not null constraint fk_webhook_deliveries_webhook references webhooks (id) on delete cascade,
  -- Null: a test.
  event_id char(36) null,
  -- Of the event; 0 for a test, which goes before all else.
  seq bigint not null,
  state nvarchar(10) not null constraint ck_webhook_deliveries_state check (state in ('waiting', 'delivered', 'given_up')),
  -- Since it was made or asked for again.
  attempts int not null,
  -- Null once it is settled.
  next_at datetime2(3) null,
  created_at datetime2(3) not null,
  settled_at datetime2(3) null
);

create unique index ux_webhook_deliveries_event on webhook_deliveries (webhook_id, event_id) where event_id is not null;

create index ix_webhook_deliveries_newest on webhook_deliveries (webhook_id, id);

create index ix_webhook_deliveries_waiting on webhook_deliveries (webhook_id, next_at) where next_at is not null;

create index ix_webhook_deliveries_created on webhook_deliveries (created_at);

create table webhook_attempts (
  id char(36) not null constraint pk_webhook_attempts primary key,
  delivery_id char(36) not null constraint fk_webhook_attempts_delivery references webhook_deliveries (id) on delete cascade,
  at datetime2(3) not null,
  milliseconds int not null,
  -- Absent where nobody answered.
  status int null,
  error nvarchar(500) null,
  -- What it began with.
  answer nvarchar(500) null
);

create index ix_webhook_attempts_delivery on webhook_attempts (delivery_id, at);
