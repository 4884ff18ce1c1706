-- The dictionary that machines read: each state that an entry of the common catalogue was ever in, so that a reader can ask what a figure
-- of last year meant. The version of the dictionary is one number for all entries and grows when the shipped files say something else.
create table dictionary_versions (
  version int not null constraint pk_dictionary_versions primary key,
  published_at datetime2(3) not null
);

create table dictionary_entries (
  code nvarchar(60) not null,
  version int not null constraint fk_dictionary_entries_version references dictionary_versions (version),
  -- The version that says something else; null: it still holds.
  ended_version int null,
  pillar_id nvarchar(20) not null constraint fk_dictionary_entries_pillar references pillars (id),
  position int not null,
  -- JSON, whole.
  content {{long_text}} not null,
  constraint pk_dictionary_entries primary key (code, version)
);

create unique index ux_dictionary_entries_current on dictionary_entries (code) where ended_version is null;

create index ix_dictionary_entries_version on dictionary_entries (version, ended_version);
