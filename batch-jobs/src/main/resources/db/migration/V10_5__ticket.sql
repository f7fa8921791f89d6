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

-- What a ticket's events add up to.
CREATE TABLE ticket (
  id                TEXT PRIMARY KEY, -- CS + day + serial
  source            TEXT    NOT NULL,
  external_id       TEXT    NOT NULL,
  history           INTEGER NOT NULL,
  channel           TEXT    NOT NULL,
  attribute         TEXT    NOT NULL, -- instant, async
  conversation      TEXT,
  subject           TEXT,
  description       TEXT    NOT NULL,
  category          TEXT,
  order_no          TEXT,
  reasons           TEXT    NOT NULL, -- why this type, urgency, priority and team, for people
  requester_id      INTEGER REFERENCES customer_record (id),
  type              TEXT,             -- null while nobody knows
  subtype           TEXT,
  urgency           TEXT    NOT NULL,
  priority          TEXT    NOT NULL,
  given             TEXT,             -- what of type, urgency, priority, team the source gave itself
  level             TEXT    NOT NULL, -- of the customer, by which it is treated
  department        TEXT,
  team              TEXT,
  assignee          TEXT,
  state             TEXT    NOT NULL,
  state_kind        TEXT    NOT NULL, -- new, open, waiting, solved, closed, cancelled
  opened_at         INTEGER NOT NULL,
  first_response_at INTEGER,
  answered_untimed  INTEGER NOT NULL, -- somebody answered, nobody noted when
  resolved_at       INTEGER,
  closed_at         INTEGER,
  round             INTEGER NOT NULL, -- the newest of its rounds
  reopened_at       INTEGER,          -- when that began, unless it is the first
  contacts          INTEGER NOT NULL,
  reopens           INTEGER NOT NULL,
  reassignments     INTEGER NOT NULL,
  rating            INTEGER,
  contact_rating    INTEGER,          -- a score given before anybody answered
  ambiguous_times   TEXT,             -- keys of local times that exist twice or never
  source_due_at     INTEGER,
  source_sla_met    INTEGER,
  source_changed_at INTEGER,          -- when the other system changed it last
  updated_at        INTEGER NOT NULL,
  version           INTEGER NOT NULL
);
CREATE INDEX ticket_opened ON ticket (opened_at);
CREATE INDEX ticket_source ON ticket (source, external_id);
CREATE INDEX ticket_requester ON ticket (requester_id);
CREATE INDEX ticket_takes_contacts ON ticket (state_kind) WHERE state_kind IN ('new', 'open', 'waiting', 'solved');

-- Times of working on a ticket that ended with its reopening; the last one stands in the ticket.
CREATE TABLE ended_round (
  ticket_id   TEXT    NOT NULL REFERENCES ticket (id),
  number      INTEGER NOT NULL, -- from 1
  began_at    INTEGER,          -- null when nobody knows
  resolved_at INTEGER,
  closed_at   INTEGER,
  PRIMARY KEY (ticket_id, number)
) WITHOUT ROWID;

-- All rounds: from the opening, or a reopening, to the solution.
CREATE VIEW ticket_round AS
SELECT ticket_id, number, began_at, resolved_at, closed_at FROM ended_round
UNION ALL
SELECT id, round, CASE round WHEN 1 THEN opened_at ELSE reopened_at END, resolved_at, closed_at FROM ticket;

-- Every change of a ticket, appended and never altered, in the order in which it was recorded.
CREATE TABLE ticket_event (
  id          INTEGER PRIMARY KEY,
  ticket_id   TEXT    NOT NULL REFERENCES ticket (id),
  at          INTEGER NOT NULL, -- when it happened; of a fact without a time, when it was told
  timed       INTEGER NOT NULL, -- 0: nobody knows when it happened
  recorded_at INTEGER NOT NULL, -- the run's instant
  actor       TEXT    NOT NULL,
  kind        TEXT    NOT NULL, -- opened, assigned, state, contact, reply, told, words, entry, correction, or what changed:
                                -- type, subtype, urgency, priority, department, team, level, rating, requester, text, opened_at,
                                -- first_response, done
  from_value  TEXT,             -- states; agents for assigned, stars for rating
  to_value    TEXT,
  facts       TEXT,             -- JSON object: what else became so
  reason      TEXT    NOT NULL,
  intake_id   INTEGER           -- the imported row that caused it, in intake_record
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
  role      TEXT NOT NULL -- opened, appended, replied, updated, older, unplaced, self-served
);
CREATE INDEX ticket_intake_ticket ON ticket_intake (ticket_id);

-- Cells and new lines that were taken over from sheets which came back, so that reading the same again is known.
-- A mark is a hash of a field and the row as it was written, or of a new line and those that it stands among.
CREATE TABLE sheet_taken (
  id       TEXT    NOT NULL, -- of the ticket or progress entry
  mark     TEXT    NOT NULL,
  taken_at INTEGER NOT NULL,
  PRIMARY KEY (id, mark)
) WITHOUT ROWID;

-- Published for the features above: who works on tickets, and how each ticket stands.
CREATE VIEW known_agent AS
SELECT id AS agent_id, name, department FROM agent;

CREATE VIEW ticket_standing AS
SELECT id AS ticket_id, priority, state, state_kind, assignee FROM ticket;

-- Published for the features above: who asked for what.
CREATE VIEW customer_ticket AS
SELECT q.customer_id, t.id, t.channel, t.type, t.state_kind, t.description, t.opened_at, t.rating
  FROM ticket t JOIN requester q ON q.requester_id = t.requester_id;
