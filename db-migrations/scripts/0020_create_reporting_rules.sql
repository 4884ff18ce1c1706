-- What has to be reported, by whom, to whom, in what form, how often and until when: the fields that a reporting regime must name
-- (chế độ báo cáo). A plan's duties become rules; what the plan leaves open is assumed, and people say so or change it.
create table reporting_rules (
  id char(36) not null constraint pk_reporting_rules primary key,
  commune_id char(36) not null constraint fk_reporting_rules_commune references organizations (id),
  plan_id char(36) null constraint fk_reporting_rules_plan references plans (id),
  -- Names the plan's duty that the rule was made of, so that the next import of the plan finds it again.
  duty_key char(64) null,
  position int not null,
  title nvarchar(300) not null,
  content nvarchar(2000) null,
  reporter nvarchar(300) null,
  -- leads: every unit that has a form in the plan; listed: those of rule_reporters.
  reporters nvarchar(10) not null constraint ck_reporting_rules_reporters check (reporters in ('leads', 'listed')),
  receiver nvarchar(300) null,
  method nvarchar(300) null,
  outline nvarchar(2000) null,
  forms nvarchar(1000) null,
  frequency nvarchar(12) not null constraint ck_reporting_rules_frequency check (frequency in (
    'week', 'month', 'quarter', 'half_year', 'nine_months', 'year', 'once', 'on_request')),
  cut_off nvarchar(12) not null constraint ck_reporting_rules_cut_off check (cut_off in ('period_end', 'fourteenth')),
  deadline nvarchar(20) not null constraint ck_reporting_rules_deadline check (deadline in (
    'last_week', 'day_of_month', 'fixed_date', 'working_days_after', 'on_request')),
  last_week nvarchar(20) null constraint ck_reporting_rules_last_week check (last_week in (
    'last_seven_days', 'last_full_week', 'week_of_last_day')),
  -- Day and month of a fixed date, or day of the month; of a single report also the year.
  due_day int null,
  due_month int null,
  due_year int null,
  -- The month after the period's last one.
  is_next_month bit not null,
  -- "trước ngày 20/11": the day itself is too late.
  is_before bit not null,
  working_days int null,
  -- Minutes after midnight in Vietnam; null: the end of the day.
  due_minute int null,
  opens_days int not null,
  lock_days int not null,
  -- Met by sending the form of the plan's quarter, not by a word of the reporter.
  is_form bit not null,
  -- The deadline is assumed: the document names none.
  is_assumed bit not null,
  is_active bit not null,
  starts_on date not null,
  ends_on date null,
  updated_at datetime2(3) not null,
  updated_by char(36) null constraint fk_reporting_rules_updated_by references people (id),
  version int not null constraint df_reporting_rules_version default 1
);

create index ix_reporting_rules_commune on reporting_rules (commune_id, position);

create unique index ux_reporting_rules_duty on reporting_rules (plan_id, duty_key) where duty_key is not null;

-- Two rules for one form would give it two deadlines.
create unique index ux_reporting_rules_form on reporting_rules (plan_id) where is_form = 1;

create table rule_reporters (
  rule_id char(36) not null constraint fk_rule_reporters_rule references reporting_rules (id) on delete cascade,
  organization_id char(36) not null constraint fk_rule_reporters_organization references organizations (id),
  constraint pk_rule_reporters primary key (rule_id, organization_id)
);
