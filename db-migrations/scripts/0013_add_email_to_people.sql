-- Where a person's notices go besides the dashboard.
alter table people add email nvarchar(200) null;
