-- Machines that read and write: a key of which only the hash is kept, and everything that limits it in the one row that each request reads.
create table api_clients (
  id char(36) not null constraint pk_api_clients primary key,
  name nvarchar(200) not null,
  prefix char(8) not null,
  key_hash char(64) not null,
  -- Codes between commas.
  scopes nvarchar(200) not null,
  -- Null: the whole instance.
  organization_id char(36) null constraint fk_api_clients_organization references organizations (id),
  -- Ids of pillars between commas; null: every group of indicators.
  pillars nvarchar(300) null,
  -- Addresses and networks between commas; null: from anywhere.
  addresses nvarchar(1000) null,
  requests_per_minute int not null,
  expires_at datetime2(3) null,
  revoked_at datetime2(3) null,
  last_used_at datetime2(3) null,
  created_at datetime2(3) not null,
  created_by char(36) null constraint fk_api_clients_created_by references people (id),
  version int not null constraint df_api_clients_version default 1
);

create unique index ux_api_clients_prefix on api_clients (prefix);

create index ix_api_clients_organization on api_clients (organization_id);
