-- A notice of a question, an answer or a conclusion leads to that very explanation; open questions are found by their day.
alter table notices add explanation_id char(36) null constraint fk_notices_explanation references explanations (id);

create index ix_explanations_asked on explanations (due_on) where state = 'asked';
