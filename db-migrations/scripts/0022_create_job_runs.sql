-- A job runs once for a slot of its schedule, on whatever node takes the slot first: the row of the run is the claim.
create table job_runs (
  id char(36) not null constraint pk_job_runs primary key,
  job nvarchar(40) not null,
  -- The moment of the schedule that the run is for; of one that a person or a change started, that moment.
  slot datetime2(3) not null,
  attempt int not null,
  cause nvarchar(10) not null constraint ck_job_runs_cause check (cause in ('schedule', 'person', 'change')),
  state nvarchar(10) not null constraint ck_job_runs_state check (state in ('running', 'succeeded', 'failed', 'abandoned')),
  node nvarchar(100) not null,
  started_at datetime2(3) not null,
  started_by char(36) null constraint fk_job_runs_started_by references people (id),
  -- A node that died lets go of the run at this moment.
  leased_until datetime2(3) not null,
  finished_at datetime2(3) null,
  -- JSON: what was counted, by name.
  counts nvarchar(1000) null,
  error nvarchar(2000) null
);

create unique index ux_job_runs_slot on job_runs (job, slot, attempt);

create index ix_job_runs_started on job_runs (started_at);

-- Two nodes cannot both hold the running one.
create unique index ux_job_runs_running on job_runs (job) where state = 'running';
