-- How certain a day is says nothing without what it rests on: the law, the announcement or the paper where it was read.
alter table calendar_days add source nvarchar(300) null;
