-- What one person gave into the hands of another, as it stood at that moment. Minutes are printed and signed: they do not change when a
-- plan, a figure or a name does, so they are kept whole.
create table hand_overs (
  id char(36) not null constraint pk_hand_overs primary key,
  commune_id char(36) not null constraint fk_hand_overs_commune references organizations (id),
  from_id char(36) not null constraint fk_hand_overs_from references people (id),
  to_id char(36) not null constraint fk_hand_overs_to references people (id),
  at datetime2(3) not null,
  -- JSON in the shape of the wire; written once, never searched.
  minutes {{long_text}} not null
);

create index ix_hand_overs_from on hand_overs (from_id, at);

create index ix_hand_overs_to on hand_overs (to_id, at);
