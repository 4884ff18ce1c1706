-- Whether a report was verified with a piece beside it is told by the order of changes, not by the clocks of nodes; change_seq moves on
-- when a piece is taken away. Null where the version before added it: change_seq is that change, as long as the piece was not touched.
alter table evidence_items add added_seq bigint null;
