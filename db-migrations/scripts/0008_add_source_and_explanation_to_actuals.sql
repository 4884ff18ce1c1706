-- "Vì sao 98 %?" is answered beside the figure: where it comes from, and the word that an odd figure asked for.
alter table actuals add source nvarchar(500) null;

alter table actuals add explanation nvarchar(1000) null;

alter table actual_revisions add source nvarchar(500) null;

alter table actual_revisions add explanation nvarchar(1000) null;
