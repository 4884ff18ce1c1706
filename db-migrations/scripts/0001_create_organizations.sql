-- The tree that every right and every query hangs on. `path` is made of codes between slashes ("/thai-nguyen/vo-nhai/"):
-- a subtree is one `like 'path%'`, on an index, on both engines.
create table organizations (
  id char(36) not null constraint pk_organizations primary key,
  parent_id char(36) null constraint fk_organizations_parent references organizations (id),
  kind nvarchar(10) not null constraint ck_organizations_kind check (kind in ('province', 'commune', 'unit', 'hamlet')),
  role nvarchar(10) null constraint ck_organizations_role check (role in ('standing', 'committee', 'unit', 'partner', 'community')),
  code nvarchar(60) not null,
  path nvarchar(300) not null,
  official_code nvarchar(20) null,
  name nvarchar(300) not null,
  position int not null constraint df_organizations_position default 0,
  change_seq bigint not null constraint df_organizations_change_seq default 0,
  created_at datetime2(3) not null,
  version int not null constraint df_organizations_version default 1,
  constraint ck_organizations_path check (path like '/%/')
);

create unique index ux_organizations_path on organizations (path);

create index ix_organizations_parent on organizations (parent_id, position);

-- Every row that nobody leads goes to the standing office: two of them would each get its form.
create unique index ux_organizations_standing on organizations (parent_id) where role = 'standing';
