-- A verified period as it was reported, word for word and with its hash; one that was opened again and verified anew gets the next number.
create table period_snapshots (
  id char(36) not null constraint pk_period_snapshots primary key,
  plan_id char(36) not null constraint fk_period_snapshots_plan references plans (id),
  period nvarchar(8) not null,
  number int not null,
  taken_at datetime2(3) not null,
  change_seq bigint not null,
  hash char(64) not null,
  content {{long_text}} not null
);

create unique index ux_period_snapshots_number on period_snapshots (plan_id, period, number);
