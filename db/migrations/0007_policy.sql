-- What a decision was about, what would have made it another one, and what a person can send.

alter table decision
  -- Every template that the mail was composed from; `template` is the deciding one.
  add column parts text[] not null default '{}',
  -- What exactly was answered or asked about, such as an order's number: the same again is a repetition.
  add column about text not null default '',
  -- What would have had to be different for the other outcome: codes with data.
  add column otherwise jsonb not null default '[]',
  -- The key of the policy's team that gets it.
  add column team text,
  -- What a person may send as it is, where the routine parts could be answered: {text, html, templates}.
  add column draft jsonb,
  -- What it was made from beside understanding, policy and templates: enough to make it again.
  add column situation jsonb,
  -- A fingerprint of the words that were used, and milliseconds by stage.
  add column template_version text,
  add column timings jsonb not null default '{}';
