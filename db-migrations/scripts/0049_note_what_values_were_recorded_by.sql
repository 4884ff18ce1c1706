-- By which rules, catalogue, codes and thresholds every plan's values were last recorded: where others would say something else, the next start
-- records them anew. Null: not done yet.
alter table change_counter add recorded_by nvarchar(120) null;
