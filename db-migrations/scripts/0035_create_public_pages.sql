-- What a commune shows to everybody: nothing until it switches its page on, then the indicators that it chose, as verified.
create table public_pages (
  commune_id char(36) not null constraint pk_public_pages primary key constraint fk_public_pages_commune references organizations (id),
  is_on bit not null constraint df_public_pages_is_on default 0,
  introduction nvarchar(2000) null,
  updated_at datetime2(3) not null,
  updated_by char(36) null constraint fk_public_pages_updated_by references people (id),
  change_seq bigint not null,
  version int not null constraint df_public_pages_version default 1
);

create table public_indicators (
  plan_indicator_id char(36) not null constraint pk_public_indicators primary key
    constraint fk_public_indicators_plan_indicator references plan_indicators (id) on delete cascade,
  commune_id char(36) not null constraint fk_public_indicators_commune references public_pages (commune_id) on delete cascade,
  position int not null
);

create index ix_public_indicators_commune on public_indicators (commune_id, position);
