-- Made by `npm run schema` from the migrations; compared by the gate. Not to be edited.

table account_token
  agent_id int8
  created_at timestamptz not null default now()
  expires_at timestamptz not null
  kind text not null
  token_hash bytea not null
table agent
  away bool not null default false
  created_at timestamptz not null default now()
  email text not null
  id int8 not null identity
  language text
  name text not null
  password_hash text
  read_from int8 not null default 0
  role text not null
  seen_at timestamptz
  signature text not null default ''::text
  state text not null default 'active'::text
  time_zone text
  totp_last_step int8
  totp_secret bytea
table agent_session
  address text not null default ''::text
  agent_id int8 not null
  created_at timestamptz not null default now()
  expires_at timestamptz not null
  id int8 not null identity
  last_seen_at timestamptz not null default now()
  token_hash bytea not null
  user_agent text not null default ''::text
table agent_team
  agent_id int8 not null
  team text not null
table api_token
  created_at timestamptz not null default now()
  created_by text not null default ''::text
  id int8 not null identity
  last_used_at timestamptz
  name text not null
  per_minute int4 not null default 6000
  scopes _text not null default '{read,write,admin}'::text[]
  token_hash bytea not null
table article
  language text not null
  name text not null
  published int4
  published_at timestamptz
  retired_at timestamptz
  retired_by text
table article_version
  body text not null
  created_at timestamptz not null default now()
  created_by text not null
  language text not null
  links jsonb not null default '[]'::jsonb
  name text not null
  search tsvector not null generated ((setweight(to_tsvector(article_dictionary(language), title), 'A'::"char") || setweight(to_tsvector(article_dictionary(language), body), 'B'::"char")))
  title text not null
  valid_until date
  version int4 not null
table attachment
  content_id text
  content_type text not null
  filename text not null
  id int8 not null identity
  inline bool not null
  message_id int8 not null
  position int4 not null
  size int4 not null
table attachment_content
  attachment_id int8 not null
  content bytea not null
table audit
  action text not null
  after jsonb
  at timestamptz not null default now()
  before jsonb
  id int8 not null identity
  kind text not null generated (split_part(action, '.'::text, 1))
  subject text not null
  who text not null
table awaiting_decision
  alone bool not null default false
  claimed_until timestamptz
  conversation_id int8 not null
  message_id int8 not null
table blocked_sender
  agent_id int8
  conversation_id int8
  created_at timestamptz not null default now()
  pattern text not null
table brief
  conversation_id int8 not null
  cost numeric
  created_at timestamptz not null default now()
  draft text
  message_id int8 not null
  model text not null
  ms int4 not null
  outcome text not null
  reason text
  tokens_in int8 not null
  tokens_out int8 not null
table conversation
  anger float4 not null default 0
  assignee_id int8
  confidence float4
  created_at timestamptz not null default now()
  customer_id int8 not null
  handed_over_at timestamptz
  handler text not null default 'none'::text
  history bool not null default false
  id int8 not null identity
  intent text
  language text
  last_message_at timestamptz not null default now()
  mailbox_id int8 not null
  merged_into int8
  negative float4 not null default 0
  outcome text not null default 'pending'::text
  priority text not null default 'normal'::text
  promise_moved_at timestamptz
  promise_warned_at timestamptz
  promised_by timestamptz
  rank int4 not null generated ((urgency +
CASE priority
    WHEN 'urgent'::text THEN 3000
    WHEN 'high'::text THEN 2000
    WHEN 'normal'::text THEN 1000
    ELSE 0
END))
  reasons _text not null default '{}'::text[]
  related_conversation_id int8
  sarcasm float4 not null default 0
  snoozed_until timestamptz
  status text not null default 'open'::text
  subject text not null
  summary jsonb not null default '[]'::jsonb
  team text
  thread_subject text not null default ''::text
  urgency int4 not null default 0
  waiting_since timestamptz
table conversation_event
  agent_id int8
  at timestamptz not null default now()
  conversation_id int8 not null
  detail jsonb not null default '{}'::jsonb
  id int8 not null identity
  kind text not null
table conversation_link
  agent_id int8
  created_at timestamptz not null default now()
  one_id int8 not null
  other_id int8 not null
table conversation_merge
  agent_id int8
  at timestamptz not null default now()
  before jsonb not null
  id int8 not null identity
  message_ids _int8 not null
  source_id int8 not null
  target_id int8 not null
  undone_at timestamptz
table conversation_read
  agent_id int8 not null
  conversation_id int8 not null
  up_to int8
table conversation_split
  after jsonb not null
  agent_id int8
  at timestamptz not null default now()
  before jsonb not null
  code_ids _int8 not null
  id int8 not null identity
  made_id int8 not null
  source_id int8 not null
  undone_at timestamptz
table conversation_tag
  agent_id int8
  conversation_id int8 not null
  created_at timestamptz not null default now()
  tag text not null
table correction
  action text
  agent_id int8
  anger bool
  conversation_id int8 not null
  created_at timestamptz not null default now()
  decision_id int8
  intent text
  message_id int8 not null
  sarcasm bool
  updated_at timestamptz not null default now()
table customer
  blocked_at timestamptz
  bounce_reason text
  bounced_at timestamptz
  created_at timestamptz not null default now()
  email text not null
  id int8 not null identity
  language text
  name text not null default ''::text
  same_as int8
table customer_note
  agent_id int8
  created_at timestamptz not null default now()
  customer_id int8 not null
  id int8 not null identity
  text text not null
table customer_tag
  customer_id int8 not null
  tag text not null
table database_life
  beat_at timestamptz not null default now()
  id uuid not null default gen_random_uuid()
  only_row bool not null default true
  set_back_at timestamptz
table decision
  about text not null default ''::text
  action text not null
  confidence float4
  conversation_id int8 not null
  created_at timestamptz not null default now()
  draft jsonb
  facts jsonb not null default '[]'::jsonb
  id int8 not null identity
  intent text
  message_id int8 not null
  missing _text not null default '{}'::text[]
  otherwise jsonb not null default '[]'::jsonb
  parts _text not null default '{}'::text[]
  policy_version int8
  reasons _text not null
  situation jsonb
  slots jsonb not null default '{}'::jsonb
  team text
  template text
  template_version text
  threshold float4
  timings jsonb not null default '{}'::jsonb
  traced jsonb not null default '[]'::jsonb
  understanding_id int8
table draft_use
  action text not null
  agent_id int8
  at timestamptz not null default now()
  conversation_id int8 not null
  decision_id int8 not null
  draft text not null
  id int8 not null identity
  message_id int8
  sent text
table folder
  first_contact_at timestamptz not null default now()
  first_uid int8 not null
  history_uid int8 not null default 0
  last_uid int8 not null
  mailbox_id int8 not null
  name text not null
  swept_at timestamptz
  swept_lag int8
  swept_on_server int8
  uid_validity int8 not null
table folder_watch
  folder text not null
  last_read_at timestamptz
  mailbox_id int8 not null
  state text not null default 'connecting'::text
  state_reason text
  state_since timestamptz not null default now()
table incoming_piece
  bytes bytea not null
  created_at timestamptz not null default now()
  place int4 not null
  upload uuid not null
table ledger
  conversation_id int8
  created_at timestamptz not null default now()
  dedupe_key text
  disposition text not null default 'received'::text
  folder text not null
  gone_at timestamptz
  history bool not null default false
  id int8 not null identity
  internal_date timestamptz
  mailbox_id int8 not null
  message_id text
  message_ref int8
  raw_mail_id int8
  reason text not null default ''::text
  settled_at timestamptz
  size int8
  uid int8 not null
  uid_validity int8 not null
table mail_trial
  created_at timestamptz not null default now()
  created_by text not null
  failure text
  id int8 not null identity
  input jsonb not null
  result jsonb
  source bytea
  state text not null default 'queued'::text
table mailbox
  address text not null
  age_limit_hours int4 not null default 24
  alarm_mailed_at timestamptz
  alarmed_at timestamptz
  authserv_id text
  created_at timestamptz not null default now()
  credentials bytea
  enabled bool not null default true
  folders _text not null default '{INBOX}'::text[]
  id int8 not null identity
  imap jsonb
  import_days int4 not null default 0
  last_read_at timestamptz
  name text not null default ''::text
  oauth jsonb
  poll_seconds int4 not null default 20
  revision int4 not null default 0
  sending_fault text
  sending_fault_since timestamptz
  signature text not null default ''::text
  smtp jsonb
  state text not null default 'connecting'::text
  state_reason text
  state_since timestamptz not null default now()
table message
  agent_id int8
  at timestamptz not null
  authenticity text not null default 'none'::text
  authenticity_reason text not null default ''::text
  author text not null
  automated_kind text not null default 'none'::text
  automated_reason text not null default ''::text
  bcc_addresses jsonb not null default '[]'::jsonb
  cc_addresses jsonb not null default '[]'::jsonb
  conversation_id int8 not null
  created_at timestamptz not null default now()
  direction text not null
  from_address text not null
  from_name text not null default ''::text
  html text
  id int8 not null identity
  in_reply_to text
  is_forward bool not null default false
  message_id text not null
  raw_mail_id int8
  refs _text not null default '{}'::text[]
  reply text not null
  subject text not null
  text text not null
  to_addresses jsonb not null default '[]'::jsonb
table message_search
  at timestamptz not null
  conversation_id int8 not null
  document tsvector not null
  message_id int8 not null
table migration
  applied_at timestamptz not null default now()
  checksum text not null
  name text not null
table model_usage
  cost numeric
  day date not null
  failures int8 not null default 0
  requests int8 not null default 0
  reserved int8 not null default 0
  token_limit int8 not null
  tokens_in int8 not null default 0
  tokens_out int8 not null default 0
  used_up_at timestamptz
table note_change
  agent_id int8
  at timestamptz not null default now()
  before text not null
  conversation_id int8 not null
  id int8 not null identity
  message_id int8 not null
  what text not null
table note_mention
  agent_id int8
  message_id int8 not null
  team text
  words text not null
table notification
  agent_id int8 not null
  at timestamptz not null default now()
  by_agent_id int8
  by_browser bool not null
  by_mail bool not null
  conversation_id int8 not null
  id int8 not null identity
  in_page bool not null
  kind text not null
  mailed_at timestamptz
  message_id int8
  read_at timestamptz
table notification_choice
  agent_id int8 not null
  browser bool not null
  kind text not null
  mail bool not null
  page bool not null
table orders
  carrier text
  currency text
  customer_email text not null
  delivered_at timestamptz
  expected_delivery date
  items jsonb not null default '[]'::jsonb
  number text not null
  placed_at timestamptz not null
  status text not null
  total numeric
  tracking_number text
  tracking_url text
  updated_at timestamptz not null default now()
table outbox
  attempts int4 not null default 0
  before_reply jsonb
  conversation_id int8 not null
  created_at timestamptz not null default now()
  due_at timestamptz not null default '1970-01-01 00:00:00+00'::timestamp with time zone
  envelope_from text
  first_tried_at timestamptz
  handed_over_at timestamptz
  id int8 not null identity
  in_answer_to int8
  kind text not null
  looks int4 not null default 0
  message_id int8 not null
  offered_at timestamptz
  resends int4 not null default 0
  scheduled_for timestamptz
  sent_at timestamptz
  sent_copy_at timestamptz
  server_response text
  state text not null default 'queued'::text
  state_reason text not null default ''::text
  to_address text not null default ''::text
  updated_at timestamptz not null default now()
table picture_sender
  address text not null
  agent_id int8
  at timestamptz not null default now()
table policy
  body jsonb not null
  created_at timestamptz not null default now()
  created_by text not null
  replay jsonb
  tone_limits jsonb generated ((body -> 'toneLimits'::text))
  version int8 not null identity
table policy_replay
  based_on int8
  created_at timestamptz not null default now()
  created_by text not null
  failure text
  finished_at timestamptz
  id int8 not null identity
  proposal jsonb not null
  since timestamptz not null
  state text not null default 'queued'::text
  tally jsonb not null default '{}'::jsonb
  total int4 not null default 0
table policy_replay_change
  after jsonb not null
  already bool not null
  before jsonb not null
  conversation_id int8 not null
  decision_id int8 not null
  replay_id int8 not null
table queue_action
  agent_id int8 not null
  at timestamptz not null default now()
  detail jsonb not null default '{}'::jsonb
  id int8 not null identity
  kind text not null
  undone_at timestamptz
table queue_action_change
  action_id int8 not null
  after jsonb not null
  before jsonb not null
  conversation_id int8 not null
table raw_mail
  created_at timestamptz not null default now()
  id int8 not null identity
  size int4 generated (octet_length(source))
  source bytea not null
table recovery_code
  agent_id int8 not null
  code_hash bytea not null
table reminder
  agent_id int8
  conversation_id int8 not null
  created_at timestamptz not null
  due_at timestamptz
  ended_at timestamptz
  kind text not null
table reply_draft
  agent_id int8 not null
  bcc jsonb not null default '[]'::jsonb
  cc jsonb not null default '[]'::jsonb
  conversation_id int8 not null
  decision_id int8
  html text not null
  subject text
  updated_at timestamptz not null default now()
  version int4 not null default 1
table reply_file
  agent_id int8 not null
  content bytea not null
  content_type text not null
  conversation_id int8 not null
  created_at timestamptz not null default now()
  discarded_by int8
  filename text not null
  id int8 not null identity
table saved_reply
  agent_id int8
  created_at timestamptz not null default now()
  id int8 not null identity
  name text not null
  text text not null
  updated_at timestamptz not null default now()
table saved_view
  agent_id int8
  created_at timestamptz not null default now()
  fields jsonb not null
  id int8 not null identity
  made_by int8
  name text not null
  position int4 not null
table search_due
  message_id int8 not null
  since timestamptz not null default clock_timestamp()
table search_word
  mails int4 not null
  word text not null
table sender_code
  address text not null
  asked_by text not null
  conversation_id int8 not null
  created_at timestamptz not null
  ended_at timestamptz
  expires_at timestamptz not null
  id int8 not null identity
  mail_id int8
  nonce bytea not null
  order_number text not null
  question_id int8 not null
table sender_code_try
  code_id int8 not null
  message_id int8 not null
  verdict text not null
table shop
  alarm_mailed_at timestamptz
  allowed_hosts _text not null default '{}'::text[]
  cache_seconds int4 not null default 60
  enabled bool not null default true
  failing_since timestamptz
  fault text
  mapping jsonb not null
  one bool not null default true
  revision int4 not null default 1
  secret bytea not null
  updated_at timestamptz not null default now()
  updated_by text not null
  url_template text not null
table sweep_repair
  kind text not null
  last_at timestamptz not null default now()
  total int8 not null default 0
table tag
  created_at timestamptz not null default now()
  name text not null
table team_model
  base text not null
  cases jsonb not null
  figures jsonb
  made_at timestamptz not null default now()
  model bytea
  name text not null
  own_intents _text not null default '{}'::text[]
  reason text
  state text not null
  version int4 not null identity
table team_model_choice
  chosen_at timestamptz not null default now()
  chosen_by text not null
  only_one bool not null default true
  version int4
table template
  name text not null
  published int4
  published_at timestamptz
  retired_at timestamptz
  retired_by text
table template_version
  created_at timestamptz not null default now()
  created_by text not null
  name text not null
  source text not null
  version int4 not null
table understanding
  body jsonb not null
  created_at timestamptz not null default now()
  id int8 not null identity
  message_id int8 not null
table webhook
  created_at timestamptz not null default now()
  created_by text not null
  enabled bool not null default true
  events _text not null
  failing_since timestamptz
  fault text
  given_up_at timestamptz
  given_up_mailed_at timestamptz
  id int8 not null identity
  own_network bool not null default false
  secret bytea not null
  url text not null
  with_details bool not null default false
table webhook_delivery
  by_hand bool not null default false
  conversation_id int8
  event_id int8 not null
  fault text
  id int8 not null identity
  last_try_at timestamptz
  milliseconds int4
  next_try_at timestamptz not null default now()
  response text not null default ''::text
  state text not null default 'queued'::text
  status int4
  tries int4 not null default 0
  webhook_id int8 not null
table webhook_event
  at timestamptz not null default clock_timestamp()
  conversation_id int8
  data jsonb not null
  id int8 not null identity
  key uuid not null default gen_random_uuid()
  type text not null

constraint account_token account_token_agent_id_fkey: FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE CASCADE
constraint account_token account_token_check: CHECK (((kind = 'set_up'::text) = (agent_id IS NULL)))
constraint account_token account_token_kind_check: CHECK ((kind = ANY (ARRAY['set_up'::text, 'invitation'::text, 'reset'::text, 'second_step'::text])))
constraint account_token account_token_pkey: PRIMARY KEY (token_hash)
constraint agent agent_email_check: CHECK ((email = lower(email)))
constraint agent agent_email_key: UNIQUE (email)
constraint agent agent_pkey: PRIMARY KEY (id)
constraint agent agent_role_check: CHECK ((role = ANY (ARRAY['agent'::text, 'manager'::text, 'admin'::text])))
constraint agent agent_state_check: CHECK ((state = ANY (ARRAY['invited'::text, 'active'::text, 'deactivated'::text])))
constraint agent_session agent_session_agent_id_fkey: FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE CASCADE
constraint agent_session agent_session_id_key: UNIQUE (id)
constraint agent_session agent_session_pkey: PRIMARY KEY (token_hash)
constraint agent_team agent_team_agent_id_fkey: FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE CASCADE
constraint agent_team agent_team_pkey: PRIMARY KEY (agent_id, team)
constraint api_token api_token_per_minute_check: CHECK (((per_minute >= 1) AND (per_minute <= 1000000)))
constraint api_token api_token_pkey: PRIMARY KEY (id)
constraint api_token api_token_scopes_check: CHECK (((scopes <@ '{read,write,admin}'::text[]) AND (cardinality(scopes) > 0)))
constraint api_token api_token_token_hash_key: UNIQUE (token_hash)
constraint article article_language_check: CHECK ((language ~ '^[a-z]{2}$'::text))
constraint article article_name_check: CHECK ((name ~ '^[a-z][a-z0-9_]*$'::text))
constraint article article_name_language_published_fkey: FOREIGN KEY (name, language, published) REFERENCES article_version(name, language, version)
constraint article article_pkey: PRIMARY KEY (name, language)
constraint article_version article_version_name_language_fkey: FOREIGN KEY (name, language) REFERENCES article(name, language)
constraint article_version article_version_pkey: PRIMARY KEY (name, language, version)
constraint article_version article_version_version_check: CHECK ((version > 0))
constraint attachment attachment_message_id_fkey: FOREIGN KEY (message_id) REFERENCES message(id)
constraint attachment attachment_pkey: PRIMARY KEY (id)
constraint attachment_content attachment_content_attachment_id_fkey: FOREIGN KEY (attachment_id) REFERENCES attachment(id) ON DELETE CASCADE
constraint attachment_content attachment_content_pkey: PRIMARY KEY (attachment_id)
constraint audit audit_pkey: PRIMARY KEY (id)
constraint awaiting_decision awaiting_decision_message_id_fkey: FOREIGN KEY (message_id) REFERENCES message(id) ON DELETE CASCADE
constraint awaiting_decision awaiting_decision_pkey: PRIMARY KEY (message_id)
constraint blocked_sender blocked_sender_agent_id_fkey: FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE SET NULL
constraint blocked_sender blocked_sender_conversation_id_fkey: FOREIGN KEY (conversation_id) REFERENCES conversation(id) ON DELETE SET NULL
constraint blocked_sender blocked_sender_pattern_check: CHECK (((pattern = lower(pattern)) AND (pattern ~ '^[^\s@]*@[^\s@]+$'::text)))
constraint blocked_sender blocked_sender_pkey: PRIMARY KEY (pattern)
constraint brief brief_conversation_id_fkey: FOREIGN KEY (conversation_id) REFERENCES conversation(id) ON DELETE CASCADE
constraint brief brief_message_id_fkey: FOREIGN KEY (message_id) REFERENCES message(id) ON DELETE CASCADE
constraint brief brief_outcome_check: CHECK ((outcome = ANY (ARRAY['answered'::text, 'not_asked'::text, 'failed'::text])))
constraint brief brief_pkey: PRIMARY KEY (message_id)
constraint conversation conversation_assignee_id_fkey: FOREIGN KEY (assignee_id) REFERENCES agent(id) ON DELETE SET NULL
constraint conversation conversation_customer_id_fkey: FOREIGN KEY (customer_id) REFERENCES customer(id)
constraint conversation conversation_handler_check: CHECK ((handler = ANY (ARRAY['bot'::text, 'human'::text, 'none'::text])))
constraint conversation conversation_mailbox_id_fkey: FOREIGN KEY (mailbox_id) REFERENCES mailbox(id)
constraint conversation conversation_merged_into_fkey: FOREIGN KEY (merged_into) REFERENCES conversation(id)
constraint conversation conversation_outcome_check: CHECK ((outcome = ANY (ARRAY['pending'::text, 'answered'::text, 'asked'::text, 'handed_over'::text, 'filed'::text])))
constraint conversation conversation_pkey: PRIMARY KEY (id)
constraint conversation conversation_priority_check: CHECK ((priority = ANY (ARRAY['low'::text, 'normal'::text, 'high'::text, 'urgent'::text])))
constraint conversation conversation_related_conversation_id_fkey: FOREIGN KEY (related_conversation_id) REFERENCES conversation(id) ON DELETE SET NULL
constraint conversation conversation_status_check: CHECK ((status = ANY (ARRAY['open'::text, 'waiting'::text, 'snoozed'::text, 'resolved'::text, 'spam'::text])))
constraint conversation conversation_urgency_check: CHECK (((urgency >= 0) AND (urgency <= 100)))
constraint conversation_event conversation_event_agent_id_fkey: FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE SET NULL
constraint conversation_event conversation_event_conversation_id_fkey: FOREIGN KEY (conversation_id) REFERENCES conversation(id) ON DELETE CASCADE
constraint conversation_event conversation_event_pkey: PRIMARY KEY (id)
constraint conversation_link conversation_link_agent_id_fkey: FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE SET NULL
constraint conversation_link conversation_link_check: CHECK ((one_id < other_id))
constraint conversation_link conversation_link_one_id_fkey: FOREIGN KEY (one_id) REFERENCES conversation(id) ON DELETE CASCADE
constraint conversation_link conversation_link_other_id_fkey: FOREIGN KEY (other_id) REFERENCES conversation(id) ON DELETE CASCADE
constraint conversation_link conversation_link_pkey: PRIMARY KEY (one_id, other_id)
constraint conversation_merge conversation_merge_agent_id_fkey: FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE SET NULL
constraint conversation_merge conversation_merge_pkey: PRIMARY KEY (id)
constraint conversation_merge conversation_merge_source_id_fkey: FOREIGN KEY (source_id) REFERENCES conversation(id) ON DELETE CASCADE
constraint conversation_merge conversation_merge_target_id_fkey: FOREIGN KEY (target_id) REFERENCES conversation(id) ON DELETE CASCADE
constraint conversation_read conversation_read_agent_id_fkey: FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE CASCADE
constraint conversation_read conversation_read_conversation_id_fkey: FOREIGN KEY (conversation_id) REFERENCES conversation(id) ON DELETE CASCADE
constraint conversation_read conversation_read_pkey: PRIMARY KEY (agent_id, conversation_id)
constraint conversation_split conversation_split_agent_id_fkey: FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE SET NULL
constraint conversation_split conversation_split_made_id_fkey: FOREIGN KEY (made_id) REFERENCES conversation(id) ON DELETE CASCADE
constraint conversation_split conversation_split_pkey: PRIMARY KEY (id)
constraint conversation_split conversation_split_source_id_fkey: FOREIGN KEY (source_id) REFERENCES conversation(id) ON DELETE CASCADE
constraint conversation_tag conversation_tag_agent_id_fkey: FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE SET NULL
constraint conversation_tag conversation_tag_conversation_id_fkey: FOREIGN KEY (conversation_id) REFERENCES conversation(id) ON DELETE CASCADE
constraint conversation_tag conversation_tag_pkey: PRIMARY KEY (conversation_id, tag)
constraint conversation_tag conversation_tag_tag_fkey: FOREIGN KEY (tag) REFERENCES tag(name) ON UPDATE CASCADE ON DELETE CASCADE
constraint correction correction_action_check: CHECK ((action = ANY (ARRAY['reply'::text, 'escalate'::text])))
constraint correction correction_agent_id_fkey: FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE SET NULL
constraint correction correction_conversation_id_fkey: FOREIGN KEY (conversation_id) REFERENCES conversation(id)
constraint correction correction_decision_id_fkey: FOREIGN KEY (decision_id) REFERENCES decision(id)
constraint correction correction_message_id_fkey: FOREIGN KEY (message_id) REFERENCES message(id)
constraint correction correction_pkey: PRIMARY KEY (message_id)
constraint customer customer_email_check: CHECK ((email = lower(email)))
constraint customer customer_email_key: UNIQUE (email)
constraint customer customer_language_check: CHECK ((language ~ '^[a-z]{2}$'::text))
constraint customer customer_pkey: PRIMARY KEY (id)
constraint customer customer_same_as_fkey: FOREIGN KEY (same_as) REFERENCES customer(id)
constraint customer_note customer_note_agent_id_fkey: FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE SET NULL
constraint customer_note customer_note_customer_id_fkey: FOREIGN KEY (customer_id) REFERENCES customer(id) ON DELETE CASCADE
constraint customer_note customer_note_pkey: PRIMARY KEY (id)
constraint customer_note customer_note_text_check: CHECK ((text <> ''::text))
constraint customer_tag customer_tag_customer_id_fkey: FOREIGN KEY (customer_id) REFERENCES customer(id) ON DELETE CASCADE
constraint customer_tag customer_tag_pkey: PRIMARY KEY (customer_id, tag)
constraint customer_tag customer_tag_tag_fkey: FOREIGN KEY (tag) REFERENCES tag(name) ON UPDATE CASCADE ON DELETE CASCADE
constraint database_life database_life_only_row_check: CHECK (only_row)
constraint database_life database_life_pkey: PRIMARY KEY (only_row)
constraint decision decision_action_check: CHECK ((action = ANY (ARRAY['reply'::text, 'ask'::text, 'escalate'::text, 'file'::text])))
constraint decision decision_conversation_id_fkey: FOREIGN KEY (conversation_id) REFERENCES conversation(id)
constraint decision decision_message_id_fkey: FOREIGN KEY (message_id) REFERENCES message(id)
constraint decision decision_pkey: PRIMARY KEY (id)
constraint decision decision_policy_version_fkey: FOREIGN KEY (policy_version) REFERENCES policy(version)
constraint decision decision_understanding_id_fkey: FOREIGN KEY (understanding_id) REFERENCES understanding(id)
constraint draft_use draft_use_action_check: CHECK ((action = ANY (ARRAY['sent'::text, 'edited'::text, 'discarded'::text])))
constraint draft_use draft_use_agent_id_fkey: FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE SET NULL
constraint draft_use draft_use_conversation_id_fkey: FOREIGN KEY (conversation_id) REFERENCES conversation(id) ON DELETE CASCADE
constraint draft_use draft_use_decision_id_agent_id_action_message_id_key: UNIQUE (decision_id, agent_id, action, message_id)
constraint draft_use draft_use_decision_id_fkey: FOREIGN KEY (decision_id) REFERENCES decision(id) ON DELETE CASCADE
constraint draft_use draft_use_message_id_fkey: FOREIGN KEY (message_id) REFERENCES message(id) ON DELETE CASCADE
constraint draft_use draft_use_pkey: PRIMARY KEY (id)
constraint folder folder_mailbox_id_fkey: FOREIGN KEY (mailbox_id) REFERENCES mailbox(id)
constraint folder folder_pkey: PRIMARY KEY (mailbox_id, name)
constraint folder_watch folder_watch_mailbox_id_fkey: FOREIGN KEY (mailbox_id) REFERENCES mailbox(id) ON DELETE CASCADE
constraint folder_watch folder_watch_pkey: PRIMARY KEY (mailbox_id, folder)
constraint folder_watch folder_watch_state_check: CHECK ((state = ANY (ARRAY['connecting'::text, 'watching'::text, 'failing'::text])))
constraint incoming_piece incoming_piece_pkey: PRIMARY KEY (upload, place)
constraint ledger ledger_conversation_id_fkey: FOREIGN KEY (conversation_id) REFERENCES conversation(id)
constraint ledger ledger_disposition_check: CHECK ((disposition = ANY (ARRAY['received'::text, 'new'::text, 'threaded'::text, 'duplicate'::text, 'auto-reply'::text, 'bounce'::text, 'own'::text, 'list'::text, 'spam'::text, 'blocked'::text, 'too-large'::text, 'unparsable'::text, 'retrying'::text, 'history'::text])))
constraint ledger ledger_mailbox_id_fkey: FOREIGN KEY (mailbox_id) REFERENCES mailbox(id)
constraint ledger ledger_mailbox_id_folder_uid_validity_uid_key: UNIQUE (mailbox_id, folder, uid_validity, uid)
constraint ledger ledger_message_ref_fkey: FOREIGN KEY (message_ref) REFERENCES message(id)
constraint ledger ledger_pkey: PRIMARY KEY (id)
constraint ledger ledger_raw_mail_id_fkey: FOREIGN KEY (raw_mail_id) REFERENCES raw_mail(id)
constraint mail_trial mail_trial_pkey: PRIMARY KEY (id)
constraint mail_trial mail_trial_state_check: CHECK ((state = ANY (ARRAY['queued'::text, 'done'::text, 'failed'::text])))
constraint mailbox mailbox_address_check: CHECK ((address = lower(address)))
constraint mailbox mailbox_address_key: UNIQUE (address)
constraint mailbox mailbox_age_limit_hours_check: CHECK ((age_limit_hours > 0))
constraint mailbox mailbox_folders_check: CHECK ((cardinality(folders) > 0))
constraint mailbox mailbox_import_days_check: CHECK ((import_days >= 0))
constraint mailbox mailbox_pkey: PRIMARY KEY (id)
constraint mailbox mailbox_poll_seconds_check: CHECK (((poll_seconds >= 5) AND (poll_seconds <= 3600)))
constraint mailbox mailbox_reached_whole: CHECK ((((imap IS NULL) = (smtp IS NULL)) AND ((imap IS NULL) = (credentials IS NULL))))
constraint mailbox mailbox_state_check: CHECK ((state = ANY (ARRAY['connecting'::text, 'watching'::text, 'failing'::text])))
constraint message message_agent_id_fkey: FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE SET NULL
constraint message message_authenticity_check: CHECK ((authenticity = ANY (ARRAY['pass'::text, 'fail'::text, 'none'::text])))
constraint message message_author_check: CHECK ((author = ANY (ARRAY['customer'::text, 'bot'::text, 'agent'::text, 'system'::text, 'third_party'::text])))
constraint message message_conversation_id_fkey: FOREIGN KEY (conversation_id) REFERENCES conversation(id)
constraint message message_direction_check: CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text, 'note'::text])))
constraint message message_pkey: PRIMARY KEY (id)
constraint message message_raw_mail_id_fkey: FOREIGN KEY (raw_mail_id) REFERENCES raw_mail(id)
constraint message_search message_search_message_id_fkey: FOREIGN KEY (message_id) REFERENCES message(id) ON DELETE CASCADE
constraint message_search message_search_pkey: PRIMARY KEY (message_id)
constraint migration migration_pkey: PRIMARY KEY (name)
constraint model_usage model_usage_pkey: PRIMARY KEY (day)
constraint note_change note_change_agent_id_fkey: FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE SET NULL
constraint note_change note_change_conversation_id_fkey: FOREIGN KEY (conversation_id) REFERENCES conversation(id) ON DELETE CASCADE
constraint note_change note_change_message_id_fkey: FOREIGN KEY (message_id) REFERENCES message(id) ON DELETE CASCADE
constraint note_change note_change_pkey: PRIMARY KEY (id)
constraint note_change note_change_what_check: CHECK ((what = ANY (ARRAY['edited'::text, 'deleted'::text])))
constraint note_mention note_mention_agent_id_fkey: FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE CASCADE
constraint note_mention note_mention_check: CHECK (((agent_id IS NULL) <> (team IS NULL)))
constraint note_mention note_mention_message_id_fkey: FOREIGN KEY (message_id) REFERENCES message(id) ON DELETE CASCADE
constraint notification notification_agent_id_fkey: FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE CASCADE
constraint notification notification_by_agent_id_fkey: FOREIGN KEY (by_agent_id) REFERENCES agent(id) ON DELETE SET NULL
constraint notification notification_conversation_id_fkey: FOREIGN KEY (conversation_id) REFERENCES conversation(id) ON DELETE CASCADE
constraint notification notification_kind_check: CHECK ((kind = ANY (ARRAY['assigned'::text, 'mention'::text, 'customer_replied'::text, 'new_in_team'::text, 'promise_due'::text, 'mail_failed'::text, 'reminder'::text])))
constraint notification notification_message_id_fkey: FOREIGN KEY (message_id) REFERENCES message(id) ON DELETE CASCADE
constraint notification notification_pkey: PRIMARY KEY (id)
constraint notification_choice notification_choice_agent_id_fkey: FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE CASCADE
constraint notification_choice notification_choice_pkey: PRIMARY KEY (agent_id, kind)
constraint orders orders_customer_email_check: CHECK ((customer_email = lower(customer_email)))
constraint orders orders_pkey: PRIMARY KEY (number)
constraint orders orders_status_check: CHECK ((status = ANY (ARRAY['received'::text, 'processing'::text, 'shipped'::text, 'out_for_delivery'::text, 'delivered'::text, 'delayed'::text, 'cancelled'::text, 'returned'::text])))
constraint outbox outbox_conversation_id_fkey: FOREIGN KEY (conversation_id) REFERENCES conversation(id)
constraint outbox outbox_in_answer_to_fkey: FOREIGN KEY (in_answer_to) REFERENCES message(id)
constraint outbox outbox_kind_check: CHECK ((kind = ANY (ARRAY['reply'::text, 'ask'::text, 'handover'::text, 'agent'::text, 'test'::text, 'code'::text, 'delay'::text])))
constraint outbox outbox_message_id_fkey: FOREIGN KEY (message_id) REFERENCES message(id)
constraint outbox outbox_message_id_key: UNIQUE (message_id)
constraint outbox outbox_pkey: PRIMARY KEY (id)
constraint outbox outbox_state_check: CHECK ((state = ANY (ARRAY['queued'::text, 'sending'::text, 'sent'::text, 'unknown'::text, 'failed'::text, 'withdrawn'::text])))
constraint picture_sender picture_sender_address_check: CHECK ((address = lower(address)))
constraint picture_sender picture_sender_agent_id_fkey: FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE SET NULL
constraint picture_sender picture_sender_pkey: PRIMARY KEY (address)
constraint policy policy_pkey: PRIMARY KEY (version)
constraint policy_replay policy_replay_based_on_fkey: FOREIGN KEY (based_on) REFERENCES policy(version)
constraint policy_replay policy_replay_created_by_key: UNIQUE (created_by)
constraint policy_replay policy_replay_pkey: PRIMARY KEY (id)
constraint policy_replay policy_replay_state_check: CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'cancelled'::text, 'failed'::text])))
constraint policy_replay_change policy_replay_change_conversation_id_fkey: FOREIGN KEY (conversation_id) REFERENCES conversation(id) ON DELETE CASCADE
constraint policy_replay_change policy_replay_change_decision_id_fkey: FOREIGN KEY (decision_id) REFERENCES decision(id) ON DELETE CASCADE
constraint policy_replay_change policy_replay_change_pkey: PRIMARY KEY (replay_id, decision_id)
constraint policy_replay_change policy_replay_change_replay_id_fkey: FOREIGN KEY (replay_id) REFERENCES policy_replay(id) ON DELETE CASCADE
constraint queue_action queue_action_agent_id_fkey: FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE CASCADE
constraint queue_action queue_action_pkey: PRIMARY KEY (id)
constraint queue_action_change queue_action_change_action_id_fkey: FOREIGN KEY (action_id) REFERENCES queue_action(id) ON DELETE CASCADE
constraint queue_action_change queue_action_change_conversation_id_fkey: FOREIGN KEY (conversation_id) REFERENCES conversation(id) ON DELETE CASCADE
constraint queue_action_change queue_action_change_pkey: PRIMARY KEY (action_id, conversation_id)
constraint raw_mail raw_mail_pkey: PRIMARY KEY (id)
constraint recovery_code recovery_code_agent_id_fkey: FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE CASCADE
constraint recovery_code recovery_code_pkey: PRIMARY KEY (agent_id, code_hash)
constraint reminder reminder_agent_id_fkey: FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE SET NULL
constraint reminder reminder_check: CHECK (((kind = 'reply'::text) = (due_at IS NULL)))
constraint reminder reminder_conversation_id_fkey: FOREIGN KEY (conversation_id) REFERENCES conversation(id) ON DELETE CASCADE
constraint reminder reminder_kind_check: CHECK ((kind = ANY (ARRAY['until'::text, 'reply'::text, 'follow_up'::text])))
constraint reminder reminder_pkey: PRIMARY KEY (conversation_id)
constraint reply_draft reply_draft_agent_id_fkey: FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE CASCADE
constraint reply_draft reply_draft_conversation_id_fkey: FOREIGN KEY (conversation_id) REFERENCES conversation(id) ON DELETE CASCADE
constraint reply_draft reply_draft_decision_id_fkey: FOREIGN KEY (decision_id) REFERENCES decision(id) ON DELETE SET NULL
constraint reply_draft reply_draft_pkey: PRIMARY KEY (conversation_id, agent_id)
constraint reply_file reply_file_agent_id_fkey: FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE CASCADE
constraint reply_file reply_file_conversation_id_fkey: FOREIGN KEY (conversation_id) REFERENCES conversation(id) ON DELETE CASCADE
constraint reply_file reply_file_discarded_by_fkey: FOREIGN KEY (discarded_by) REFERENCES queue_action(id) ON DELETE CASCADE
constraint reply_file reply_file_pkey: PRIMARY KEY (id)
constraint saved_reply saved_reply_agent_id_fkey: FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE CASCADE
constraint saved_reply saved_reply_pkey: PRIMARY KEY (id)
constraint saved_view saved_view_agent_id_fkey: FOREIGN KEY (agent_id) REFERENCES agent(id) ON DELETE CASCADE
constraint saved_view saved_view_made_by_fkey: FOREIGN KEY (made_by) REFERENCES agent(id) ON DELETE SET NULL
constraint saved_view saved_view_name_check: CHECK (((length(name) >= 1) AND (length(name) <= 60)))
constraint saved_view saved_view_pkey: PRIMARY KEY (id)
constraint search_due search_due_pkey: PRIMARY KEY (message_id)
constraint search_word search_word_pkey: PRIMARY KEY (word)
constraint sender_code sender_code_address_check: CHECK ((address = lower(address)))
constraint sender_code sender_code_asked_by_check: CHECK ((asked_by = lower(asked_by)))
constraint sender_code sender_code_conversation_id_fkey: FOREIGN KEY (conversation_id) REFERENCES conversation(id) ON DELETE CASCADE
constraint sender_code sender_code_mail_id_fkey: FOREIGN KEY (mail_id) REFERENCES message(id) ON DELETE CASCADE
constraint sender_code sender_code_pkey: PRIMARY KEY (id)
constraint sender_code sender_code_question_id_fkey: FOREIGN KEY (question_id) REFERENCES message(id) ON DELETE CASCADE
constraint sender_code_try sender_code_try_code_id_fkey: FOREIGN KEY (code_id) REFERENCES sender_code(id) ON DELETE CASCADE
constraint sender_code_try sender_code_try_message_id_fkey: FOREIGN KEY (message_id) REFERENCES message(id) ON DELETE CASCADE
constraint sender_code_try sender_code_try_pkey: PRIMARY KEY (code_id, message_id)
constraint sender_code_try sender_code_try_verdict_check: CHECK ((verdict = ANY (ARRAY['right'::text, 'wrong'::text, 'expired'::text, 'too_many'::text])))
constraint shop shop_cache_seconds_check: CHECK (((cache_seconds >= 0) AND (cache_seconds <= 3600)))
constraint shop shop_one_check: CHECK (one)
constraint shop shop_pkey: PRIMARY KEY (one)
constraint sweep_repair sweep_repair_pkey: PRIMARY KEY (kind)
constraint tag tag_name_check: CHECK (((name = lower(btrim(name))) AND (name <> ''::text) AND (length(name) <= 40)))
constraint tag tag_pkey: PRIMARY KEY (name)
constraint team_model team_model_pkey: PRIMARY KEY (version)
constraint team_model team_model_state_check: CHECK ((state = ANY (ARRAY['active'::text, 'kept'::text, 'refused'::text])))
constraint team_model_choice team_model_choice_only_one_check: CHECK (only_one)
constraint team_model_choice team_model_choice_pkey: PRIMARY KEY (only_one)
constraint team_model_choice team_model_choice_version_fkey: FOREIGN KEY (version) REFERENCES team_model(version)
constraint template template_name_check: CHECK ((name ~ '^[a-z0-9]+([.-][a-z0-9]+)*$'::text))
constraint template template_name_published_fkey: FOREIGN KEY (name, published) REFERENCES template_version(name, version)
constraint template template_pkey: PRIMARY KEY (name)
constraint template_version template_version_name_fkey: FOREIGN KEY (name) REFERENCES template(name)
constraint template_version template_version_pkey: PRIMARY KEY (name, version)
constraint template_version template_version_version_check: CHECK ((version > 0))
constraint understanding understanding_message_id_fkey: FOREIGN KEY (message_id) REFERENCES message(id)
constraint understanding understanding_pkey: PRIMARY KEY (id)
constraint webhook webhook_events_check: CHECK ((cardinality(events) > 0))
constraint webhook webhook_pkey: PRIMARY KEY (id)
constraint webhook_delivery webhook_delivery_event_id_fkey: FOREIGN KEY (event_id) REFERENCES webhook_event(id) ON DELETE CASCADE
constraint webhook_delivery webhook_delivery_pkey: PRIMARY KEY (id)
constraint webhook_delivery webhook_delivery_state_check: CHECK ((state = ANY (ARRAY['queued'::text, 'delivered'::text, 'failed'::text])))
constraint webhook_delivery webhook_delivery_webhook_id_event_id_key: UNIQUE (webhook_id, event_id)
constraint webhook_delivery webhook_delivery_webhook_id_fkey: FOREIGN KEY (webhook_id) REFERENCES webhook(id) ON DELETE CASCADE
constraint webhook_event webhook_event_conversation_id_fkey: FOREIGN KEY (conversation_id) REFERENCES conversation(id) ON DELETE CASCADE
constraint webhook_event webhook_event_pkey: PRIMARY KEY (id)

index CREATE INDEX account_token_agent ON public.account_token USING btree (agent_id, kind)
index CREATE INDEX agent_session_agent ON public.agent_session USING btree (agent_id)
index CREATE INDEX agent_team_team ON public.agent_team USING btree (team, agent_id)
index CREATE INDEX article_version_search ON public.article_version USING gin (search)
index CREATE INDEX attachment_message ON public.attachment USING btree (message_id, "position")
index CREATE INDEX audit_kind ON public.audit USING btree (kind, id)
index CREATE INDEX audit_who ON public.audit USING btree (who, id)
index CREATE INDEX awaiting_decision_conversation ON public.awaiting_decision USING btree (conversation_id, message_id)
index CREATE INDEX brief_conversation ON public.brief USING btree (conversation_id, message_id)
index CREATE INDEX conversation_assignee ON public.conversation USING btree (assignee_id, last_message_at DESC, id DESC) WHERE (assignee_id IS NOT NULL)
index CREATE INDEX conversation_created ON public.conversation USING btree (created_at)
index CREATE INDEX conversation_customer_recent ON public.conversation USING btree (customer_id, last_message_at DESC, id DESC)
index CREATE INDEX conversation_event_conversation ON public.conversation_event USING btree (conversation_id, id)
index CREATE INDEX conversation_facets ON public.conversation USING gin (conversation_facets(intent, outcome, language, team, reasons, anger, sarcasm, negative))
index CREATE INDEX conversation_filed ON public.conversation USING btree (last_message_at DESC, id DESC) WHERE ((outcome = 'filed'::text) AND (merged_into IS NULL))
index CREATE INDEX conversation_handed_over ON public.conversation USING btree (team, handed_over_at) WHERE (handed_over_at IS NOT NULL)
index CREATE INDEX conversation_handler ON public.conversation USING btree (handler, last_message_at DESC, id DESC)
index CREATE INDEX conversation_link_other ON public.conversation_link USING btree (other_id)
index CREATE INDEX conversation_merge_source ON public.conversation_merge USING btree (source_id)
index CREATE INDEX conversation_merge_target ON public.conversation_merge USING btree (target_id)
index CREATE INDEX conversation_merged ON public.conversation USING btree (merged_into) WHERE (merged_into IS NOT NULL)
index CREATE INDEX conversation_most_urgent ON public.conversation USING btree (((- rank)), COALESCE(promised_by, 'infinity'::timestamp with time zone), id) WHERE ((handler = 'human'::text) AND (status = 'open'::text) AND (merged_into IS NULL))
index CREATE INDEX conversation_needs_person ON public.conversation USING btree (last_message_at DESC, id DESC) WHERE ((handler = 'human'::text) AND (status = 'open'::text) AND (merged_into IS NULL))
index CREATE INDEX conversation_of_mailbox ON public.conversation USING btree (mailbox_id, last_message_at DESC, id DESC)
index CREATE INDEX conversation_open_of ON public.conversation USING btree (assignee_id, last_message_at DESC, id DESC) WHERE ((handler = 'human'::text) AND (status = 'open'::text) AND (merged_into IS NULL))
index CREATE INDEX conversation_open_team ON public.conversation USING btree (team, last_message_at DESC, id DESC) WHERE ((handler = 'human'::text) AND (status = 'open'::text) AND (merged_into IS NULL))
index CREATE INDEX conversation_open_unassigned ON public.conversation USING btree (last_message_at DESC, id DESC) WHERE ((handler = 'human'::text) AND (status = 'open'::text) AND (assignee_id IS NULL) AND (merged_into IS NULL))
index CREATE INDEX conversation_read_marked ON public.conversation_read USING btree (agent_id, conversation_id) WHERE (up_to IS NULL)
index CREATE INDEX conversation_read_old ON public.conversation_read USING btree (up_to)
index CREATE INDEX conversation_recent ON public.conversation USING btree (last_message_at DESC, id DESC)
index CREATE INDEX conversation_resolved ON public.conversation USING btree (last_message_at DESC, id DESC) WHERE ((handler = 'human'::text) AND (status = 'resolved'::text) AND (merged_into IS NULL))
index CREATE INDEX conversation_snoozed ON public.conversation USING btree (last_message_at DESC, id DESC) WHERE ((status = 'snoozed'::text) AND (merged_into IS NULL))
index CREATE INDEX conversation_spam ON public.conversation USING btree (last_message_at DESC, id DESC) WHERE ((status = 'spam'::text) AND (merged_into IS NULL))
index CREATE INDEX conversation_split_made ON public.conversation_split USING btree (made_id)
index CREATE INDEX conversation_split_source ON public.conversation_split USING btree (source_id)
index CREATE INDEX conversation_standing ON public.conversation USING btree (status, last_message_at DESC, id DESC) WHERE (status <> 'resolved'::text)
index CREATE INDEX conversation_tag_tag ON public.conversation_tag USING btree (tag, conversation_id)
index CREATE INDEX conversation_thread_subject ON public.conversation USING btree (mailbox_id, thread_subject, last_message_at DESC) WHERE (thread_subject <> ''::text)
index CREATE INDEX conversation_waiting ON public.conversation USING btree (last_message_at DESC, id DESC) WHERE ((handler = 'human'::text) AND (status = 'waiting'::text) AND (merged_into IS NULL))
index CREATE INDEX conversation_with_bot ON public.conversation USING btree (last_message_at DESC, id DESC) WHERE ((handler = 'bot'::text) AND (merged_into IS NULL))
index CREATE INDEX correction_conversation ON public.correction USING btree (conversation_id)
index CREATE INDEX customer_domain ON public.customer USING btree (split_part(email, '@'::text, 2))
index CREATE INDEX customer_email_begins ON public.customer USING btree (email text_pattern_ops)
index CREATE INDEX customer_name_begins ON public.customer USING btree (lower(name) text_pattern_ops)
index CREATE INDEX customer_note_customer ON public.customer_note USING btree (customer_id, id)
index CREATE INDEX customer_same_as ON public.customer USING btree (same_as) WHERE (same_as IS NOT NULL)
index CREATE INDEX customer_tag_tag ON public.customer_tag USING btree (tag, customer_id)
index CREATE INDEX decision_conversation ON public.decision USING btree (conversation_id, id)
index CREATE INDEX decision_created ON public.decision USING btree (created_at)
index CREATE INDEX decision_message ON public.decision USING btree (message_id)
index CREATE INDEX decision_time ON public.decision USING brin (created_at) WITH (autosummarize='on')
index CREATE INDEX draft_use_conversation ON public.draft_use USING btree (conversation_id, id)
index CREATE INDEX ledger_conversation ON public.ledger USING btree (conversation_id)
index CREATE INDEX ledger_disposition ON public.ledger USING btree (disposition)
index CREATE INDEX ledger_unsettled ON public.ledger USING btree (created_at) WHERE (settled_at IS NULL)
index CREATE INDEX ledger_waiting ON public.ledger USING btree (mailbox_id, id) WHERE (disposition = 'received'::text)
index CREATE INDEX mail_trial_by ON public.mail_trial USING btree (created_by, id)
index CREATE INDEX message_answers ON public.message USING gin (array_append(refs, in_reply_to)) WITH (fastupdate=off)
index CREATE INDEX message_conversation ON public.message USING btree (conversation_id, id)
index CREATE INDEX message_forward ON public.message USING btree (conversation_id) WHERE is_forward
index CREATE INDEX message_message_id ON public.message USING btree (message_id)
index CREATE INDEX message_search_at ON public.message_search USING btree (at DESC, message_id DESC)
index CREATE INDEX message_search_conversation ON public.message_search USING btree (conversation_id, at DESC, message_id DESC)
index CREATE INDEX message_search_document ON public.message_search USING gin (document)
index CREATE INDEX note_change_conversation ON public.note_change USING btree (conversation_id, id)
index CREATE INDEX note_mention_message ON public.note_mention USING btree (message_id)
index CREATE INDEX notification_mailed ON public.notification USING btree (agent_id, mailed_at) WHERE (mailed_at IS NOT NULL)
index CREATE INDEX notification_newest ON public.notification USING btree (agent_id, id DESC) WHERE in_page
index CREATE INDEX notification_old ON public.notification USING btree (at)
index CREATE INDEX notification_unread ON public.notification USING btree (agent_id, conversation_id) WHERE (read_at IS NULL)
index CREATE INDEX orders_customer ON public.orders USING btree (customer_email, placed_at DESC)
index CREATE INDEX orders_plain_number ON public.orders USING btree (plain_number(number))
index CREATE INDEX orders_plain_tracking ON public.orders USING btree (plain_number(tracking_number)) WHERE (tracking_number IS NOT NULL)
index CREATE INDEX outbox_bot_mails ON public.outbox USING btree (to_address, created_at) WHERE (kind <> 'agent'::text)
index CREATE INDEX outbox_conversation ON public.outbox USING btree (conversation_id, id)
index CREATE INDEX outbox_scheduled ON public.outbox USING btree (conversation_id) WHERE ((scheduled_for IS NOT NULL) AND (state = 'queued'::text))
index CREATE INDEX outbox_unsettled ON public.outbox USING btree (updated_at) WHERE (state = ANY (ARRAY['queued'::text, 'sending'::text, 'unknown'::text, 'failed'::text]))
index CREATE INDEX queue_action_agent ON public.queue_action USING btree (agent_id, at)
index CREATE INDEX queue_action_change_conversation ON public.queue_action_change USING btree (conversation_id, action_id)
index CREATE INDEX reply_file_discarded ON public.reply_file USING btree (discarded_by) WHERE (discarded_by IS NOT NULL)
index CREATE INDEX reply_file_draft ON public.reply_file USING btree (conversation_id, agent_id)
index CREATE INDEX saved_view_agent ON public.saved_view USING btree (agent_id, "position")
index CREATE INDEX search_word_parts ON public.search_word USING gin (word gin_trgm_ops)
index CREATE INDEX sender_code_address ON public.sender_code USING btree (address, created_at)
index CREATE INDEX sender_code_asked_by ON public.sender_code USING btree (asked_by, created_at)
index CREATE INDEX sender_code_mail ON public.sender_code USING btree (mail_id)
index CREATE INDEX understanding_message ON public.understanding USING btree (message_id, id)
index CREATE INDEX webhook_delivery_event ON public.webhook_delivery USING btree (event_id)
index CREATE INDEX webhook_delivery_log ON public.webhook_delivery USING btree (webhook_id, id)
index CREATE INDEX webhook_delivery_queued ON public.webhook_delivery USING btree (webhook_id, conversation_id, id) WHERE (state = 'queued'::text)
index CREATE INDEX webhook_event_at ON public.webhook_event USING btree (at)
index CREATE INDEX webhook_event_conversation ON public.webhook_event USING btree (conversation_id)
index CREATE UNIQUE INDEX account_token_pkey ON public.account_token USING btree (token_hash)
index CREATE UNIQUE INDEX agent_email_key ON public.agent USING btree (email)
index CREATE UNIQUE INDEX agent_pkey ON public.agent USING btree (id)
index CREATE UNIQUE INDEX agent_session_id_key ON public.agent_session USING btree (id)
index CREATE UNIQUE INDEX agent_session_pkey ON public.agent_session USING btree (token_hash)
index CREATE UNIQUE INDEX agent_team_pkey ON public.agent_team USING btree (agent_id, team)
index CREATE UNIQUE INDEX api_token_pkey ON public.api_token USING btree (id)
index CREATE UNIQUE INDEX api_token_token_hash_key ON public.api_token USING btree (token_hash)
index CREATE UNIQUE INDEX article_pkey ON public.article USING btree (name, language)
index CREATE UNIQUE INDEX article_version_pkey ON public.article_version USING btree (name, language, version)
index CREATE UNIQUE INDEX attachment_content_pkey ON public.attachment_content USING btree (attachment_id)
index CREATE UNIQUE INDEX attachment_pkey ON public.attachment USING btree (id)
index CREATE UNIQUE INDEX audit_pkey ON public.audit USING btree (id)
index CREATE UNIQUE INDEX awaiting_decision_pkey ON public.awaiting_decision USING btree (message_id)
index CREATE UNIQUE INDEX blocked_sender_pkey ON public.blocked_sender USING btree (pattern)
index CREATE UNIQUE INDEX brief_pkey ON public.brief USING btree (message_id)
index CREATE UNIQUE INDEX conversation_event_pkey ON public.conversation_event USING btree (id)
index CREATE UNIQUE INDEX conversation_link_pkey ON public.conversation_link USING btree (one_id, other_id)
index CREATE UNIQUE INDEX conversation_merge_pkey ON public.conversation_merge USING btree (id)
index CREATE UNIQUE INDEX conversation_pkey ON public.conversation USING btree (id)
index CREATE UNIQUE INDEX conversation_read_pkey ON public.conversation_read USING btree (agent_id, conversation_id)
index CREATE UNIQUE INDEX conversation_split_pkey ON public.conversation_split USING btree (id)
index CREATE UNIQUE INDEX conversation_tag_pkey ON public.conversation_tag USING btree (conversation_id, tag)
index CREATE UNIQUE INDEX correction_pkey ON public.correction USING btree (message_id)
index CREATE UNIQUE INDEX customer_email_key ON public.customer USING btree (email)
index CREATE UNIQUE INDEX customer_note_pkey ON public.customer_note USING btree (id)
index CREATE UNIQUE INDEX customer_pkey ON public.customer USING btree (id)
index CREATE UNIQUE INDEX customer_tag_pkey ON public.customer_tag USING btree (customer_id, tag)
index CREATE UNIQUE INDEX database_life_pkey ON public.database_life USING btree (only_row)
index CREATE UNIQUE INDEX decision_pkey ON public.decision USING btree (id)
index CREATE UNIQUE INDEX draft_use_decision_id_agent_id_action_message_id_key ON public.draft_use USING btree (decision_id, agent_id, action, message_id)
index CREATE UNIQUE INDEX draft_use_pkey ON public.draft_use USING btree (id)
index CREATE UNIQUE INDEX folder_pkey ON public.folder USING btree (mailbox_id, name)
index CREATE UNIQUE INDEX folder_watch_pkey ON public.folder_watch USING btree (mailbox_id, folder)
index CREATE UNIQUE INDEX incoming_piece_pkey ON public.incoming_piece USING btree (upload, place)
index CREATE UNIQUE INDEX ledger_mailbox_id_folder_uid_validity_uid_key ON public.ledger USING btree (mailbox_id, folder, uid_validity, uid)
index CREATE UNIQUE INDEX ledger_one_message_per_mail ON public.ledger USING btree (dedupe_key) WHERE ((message_ref IS NOT NULL) AND (disposition = ANY (ARRAY['new'::text, 'threaded'::text, 'auto-reply'::text, 'bounce'::text, 'list'::text, 'history'::text, 'too-large'::text])))
index CREATE UNIQUE INDEX ledger_pkey ON public.ledger USING btree (id)
index CREATE UNIQUE INDEX mail_trial_pkey ON public.mail_trial USING btree (id)
index CREATE UNIQUE INDEX mailbox_address_key ON public.mailbox USING btree (address)
index CREATE UNIQUE INDEX mailbox_pkey ON public.mailbox USING btree (id)
index CREATE UNIQUE INDEX message_pkey ON public.message USING btree (id)
index CREATE UNIQUE INDEX message_search_pkey ON public.message_search USING btree (message_id)
index CREATE UNIQUE INDEX migration_pkey ON public.migration USING btree (name)
index CREATE UNIQUE INDEX model_usage_pkey ON public.model_usage USING btree (day)
index CREATE UNIQUE INDEX note_change_pkey ON public.note_change USING btree (id)
index CREATE UNIQUE INDEX notification_choice_pkey ON public.notification_choice USING btree (agent_id, kind)
index CREATE UNIQUE INDEX notification_pkey ON public.notification USING btree (id)
index CREATE UNIQUE INDEX orders_pkey ON public.orders USING btree (number)
index CREATE UNIQUE INDEX outbox_message_id_key ON public.outbox USING btree (message_id)
index CREATE UNIQUE INDEX outbox_one_bot_mail_per_mail ON public.outbox USING btree (in_answer_to) WHERE (kind <> 'agent'::text)
index CREATE UNIQUE INDEX outbox_pkey ON public.outbox USING btree (id)
index CREATE UNIQUE INDEX picture_sender_pkey ON public.picture_sender USING btree (address)
index CREATE UNIQUE INDEX policy_pkey ON public.policy USING btree (version)
index CREATE UNIQUE INDEX policy_replay_change_pkey ON public.policy_replay_change USING btree (replay_id, decision_id)
index CREATE UNIQUE INDEX policy_replay_created_by_key ON public.policy_replay USING btree (created_by)
index CREATE UNIQUE INDEX policy_replay_pkey ON public.policy_replay USING btree (id)
index CREATE UNIQUE INDEX queue_action_change_pkey ON public.queue_action_change USING btree (action_id, conversation_id)
index CREATE UNIQUE INDEX queue_action_pkey ON public.queue_action USING btree (id)
index CREATE UNIQUE INDEX raw_mail_pkey ON public.raw_mail USING btree (id)
index CREATE UNIQUE INDEX recovery_code_pkey ON public.recovery_code USING btree (agent_id, code_hash)
index CREATE UNIQUE INDEX reminder_pkey ON public.reminder USING btree (conversation_id)
index CREATE UNIQUE INDEX reply_draft_pkey ON public.reply_draft USING btree (conversation_id, agent_id)
index CREATE UNIQUE INDEX reply_file_pkey ON public.reply_file USING btree (id)
index CREATE UNIQUE INDEX saved_reply_name ON public.saved_reply USING btree (COALESCE(agent_id, (0)::bigint), lower(name))
index CREATE UNIQUE INDEX saved_reply_pkey ON public.saved_reply USING btree (id)
index CREATE UNIQUE INDEX saved_view_pkey ON public.saved_view USING btree (id)
index CREATE UNIQUE INDEX search_due_pkey ON public.search_due USING btree (message_id)
index CREATE UNIQUE INDEX search_word_pkey ON public.search_word USING btree (word)
index CREATE UNIQUE INDEX sender_code_live ON public.sender_code USING btree (conversation_id) WHERE (ended_at IS NULL)
index CREATE UNIQUE INDEX sender_code_pkey ON public.sender_code USING btree (id)
index CREATE UNIQUE INDEX sender_code_try_pkey ON public.sender_code_try USING btree (code_id, message_id)
index CREATE UNIQUE INDEX shop_pkey ON public.shop USING btree (one)
index CREATE UNIQUE INDEX sweep_repair_pkey ON public.sweep_repair USING btree (kind)
index CREATE UNIQUE INDEX tag_pkey ON public.tag USING btree (name)
index CREATE UNIQUE INDEX team_model_active ON public.team_model USING btree (state) WHERE (state = 'active'::text)
index CREATE UNIQUE INDEX team_model_choice_pkey ON public.team_model_choice USING btree (only_one)
index CREATE UNIQUE INDEX team_model_pkey ON public.team_model USING btree (version)
index CREATE UNIQUE INDEX template_pkey ON public.template USING btree (name)
index CREATE UNIQUE INDEX template_version_pkey ON public.template_version USING btree (name, version)
index CREATE UNIQUE INDEX understanding_pkey ON public.understanding USING btree (id)
index CREATE UNIQUE INDEX webhook_delivery_pkey ON public.webhook_delivery USING btree (id)
index CREATE UNIQUE INDEX webhook_delivery_webhook_id_event_id_key ON public.webhook_delivery USING btree (webhook_id, event_id)
index CREATE UNIQUE INDEX webhook_event_pkey ON public.webhook_event USING btree (id)
index CREATE UNIQUE INDEX webhook_pkey ON public.webhook USING btree (id)

trigger CREATE TRIGGER agent_begins BEFORE INSERT ON public.agent FOR EACH ROW EXECUTE FUNCTION begin_reading()
trigger CREATE TRIGGER article_changed AFTER INSERT OR DELETE OR UPDATE ON public.article FOR EACH STATEMENT EXECUTE FUNCTION notify_words()
trigger CREATE TRIGGER brief_written AFTER INSERT OR UPDATE ON public.brief FOR EACH ROW EXECUTE FUNCTION notify_conversation()
trigger CREATE TRIGGER conversation_begun AFTER INSERT ON public.conversation REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION notify_conversations()
trigger CREATE TRIGGER conversation_changed AFTER UPDATE ON public.conversation REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION notify_conversations()
trigger CREATE TRIGGER conversation_event_added AFTER INSERT ON public.conversation_event FOR EACH ROW EXECUTE FUNCTION notify_conversation()
trigger CREATE TRIGGER conversation_to_search_again AFTER UPDATE OF language ON public.conversation FOR EACH ROW WHEN ((old.language IS DISTINCT FROM new.language)) EXECUTE FUNCTION search_conversation_again()
trigger CREATE TRIGGER correction_changed AFTER INSERT OR UPDATE ON public.correction FOR EACH ROW EXECUTE FUNCTION notify_conversation()
trigger CREATE TRIGGER hook_conversations AFTER UPDATE ON public.conversation REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION hook_conversations()
trigger CREATE TRIGGER hook_received AFTER UPDATE ON public.ledger REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION hook_received()
trigger CREATE TRIGGER hook_replied AFTER UPDATE ON public.outbox REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION hook_replied()
trigger CREATE TRIGGER hook_tagged AFTER INSERT ON public.conversation_event REFERENCING NEW TABLE AS happened FOR EACH STATEMENT EXECUTE FUNCTION hook_tagged()
trigger CREATE TRIGGER mail_trial_changed AFTER INSERT OR UPDATE ON public.mail_trial FOR EACH ROW EXECUTE FUNCTION notify_trial()
trigger CREATE TRIGGER mailbox_changed AFTER INSERT OR UPDATE OF name, state, state_reason, enabled, imap, smtp, oauth, credentials, folders, signature, poll_seconds, import_days, age_limit_hours ON public.mailbox FOR EACH ROW EXECUTE FUNCTION notify_mailbox()
trigger CREATE TRIGGER mailbox_sending_changed AFTER UPDATE OF sending_fault ON public.mailbox FOR EACH ROW EXECUTE FUNCTION notify_mailbox()
trigger CREATE TRIGGER message_added AFTER INSERT ON public.message REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION notify_conversations_of()
trigger CREATE TRIGGER message_follows_merge BEFORE INSERT ON public.message FOR EACH ROW EXECUTE FUNCTION follow_merge()
trigger CREATE TRIGGER message_to_search AFTER INSERT ON public.message REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION search_new_messages()
trigger CREATE TRIGGER message_to_search_again AFTER UPDATE OF conversation_id, subject, text, from_address, from_name, to_addresses, cc_addresses, at ON public.message FOR EACH ROW EXECUTE FUNCTION search_message_again()
trigger CREATE TRIGGER note_changed AFTER INSERT ON public.note_change FOR EACH ROW EXECUTE FUNCTION notify_conversation()
trigger CREATE TRIGGER notification_changed AFTER INSERT OR UPDATE OF read_at ON public.notification FOR EACH ROW EXECUTE FUNCTION notify_agent()
trigger CREATE TRIGGER outbox_added AFTER INSERT ON public.outbox REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION notify_conversations_of()
trigger CREATE TRIGGER outbox_changed AFTER UPDATE ON public.outbox FOR EACH ROW EXECUTE FUNCTION notify_conversation()
trigger CREATE TRIGGER policy_replay_changed AFTER INSERT OR UPDATE ON public.policy_replay FOR EACH ROW EXECUTE FUNCTION notify_trial()
trigger CREATE TRIGGER team_model_changed AFTER INSERT OR UPDATE ON public.team_model FOR EACH STATEMENT EXECUTE FUNCTION notify_team_model()
trigger CREATE TRIGGER template_changed AFTER INSERT OR DELETE OR UPDATE ON public.template FOR EACH STATEMENT EXECUTE FUNCTION notify_words()

CREATE OR REPLACE FUNCTION public.article_dictionary(language text)
 RETURNS regconfig
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select case language
    when 'de' then 'pg_catalog.german'::regconfig
    when 'en' then 'pg_catalog.english'::regconfig
    when 'es' then 'pg_catalog.spanish'::regconfig
    when 'fr' then 'pg_catalog.french'::regconfig
    else 'pg_catalog.simple'::regconfig
  end
$function$
CREATE OR REPLACE FUNCTION public.begin_reading()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.read_from := (select coalesce(max(id), 0) from message);
  return new;
end
$function$
CREATE OR REPLACE FUNCTION public.conversation_facets(intent text, outcome text, language text, team text, reasons text[], anger real, sarcasm real, negative real)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select array_remove(array['i ' || coalesce(intent, 'none'), 'o ' || outcome, 'd ' || coalesce(reasons[1], 'none'),
      'l ' || language, 't ' || team, case when anger >= 0.5 then 'h angry' end,
      case when sarcasm >= 0.5 then 'h sarcastic' end, case when negative >= 0.5 then 'h negative' end], null) || reasons
$function$
CREATE OR REPLACE FUNCTION public.follow_merge()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  select coalesce(merged_into, id) into new.conversation_id
    from conversation where id = new.conversation_id for key share;
  return new;
end
$function$
CREATE OR REPLACE FUNCTION public.gin_extract_query_trgm(text, internal, smallint, internal, internal, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$gin_extract_query_trgm$function$
CREATE OR REPLACE FUNCTION public.gin_extract_value_trgm(text, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$gin_extract_value_trgm$function$
CREATE OR REPLACE FUNCTION public.gin_trgm_consistent(internal, smallint, text, integer, internal, internal, internal, internal)
 RETURNS boolean
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$gin_trgm_consistent$function$
CREATE OR REPLACE FUNCTION public.gin_trgm_triconsistent(internal, smallint, text, integer, internal, internal, internal)
 RETURNS "char"
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$gin_trgm_triconsistent$function$
CREATE OR REPLACE FUNCTION public.gtrgm_compress(internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$gtrgm_compress$function$
CREATE OR REPLACE FUNCTION public.gtrgm_consistent(internal, text, smallint, oid, internal)
 RETURNS boolean
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$gtrgm_consistent$function$
CREATE OR REPLACE FUNCTION public.gtrgm_decompress(internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$gtrgm_decompress$function$
CREATE OR REPLACE FUNCTION public.gtrgm_distance(internal, text, smallint, oid, internal)
 RETURNS double precision
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$gtrgm_distance$function$
CREATE OR REPLACE FUNCTION public.gtrgm_in(cstring)
 RETURNS gtrgm
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$gtrgm_in$function$
CREATE OR REPLACE FUNCTION public.gtrgm_options(internal)
 RETURNS void
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE
AS '$libdir/pg_trgm', $function$gtrgm_options$function$
CREATE OR REPLACE FUNCTION public.gtrgm_out(gtrgm)
 RETURNS cstring
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$gtrgm_out$function$
CREATE OR REPLACE FUNCTION public.gtrgm_penalty(internal, internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$gtrgm_penalty$function$
CREATE OR REPLACE FUNCTION public.gtrgm_picksplit(internal, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$gtrgm_picksplit$function$
CREATE OR REPLACE FUNCTION public.gtrgm_same(gtrgm, gtrgm, internal)
 RETURNS internal
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$gtrgm_same$function$
CREATE OR REPLACE FUNCTION public.gtrgm_union(internal, internal)
 RETURNS gtrgm
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$gtrgm_union$function$
CREATE OR REPLACE FUNCTION public.hook_conversations()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (select from webhook where enabled) then
    return null;
  end if;
  perform queue_hooks(array_agg(kind order by place, id), array_agg(id order by place, id), array_agg('{}'::jsonb))
  from (
    select after.id, happened.kind, happened.place
    from before join after on after.id = before.id, lateral (values
      ('conversation.escalated', 1, before.handler <> 'human' and after.handler = 'human' and after.status = 'open'
        and after.handed_over_at is not null
        -- A person who opens it again has not been handed it.
        and (before.status <> 'resolved' or before.reasons <> after.reasons or before.handed_over_at is null)),
      ('conversation.reopened', 2, before.status = 'resolved' and after.status in ('open', 'waiting')
        and not before.history),
      ('conversation.assigned', 3, before.assignee_id is distinct from after.assignee_id),
      ('conversation.resolved', 4, before.status <> 'resolved' and after.status = 'resolved')
    ) as happened (kind, place, did)
    where happened.did
  ) as change;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION public.hook_received()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (select from webhook where enabled and 'message.received' = any(events)) then
    return null;
  end if;
  perform queue_hooks(array_agg('message.received'::text), array_agg(message.conversation_id order by message.id),
    array_agg(jsonb_build_object('message', jsonb_build_object('id', message.id::text,
      'messageId', message.message_id, 'automated', message.automated_kind, 'at', message.at)) order by message.id))
  from before join after on after.id = before.id join message on message.id = after.message_ref
  where before.message_ref is null and not after.history
    and after.disposition in ('new', 'threaded', 'auto-reply', 'bounce', 'list', 'too-large');
  return null;
end
$function$
CREATE OR REPLACE FUNCTION public.hook_replied()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (select from webhook where enabled and 'conversation.replied' = any(events)) then
    return null;
  end if;
  perform queue_hooks(array_agg('conversation.replied'::text), array_agg(message.conversation_id order by message.id),
    array_agg(jsonb_build_object('message', jsonb_build_object('id', message.id::text,
      'messageId', message.message_id, 'author', message.author, 'kind', after.kind, 'at', message.at))
      order by message.id))
  from before join after on after.id = before.id join message on message.id = after.message_id
  where before.state <> 'sent' and after.state = 'sent' and after.kind in ('reply', 'ask', 'handover', 'agent', 'delay');
  return null;
end
$function$
CREATE OR REPLACE FUNCTION public.hook_tagged()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (select from webhook where enabled and 'conversation.tagged' = any(events)) then
    return null;
  end if;
  perform queue_hooks(array_agg('conversation.tagged'::text), array_agg(conversation_id order by id),
    array_agg(jsonb_build_object('tag', jsonb_build_object('name', detail ->> 'tag', 'added', kind = 'tagged'))
      order by id))
  from happened where kind in ('tagged', 'untagged');
  return null;
end
$function$
CREATE OR REPLACE FUNCTION public.notify_agent()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_notify('notification', new.agent_id::text);
  return null;
end
$function$
CREATE OR REPLACE FUNCTION public.notify_conversation()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_table_name = 'conversation' then
    perform pg_notify('conversation', new.id::text);
  else
    perform pg_notify('conversation', new.conversation_id::text);
  end if;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION public.notify_conversations()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_notify('conversation', id::text) from written;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION public.notify_conversations_of()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_notify('conversation', conversation_id::text) from written;
  return null;
end
$function$
CREATE OR REPLACE FUNCTION public.notify_mailbox()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_notify('mailbox', new.id::text);
  return null;
end
$function$
CREATE OR REPLACE FUNCTION public.notify_team_model()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_notify('team_model', '');
  return null;
end
$function$
CREATE OR REPLACE FUNCTION public.notify_trial()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_notify('trial', new.id::text);
  return null;
end
$function$
CREATE OR REPLACE FUNCTION public.notify_words()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_notify('words', tg_table_name);
  return null;
end
$function$
CREATE OR REPLACE FUNCTION public.plain_number(number text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN regexp_replace(lower(number), '[^a-z0-9]'::text, ''::text, 'g'::text)
CREATE OR REPLACE FUNCTION public.queue_hooks(kinds text[], conversations bigint[], more jsonb[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  hooks bigint[];
begin
  with cause as (
    select * from unnest(kinds, conversations, more) with ordinality as each (kind, conversation_id, more, place)
    where exists (select from webhook where enabled and each.kind = any(webhook.events))
  ), event as (
    insert into webhook_event (type, conversation_id, data)
    select cause.kind, conversation.id, jsonb_build_object('conversation', jsonb_build_object(
        'id', conversation.id::text, 'number', conversation.id, 'status', conversation.status,
        'handler', conversation.handler, 'team', conversation.team, 'assignee', agent.email,
        'outcome', conversation.outcome, 'intent', conversation.intent, 'reasons', to_jsonb(conversation.reasons),
        'urgency', conversation.urgency, 'promisedBy', conversation.promised_by)) || cause.more
    from cause join conversation on conversation.id = cause.conversation_id
      left join agent on agent.id = conversation.assignee_id
    order by cause.place
    returning id, type, conversation_id
  ), delivery as (
    insert into webhook_delivery (webhook_id, event_id, conversation_id)
    select webhook.id, event.id, event.conversation_id
    from event join webhook on webhook.enabled and event.type = any(webhook.events)
    order by event.id
    returning webhook_id
  )
  select array_agg(distinct webhook_id) into hooks from delivery;
  if hooks is not null then
    perform graphile_worker.add_job('deliver-webhook', payload => json_build_object('webhookId', hook),
      queue_name => 'webhook:' || (hook % 2), max_attempts => 8, priority => 2)
    from unnest(hooks) as hook;
  end if;
end
$function$
CREATE OR REPLACE FUNCTION public.search_conversation_again()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into search_due (message_id) select id from message where conversation_id = new.id
    on conflict (message_id) do update set since = clock_timestamp();
  return null;
end
$function$
CREATE OR REPLACE FUNCTION public.search_message_again()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into search_due (message_id) values (new.id)
    on conflict (message_id) do update set since = clock_timestamp();
  return null;
end
$function$
CREATE OR REPLACE FUNCTION public.search_messages(words tsquery)
 RETURNS TABLE(message_id bigint, conversation_id bigint, at timestamp with time zone)
 LANGUAGE sql
 STABLE PARALLEL SAFE
 SET enable_seqscan TO 'off'
 SET jit TO 'off'
AS $function$
  select message_id, conversation_id, at from message_search where document @@ words
$function$
CREATE OR REPLACE FUNCTION public.search_new_messages()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into search_due (message_id) select id from written
    on conflict (message_id) do update set since = clock_timestamp();
  return null;
end
$function$
CREATE OR REPLACE FUNCTION public.search_stemmer(language text)
 RETURNS regdictionary
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select case language
    when 'da' then 'pg_catalog.danish_stem'::regdictionary
    when 'de' then 'pg_catalog.german_stem'::regdictionary
    when 'en' then 'pg_catalog.english_stem'::regdictionary
    when 'es' then 'pg_catalog.spanish_stem'::regdictionary
    when 'fi' then 'pg_catalog.finnish_stem'::regdictionary
    when 'fr' then 'pg_catalog.french_stem'::regdictionary
    when 'hu' then 'pg_catalog.hungarian_stem'::regdictionary
    when 'it' then 'pg_catalog.italian_stem'::regdictionary
    when 'nl' then 'pg_catalog.dutch_stem'::regdictionary
    when 'no' then 'pg_catalog.norwegian_stem'::regdictionary
    when 'pt' then 'pg_catalog.portuguese_stem'::regdictionary
    when 'ro' then 'pg_catalog.romanian_stem'::regdictionary
    when 'ru' then 'pg_catalog.russian_stem'::regdictionary
    when 'sv' then 'pg_catalog.swedish_stem'::regdictionary
    when 'tr' then 'pg_catalog.turkish_stem'::regdictionary
  end
$function$
CREATE OR REPLACE FUNCTION public.set_limit(real)
 RETURNS real
 LANGUAGE c
 STRICT
AS '$libdir/pg_trgm', $function$set_limit$function$
CREATE OR REPLACE FUNCTION public.show_limit()
 RETURNS real
 LANGUAGE c
 STABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$show_limit$function$
CREATE OR REPLACE FUNCTION public.show_trgm(text)
 RETURNS text[]
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$show_trgm$function$
CREATE OR REPLACE FUNCTION public.similarity(text, text)
 RETURNS real
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$similarity$function$
CREATE OR REPLACE FUNCTION public.similarity_dist(text, text)
 RETURNS real
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$similarity_dist$function$
CREATE OR REPLACE FUNCTION public.similarity_op(text, text)
 RETURNS boolean
 LANGUAGE c
 STABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$similarity_op$function$
CREATE OR REPLACE FUNCTION public.strict_word_similarity(text, text)
 RETURNS real
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$strict_word_similarity$function$
CREATE OR REPLACE FUNCTION public.strict_word_similarity_commutator_op(text, text)
 RETURNS boolean
 LANGUAGE c
 STABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$strict_word_similarity_commutator_op$function$
CREATE OR REPLACE FUNCTION public.strict_word_similarity_dist_commutator_op(text, text)
 RETURNS real
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$strict_word_similarity_dist_commutator_op$function$
CREATE OR REPLACE FUNCTION public.strict_word_similarity_dist_op(text, text)
 RETURNS real
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$strict_word_similarity_dist_op$function$
CREATE OR REPLACE FUNCTION public.strict_word_similarity_op(text, text)
 RETURNS boolean
 LANGUAGE c
 STABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$strict_word_similarity_op$function$
CREATE OR REPLACE FUNCTION public.word_similarity(text, text)
 RETURNS real
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$word_similarity$function$
CREATE OR REPLACE FUNCTION public.word_similarity_commutator_op(text, text)
 RETURNS boolean
 LANGUAGE c
 STABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$word_similarity_commutator_op$function$
CREATE OR REPLACE FUNCTION public.word_similarity_dist_commutator_op(text, text)
 RETURNS real
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$word_similarity_dist_commutator_op$function$
CREATE OR REPLACE FUNCTION public.word_similarity_dist_op(text, text)
 RETURNS real
 LANGUAGE c
 IMMUTABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$word_similarity_dist_op$function$
CREATE OR REPLACE FUNCTION public.word_similarity_op(text, text)
 RETURNS boolean
 LANGUAGE c
 STABLE PARALLEL SAFE STRICT
AS '$libdir/pg_trgm', $function$word_similarity_op$function$
