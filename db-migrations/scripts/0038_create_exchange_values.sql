-- What machines read: each state that a sent value was ever in, as a row of its own that is whole without a join. A state ends when the next
-- one begins, so that a reader who pages stands on one number and sees what held there, whatever is written meanwhile; `asOf` is the same
-- question about a former number. Rows that another node forwarded stand beside our own, therefore no keys to plans and reports.
create table exchange_values (
  seq bigint not null,
  value_id char(36) not null,
  ended_seq bigint null,
  recorded_at datetime2(3) not null,
  -- The value went away: taken back, emptied, or its indicator left the plan.
  is_gone bit not null,
  commune_id char(36) not null constraint fk_exchange_values_commune references organizations (id),
  -- Path of the unit that reports; what a client may see hangs on it.
  path nvarchar(300) not null,
  -- The official code; without one the path without its outer slashes: two codes and what stands between them.
  organization_code nvarchar(130) not null,
  unit_code nvarchar(60) not null,
  pillar_id nvarchar(20) not null,
  indicator_code nvarchar(60) not null,
  is_local bit not null,
  plan_id char(36) not null,
  plan_year int not null,
  plan_number nvarchar(60) null,
  plan_indicator_id char(36) not null,
  row_number nvarchar(60) not null,
  period nvarchar(8) not null,
  operator nvarchar(10) null,
  target decimal(18,4) null,
  target_text nvarchar(100) null,
  milestone decimal(18,4) null,
  entry_kind nvarchar(16) not null,
  numerator decimal(18,4) null,
  denominator decimal(18,4) null,
  value decimal(18,4) null,
  text nvarchar(4000) null,
  unit nvarchar(60) null,
  status nvarchar(20) not null,
  state nvarchar(10) not null,
  version int not null,
  is_demo bit not null,
  submitted_at datetime2(3) null,
  verified_at datetime2(3) null,
  updated_at datetime2(3) not null,
  -- The client that forwarded the row, and its number there; null for what was entered here.
  node_id char(36) null constraint fk_exchange_values_node references api_clients (id),
  node_seq bigint null,
  constraint pk_exchange_values primary key (seq, value_id)
);

create unique index ux_exchange_values_current on exchange_values (value_id) where ended_seq is null;

create index ix_exchange_values_commune on exchange_values (commune_id, seq);

create index ix_exchange_values_plan on exchange_values (plan_id, ended_seq);

create index ix_exchange_values_recorded on exchange_values (recorded_at, seq);

-- Number of the last recorded state below a place, and of all: what a client's ETag is made of.
alter table organizations add exchange_seq bigint not null constraint df_organizations_exchange_seq default 0;

alter table change_counter add exchange_seq bigint not null constraint df_change_counter_exchange_seq default 0;
