-- Who may sign in, and the one role and place that each of them has. Locking and the stamp that ends a session live here, so that
-- every node sees them at once.
create table people (
  id char(36) not null constraint pk_people primary key,
  user_name nvarchar(80) not null,
  display_name nvarchar(200) not null,
  password_hash nvarchar(300) not null,
  role nvarchar(20) not null constraint ck_people_role check (role in (
    'officer', 'standing_office', 'committee', 'commune_admin', 'province_viewer', 'system_admin')),
  organization_id char(36) null constraint fk_people_organization references organizations (id),
  is_active bit not null constraint df_people_is_active default 1,
  is_demo bit not null constraint df_people_is_demo default 0,
  failed_sign_ins int not null constraint df_people_failed_sign_ins default 0,
  locked_until datetime2(3) null,
  security_stamp char(36) not null,
  created_at datetime2(3) not null,
  last_seen_at datetime2(3) null,
  version int not null constraint df_people_version default 1,
  constraint ck_people_place check (organization_id is not null or role = 'system_admin')
);

create unique index ux_people_user_name on people (user_name);

create index ix_people_organization on people (organization_id);

-- Keys that protect the session cookie: in the database, so that a cookie of one node is good on the next.
create table data_protection_keys (
  id char(36) not null constraint pk_data_protection_keys primary key,
  friendly_name nvarchar(200) not null,
  xml {{long_text}} not null,
  created_at datetime2(3) not null
);
