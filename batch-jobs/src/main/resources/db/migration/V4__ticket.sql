CREATE TABLE agent (
  id         TEXT PRIMARY KEY,
  name       TEXT    NOT NULL,
  department TEXT,
  skills     TEXT    NOT NULL, -- separated by ;
  seniority  TEXT,
  capacity   INTEGER NOT NULL,
  email      TEXT,
  active     INTEGER NOT NULL,
  intake_id  INTEGER NOT NULL REFERENCES intake_record (id), -- the version it shows
  last_turn  INTEGER NOT NULL DEFAULT 0 -- when routing chose the agent last, counted in assignments
);

CREATE TABLE ticket (
  id                TEXT PRIMARY KEY, -- CS + day + serial
  source            TEXT    NOT NULL,
  external_id       TEXT    NOT NULL,
  history           INTEGER NOT NULL,
  channel           TEXT    NOT NULL,
  attribute         TEXT    NOT NULL, -- instant, async
  requester_id      INTEGER REFERENCES customer_record (id),
  conversation      TEXT,
  subject           TEXT,
  description       TEXT    NOT NULL,
  type              TEXT    NOT NULL,
  subtype           TEXT,
  urgency           TEXT    NOT NULL,
  priority          TEXT    NOT NULL,
  reasons           TEXT    NOT NULL, -- why this type, urgency, priority and team
  category          TEXT,
  order_no          TEXT,
  department        TEXT,
  team              TEXT,
  assignee          TEXT,
  state             TEXT    NOT NULL,
  opened_at         INTEGER NOT NULL,
  first_response_at INTEGER,
  resolved_at       INTEGER,
  closed_at         INTEGER,
  contacts          INTEGER NOT NULL,
  reopens           INTEGER NOT NULL,
  reassignments     INTEGER NOT NULL,
  rating            INTEGER,
  due_at            INTEGER, -- expected completion
  source_due_at     INTEGER,
  source_sla_met    INTEGER,
  updated_at        INTEGER NOT NULL,
  source_changed_at INTEGER, -- when the other system changed it last
  version           INTEGER NOT NULL
);
CREATE INDEX ticket_opened ON ticket (opened_at);
CREATE INDEX ticket_source ON ticket (source, external_id);
CREATE INDEX ticket_requester ON ticket (requester_id);
CREATE INDEX ticket_unfinished ON ticket (state) WHERE state NOT IN ('closed', 'cancelled');

-- Every change of a ticket, appended and never altered.
CREATE TABLE ticket_event (
  id         INTEGER PRIMARY KEY,
  ticket_id  TEXT    NOT NULL REFERENCES ticket (id),
  at         INTEGER NOT NULL,
  actor      TEXT    NOT NULL,
  kind       TEXT    NOT NULL, -- opened, assigned, state, contact, reply, rating, type, urgency, priority, department, done,
                           -- entry, correction
  from_value TEXT,             -- states; agents for assigned, stars for rating
  to_value   TEXT,
  reason     TEXT    NOT NULL,
  intake_id  INTEGER -- the imported row that caused it, in intake_record
);
CREATE INDEX ticket_event_ticket ON ticket_event (ticket_id);

CREATE TABLE progress_entry (
  id          TEXT PRIMARY KEY, -- P + the ticket's day + serial
  ticket_id   TEXT    NOT NULL REFERENCES ticket (id),
  stage       TEXT    NOT NULL,
  operator    TEXT    NOT NULL,
  at          INTEGER NOT NULL,
  content     TEXT    NOT NULL,
  attachments TEXT,
  next_step   TEXT,
  version     INTEGER NOT NULL -- how often it was corrected, from 1
);
CREATE INDEX progress_entry_ticket ON progress_entry (ticket_id);

-- Which ticket an imported row went into; none when it is an answer of ours to nobody.
CREATE TABLE ticket_intake (
  intake_id INTEGER PRIMARY KEY REFERENCES intake_record (id),
  ticket_id TEXT REFERENCES ticket (id),
  role      TEXT NOT NULL -- opened, appended, replied, updated, unplaced
);

-- Published for the features above: who asked for what.
CREATE VIEW customer_ticket AS
SELECT q.customer_id, t.id, t.channel, t.type, t.state, t.description, t.opened_at, t.rating
  FROM ticket t JOIN requester q ON q.requester_id = t.requester_id;
