-- What proves a figure: a file, kept outside the database under the name of its hash, or a reference to an issued document.
-- Taken away is marked, not deleted: a verified figure keeps what it was verified by.
create table evidence_items (
  id char(36) not null constraint pk_evidence_items primary key,
  report_id char(36) not null constraint fk_evidence_items_report references reports (id) on delete cascade,
  plan_indicator_id char(36) not null constraint fk_evidence_items_plan_indicator references plan_indicators (id),
  kind nvarchar(10) not null constraint ck_evidence_items_kind check (kind in ('file', 'document')),
  file_name nvarchar(255) null,
  media_type nvarchar(100) null,
  size_bytes bigint null,
  sha256 char(64) null,
  document_number nvarchar(60) null,
  document_date date null,
  document_issuer nvarchar(300) null,
  document_summary nvarchar(500) null,
  added_at datetime2(3) not null,
  added_by char(36) null constraint fk_evidence_items_added_by references people (id),
  removed_at datetime2(3) null,
  removed_by char(36) null constraint fk_evidence_items_removed_by references people (id),
  change_seq bigint not null
);

create index ix_evidence_items_cell on evidence_items (report_id, plan_indicator_id);

create index ix_evidence_items_hash on evidence_items (sha256);
