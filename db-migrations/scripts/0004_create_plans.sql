-- A plan is an issued document: what it rests on, what it wants by when, and who does it.
create table plans (
  id char(36) not null constraint pk_plans primary key,
  commune_id char(36) not null constraint fk_plans_commune references organizations (id),
  year int not null,
  number nvarchar(60) null,
  title nvarchar(1000) not null,
  issued_on date null,
  issuer nvarchar(300) not null,
  signatory_title nvarchar(200) null,
  signatory_name nvarchar(200) null,
  objective {{long_text}} null,
  imported_at datetime2(3) not null,
  imported_by char(36) null constraint fk_plans_imported_by references people (id),
  version int not null constraint df_plans_version default 1
);

create index ix_plans_commune_year on plans (commune_id, year);

-- Two people who bring the same document in at the same moment get one plan.
create unique index ux_plans_number on plans (commune_id, year, number) where number is not null;

create table plan_horizons (
  plan_id char(36) not null constraint fk_plan_horizons_plan references plans (id) on delete cascade,
  year int not null,
  constraint pk_plan_horizons primary key (plan_id, year)
);

create table plan_legal_bases (
  plan_id char(36) not null constraint fk_plan_legal_bases_plan references plans (id) on delete cascade,
  position int not null,
  text nvarchar(1000) not null,
  constraint pk_plan_legal_bases primary key (plan_id, position)
);

-- What the plan says of each quarter ("trọng tâm quý").
create table plan_milestones (
  plan_id char(36) not null constraint fk_plan_milestones_plan references plans (id) on delete cascade,
  period nvarchar(8) not null,
  text nvarchar(1000) not null,
  constraint pk_plan_milestones primary key (plan_id, period)
);

-- Figures that the document reports of the year before: where baselines come from.
create table plan_results (
  id char(36) not null constraint pk_plan_results primary key,
  plan_id char(36) not null constraint fk_plan_results_plan references plans (id) on delete cascade,
  position int not null,
  text nvarchar(1000) not null,
  indicator_id char(36) null constraint fk_plan_results_indicator references indicators (id),
  operator nvarchar(10) not null,
  value decimal(18,4) null,
  value_text nvarchar(100) null,
  unit nvarchar(60) null,
  as_of int not null,
  is_restated bit not null,
  note nvarchar(1000) null
);

create index ix_plan_results_plan on plan_results (plan_id, position);

-- One code may stand twice in a plan, one number may set two measures: number and indicator together name the row.
-- A row that a later import no longer holds is withdrawn, never deleted: actuals may hang on it.
create table plan_indicators (
  id char(36) not null constraint pk_plan_indicators primary key,
  plan_id char(36) not null constraint fk_plan_indicators_plan references plans (id),
  indicator_id char(36) not null constraint fk_plan_indicators_indicator references indicators (id),
  position int not null,
  number nvarchar(60) not null,
  text nvarchar(1000) not null,
  heading nvarchar(300) null,
  unit nvarchar(60) null,
  lead_id char(36) null constraint fk_plan_indicators_lead references organizations (id),
  lead_is_assigned bit not null constraint df_plan_indicators_lead_is_assigned default 0,
  note nvarchar(1000) null,
  phasing nvarchar(10) null constraint ck_plan_indicators_phasing check (phasing in ('linear', 'flat', 'year_end')),
  baseline_result_id char(36) null constraint fk_plan_indicators_baseline references plan_results (id),
  is_withdrawn bit not null constraint df_plan_indicators_is_withdrawn default 0,
  version int not null constraint df_plan_indicators_version default 1
);

create unique index ux_plan_indicators_row on plan_indicators (plan_id, number, indicator_id);

create index ix_plan_indicators_lead on plan_indicators (lead_id);

create table targets (
  id char(36) not null constraint pk_targets primary key,
  plan_indicator_id char(36) not null constraint fk_targets_plan_indicator references plan_indicators (id) on delete cascade,
  year int not null,
  operator nvarchar(10) not null constraint ck_targets_operator check (operator in (
    'ge', 'gt', 'eq', 'le', 'lt', 'yes', 'completion', 'narrative')),
  value decimal(18,4) null,
  text nvarchar(100) null,
  version int not null constraint df_targets_version default 1
);

create unique index ux_targets_year on targets (plan_indicator_id, year);

create table milestones (
  plan_indicator_id char(36) not null constraint fk_milestones_plan_indicator references plan_indicators (id) on delete cascade,
  period nvarchar(8) not null,
  value decimal(18,4) not null,
  constraint pk_milestones primary key (plan_indicator_id, period)
);

-- Every change of a target, a lead or a baseline: who, when, from, to, why.
create table plan_revisions (
  id char(36) not null constraint pk_plan_revisions primary key,
  plan_id char(36) not null constraint fk_plan_revisions_plan references plans (id) on delete cascade,
  plan_indicator_id char(36) null,
  at datetime2(3) not null,
  person_id char(36) null constraint fk_plan_revisions_person references people (id),
  field nvarchar(40) not null,
  old_value nvarchar(1000) null,
  new_value nvarchar(1000) null,
  reason nvarchar(1000) null
);

create index ix_plan_revisions_plan on plan_revisions (plan_id, at);
