-- Whoever asks for changes is told of what went away: that is found by what held of the value before.
create index ix_exchange_values_value on exchange_values (value_id, seq);
