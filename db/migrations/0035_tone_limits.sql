-- A list asks of each angry conversation by which limits it was judged: for that a whole policy, some twenty kilobytes that are
-- stored packed, was unpacked twice for each row.
alter table policy add column tone_limits jsonb generated always as (body -> 'toneLimits') stored;
