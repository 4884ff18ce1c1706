-- What a person is told in the dashboard, and by mail where a server is configured. Kinds are not checked here: they grow with the
-- program, and a check constraint cannot be changed on SQLite.
create table notices (
  id char(36) not null constraint pk_notices primary key,
  person_id char(36) not null constraint fk_notices_person references people (id),
  kind nvarchar(20) not null,
  plan_id char(36) null constraint fk_notices_plan references plans (id),
  organization_id char(36) null constraint fk_notices_organization references organizations (id),
  period nvarchar(8) null,
  text nvarchar(2000) null,
  at datetime2(3) not null,
  sender_id char(36) null constraint fk_notices_sender references people (id),
  read_at datetime2(3) null,
  mailed_at datetime2(3) null,
  mail_error nvarchar(500) null
);

create index ix_notices_person on notices (person_id, at);

create index ix_notices_form on notices (plan_id, organization_id, period);
