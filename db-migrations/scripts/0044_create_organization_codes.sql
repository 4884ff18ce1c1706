-- Official codes and former units by path, not by id: a commune that a plan brings in years later finds its own here.
create table organization_codes (
  path nvarchar(300) not null constraint pk_organization_codes primary key,
  official_code nvarchar(20) not null,
  source nvarchar(500) not null
);

create unique index ux_organization_codes_code on organization_codes (official_code);

create table organization_aliases (
  -- Of the organization that the former unit became part of.
  path nvarchar(300) not null,
  code nvarchar(20) not null,
  name nvarchar(300) not null,
  kind nvarchar(10) not null constraint ck_organization_aliases_kind check (kind in ('merged', 'renamed')),
  since date not null,
  resolution nvarchar(300) not null,
  source nvarchar(500) not null,
  constraint pk_organization_aliases primary key (path, code)
);

create index ix_organization_aliases_code on organization_aliases (code);

create index ix_organizations_official_code on organizations (official_code);
