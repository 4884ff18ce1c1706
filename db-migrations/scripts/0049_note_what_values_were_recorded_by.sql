-- The build and the thresholds by which every plan's values were last recorded: where another program, catalogue or configuration would say
-- something else, the next start records them anew. Null: not done yet.
alter table change_counter add recorded_by nvarchar(120) null;
