-- What a unit says of a quarter as a whole: "khó khăn, vướng mắc" and "kiến nghị". Each saving is a row of its own, the highest version
-- stands; so what was written before stays readable.
create table report_words (
  id char(36) not null constraint pk_report_words primary key,
  report_id char(36) not null constraint fk_report_words_report references reports (id) on delete cascade,
  version int not null,
  difficulties nvarchar(4000) null,
  proposals nvarchar(4000) null,
  at datetime2(3) not null,
  person_id char(36) null constraint fk_report_words_person references people (id),
  change_seq bigint not null,
  constraint ux_report_words_version unique (report_id, version)
);
