-- Hamlets merge and end; what they reported stays under their name.
alter table organizations add is_active bit not null constraint df_organizations_is_active default 1;
