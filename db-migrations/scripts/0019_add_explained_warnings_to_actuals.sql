-- An explanation answers what looked odd when it was written: the codes of those warnings, between commas. A new figure beside the old word
-- empties them; null, as in what was stored before: it answers all.
alter table actuals add explained_warnings nvarchar(200) null;
