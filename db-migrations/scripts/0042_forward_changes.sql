-- A node without a steady line sends what changed to a node of the province. Where it stands is kept on both sides: a run of numbered batches,
-- each applied once. A node that was restored from a copy presents a number that is not the next one, and begins a new run from the start.
create table exchange_nodes (
  client_id char(36) not null constraint pk_exchange_nodes primary key constraint fk_exchange_nodes_client references api_clients (id),
  run_id char(36) not null,
  -- Number of the last batch of the run, and what it said: sent once more it changes nothing.
  step int not null,
  digest char(64) not null,
  -- Of the last row, by the node's own numbers.
  seq bigint not null,
  value_id char(36) not null,
  -- The run has come to its end once: what it did not name is gone.
  is_whole bit not null,
  -- Number, at the node, of the last event that it sent.
  event_seq bigint not null,
  -- Our own number when the node had last caught up.
  caught_up_seq bigint not null,
  row_total bigint not null,
  received_at datetime2(3) not null
);

-- Values that a run has named so far, until it is whole.
create table exchange_node_values (
  client_id char(36) not null constraint fk_exchange_node_values_client references api_clients (id),
  value_id char(36) not null,
  constraint pk_exchange_node_values primary key (client_id, value_id)
);

create index ix_exchange_values_node on exchange_values (node_id, ended_seq) where node_id is not null;

-- The other side of it: one row on the node that forwards.
create table forwarding (
  id int not null constraint pk_forwarding primary key constraint ck_forwarding_one check (id = 1),
  run_id char(36) not null,
  step int not null,
  seq bigint not null,
  value_id char(36) not null,
  -- Of the last event that was taken.
  event_seq bigint not null,
  is_whole bit not null,
  -- Number of the last row in a batch that was sent and not answered yet; null: every batch was answered.
  sent_seq bigint null,
  acknowledged_at datetime2(3) null,
  tried_at datetime2(3) null,
  error nvarchar(500) null
);
