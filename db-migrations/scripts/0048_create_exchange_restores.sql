-- A database that was put back from a copy counts on from a former number, and a reader's number would name another change. `restored` leaves a gap
-- and notes here where numbers begin anew. A table of its own, for the row of change_counter is held by every writer until its commit.
create table exchange_restores (
  seq bigint not null constraint pk_exchange_restores primary key,
  restored_at datetime2(3) not null
);
