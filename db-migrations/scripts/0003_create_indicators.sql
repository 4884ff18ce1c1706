-- The common catalogue, and beside it the measures that one commune defined for itself (commune_id set), kept apart until adopted.
create table pillars (
  id nvarchar(20) not null constraint pk_pillars primary key,
  prefix nvarchar(20) not null,
  name_vi nvarchar(200) not null,
  name_en nvarchar(200) not null,
  position int not null
);

create table indicators (
  id char(36) not null constraint pk_indicators primary key,
  code nvarchar(60) not null,
  commune_id char(36) null constraint fk_indicators_commune references organizations (id),
  pillar_id nvarchar(20) not null constraint fk_indicators_pillar references pillars (id),
  name_vi nvarchar(500) not null,
  name_en nvarchar(500) null,
  unit nvarchar(60) null,
  kind nvarchar(10) not null constraint ck_indicators_kind check (kind in ('ratio', 'value', 'yes_no', 'narrative')),
  numerator_vi nvarchar(500) null,
  denominator_vi nvarchar(500) null,
  direction nvarchar(4) not null constraint ck_indicators_direction check (direction in ('up', 'down')),
  is_cumulative bit not null,
  is_card bit not null constraint df_indicators_is_card default 0,
  decimals int not null constraint df_indicators_decimals default 1,
  position int not null,
  version int not null constraint df_indicators_version default 1
);

create unique index ux_indicators_common_code on indicators (code) where commune_id is null;

create unique index ux_indicators_local_code on indicators (commune_id, code) where commune_id is not null;
