-- Senders whose pictures are fetched without asking each time; the team's choice, taken back by removing the row.
create table picture_sender (
  address text primary key check (address = lower(address)),
  agent_id bigint references agent on delete set null,
  at timestamptz not null default now()
);
