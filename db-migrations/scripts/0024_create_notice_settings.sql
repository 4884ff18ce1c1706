-- How a person wants to be told. No row: each notice by every channel that is configured, and none at night.
create table notice_settings (
  person_id char(36) not null constraint pk_notice_settings primary key constraint fk_notice_settings_person references people (id),
  mail nvarchar(10) not null constraint ck_notice_settings_mail check (mail in ('each', 'digest', 'never')),
  is_called bit not null,
  -- Minutes after midnight in Vietnam; from after until: over midnight.
  quiet_from int null,
  quiet_until int null,
  digest_at int not null,
  version int not null constraint df_notice_settings_version default 1
);

-- Kinds that stay in the dashboard alone.
create table notice_mutes (
  person_id char(36) not null constraint fk_notice_mutes_person references people (id),
  kind nvarchar(20) not null,
  constraint pk_notice_mutes primary key (person_id, kind)
);
