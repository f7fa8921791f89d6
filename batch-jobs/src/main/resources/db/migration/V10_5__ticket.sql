CREATE TABLE agent (
  id         TEXT PRIMARY KEY,
  name       TEXT    NOT NULL,
  department TEXT,
  skills     TEXT    NOT NULL, -- separated by ; with a level behind a colon
  seniority  TEXT,
  capacity   BIGINT  NOT NULL,
  instant_capacity BIGINT,     -- how much of it in instant channels; null: all of it
  channels   TEXT    NOT NULL, -- separated by ; none: all
  languages  TEXT    NOT NULL, -- separated by ; none: all
  email      TEXT,
  active     BIGINT  NOT NULL,
  shifts     TEXT,             -- as they were written; null: whenever the team works
  leave_days TEXT,             -- as it was written
  intake_id  BIGINT  NOT NULL REFERENCES intake_record (id), -- the version it shows
  last_turn  BIGINT  NOT NULL DEFAULT 0 -- when routing chose the agent last, counted in assignments
);

-- Who leads whom.
CREATE TABLE department (
  id        TEXT PRIMARY KEY,
  name      TEXT    NOT NULL,
  parent    TEXT,             -- number or name of the one above
  leader    TEXT,             -- number or name
  phone     TEXT,
  email     TEXT,
  active    BIGINT  NOT NULL,
  intake_id BIGINT  NOT NULL REFERENCES intake_record (id) -- the version it shows
);

-- The agents and the rules of routing as they were when tickets were handed out, so that it can be explained.
CREATE TABLE roster (
  version BIGINT PRIMARY KEY,
  agents  TEXT   NOT NULL, -- JSON, a line for each
  rules   TEXT   NOT NULL, -- rules/routing.yaml
  used_at BIGINT NOT NULL  -- first
);

-- What a ticket's events add up to.
CREATE TABLE ticket (
  id                TEXT PRIMARY KEY, -- CS + day + serial
  source            TEXT    NOT NULL,
  external_id       TEXT    NOT NULL,
  history           BIGINT  NOT NULL,
  channel           TEXT    NOT NULL,
  attribute         TEXT    NOT NULL, -- instant, async
  conversation      TEXT,
  subject           TEXT,
  description       TEXT    NOT NULL,
  category          TEXT,
  order_no          TEXT,
  reasons           TEXT    NOT NULL, -- why this type, urgency, priority and team, for people
  requester_id      BIGINT  REFERENCES customer_record (id),
  type              TEXT,             -- null while nobody knows
  subtype           TEXT,
  urgency           TEXT    NOT NULL,
  priority          TEXT    NOT NULL,
  given             TEXT,             -- what of type, urgency, priority, team the source gave itself
  level             TEXT    NOT NULL, -- of the customer, by which it is treated
  marks             TEXT,             -- high_value, high_risk, with a blank between: of the customer when it was opened
  department        TEXT,
  team              TEXT,
  assignee          TEXT,
  state             TEXT    NOT NULL,
  state_kind        TEXT    NOT NULL, -- new, open, waiting, third_party, solved, closed, cancelled, merged
  opened_at         BIGINT  NOT NULL,
  first_response_at BIGINT ,
  answered_untimed  BIGINT  NOT NULL, -- somebody answered, nobody noted when
  resolved_at       BIGINT ,
  closed_at         BIGINT ,
  round             BIGINT  NOT NULL, -- the newest of its rounds
  reopened_at       BIGINT ,          -- when that began, unless it is the first
  merged_into       TEXT,             -- the ticket that has its contacts and entries
  parent            TEXT,             -- the ticket of which it does a part
  follows           TEXT,             -- an earlier ticket about the same matter
  open_children     BIGINT  NOT NULL, -- how many tickets of which it is the parent are not finished
  tags              TEXT,             -- separated by ;
  contacts          BIGINT  NOT NULL,
  reopens           BIGINT  NOT NULL,
  reassignments     BIGINT  NOT NULL,
  rating            BIGINT ,
  contact_rating    BIGINT ,          -- a score given before anybody answered
  ambiguous_times   TEXT,             -- keys of local times that exist twice or never
  source_due_at     BIGINT ,
  source_sla_met    BIGINT ,
  source_changed_at BIGINT ,          -- when the other system changed it last
  archived_at       BIGINT ,          -- since when lists leave it out; it was finished long before
  updated_at        BIGINT  NOT NULL,
  version           BIGINT  NOT NULL
);
CREATE INDEX ticket_state ON ticket (state, opened_at);
CREATE INDEX ticket_assignee ON ticket (assignee, opened_at);
CREATE INDEX ticket_opened ON ticket (opened_at);
CREATE INDEX ticket_source ON ticket (source, external_id);
CREATE INDEX ticket_requester ON ticket (requester_id);
CREATE INDEX ticket_takes_contacts ON ticket (state_kind) WHERE state_kind IN ('new', 'open', 'waiting', 'third_party', 'solved');
CREATE INDEX ticket_merged ON ticket (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX ticket_parent ON ticket (parent) WHERE parent IS NOT NULL;
CREATE INDEX ticket_follows ON ticket (follows) WHERE follows IS NOT NULL;

-- Times of working on a ticket that ended with its reopening; the last one stands in the ticket.
CREATE TABLE ended_round (
  ticket_id   TEXT    NOT NULL REFERENCES ticket (id),
  number      BIGINT  NOT NULL, -- from 1
  began_at    BIGINT ,          -- null when nobody knows
  resolved_at BIGINT ,
  closed_at   BIGINT ,
  PRIMARY KEY (ticket_id, number)
)${clustered};

-- All rounds: from the opening, or a reopening, to the solution.
CREATE VIEW ticket_round AS
SELECT ticket_id, number, began_at, resolved_at, closed_at FROM ended_round
UNION ALL
SELECT id, round, CASE round WHEN 1 THEN opened_at ELSE reopened_at END, resolved_at, closed_at FROM ticket;

-- Every change of a ticket, appended and never altered, in the order in which it was recorded.
CREATE TABLE ticket_event (
  id          ${id},
  ticket_id   TEXT    NOT NULL REFERENCES ticket (id),
  at          BIGINT  NOT NULL, -- when it happened; of a fact without a time, when it was told
  timed       BIGINT  NOT NULL, -- 0: nobody knows when it happened
  recorded_at BIGINT  NOT NULL, -- the run's instant
  actor       TEXT    NOT NULL,
  kind        TEXT    NOT NULL, -- opened, assigned, state, contact, reply, told, words, entry, correction, or what changed:
                                -- type, subtype, urgency, priority, department, team, level, rating, requester, text, opened_at,
                                -- first_response, done
  from_value  TEXT,             -- states as kind/state; agents for assigned, stars for rating
  to_value    TEXT,
  facts       TEXT,             -- JSON object: what else became so
  reason      TEXT    NOT NULL,
  intake_id   BIGINT            -- the imported row that caused it, in intake_record
);
CREATE INDEX ticket_event_ticket ON ticket_event (ticket_id);
CREATE INDEX ticket_event_parent ON ticket_event (to_value) WHERE kind = 'parent';
CREATE INDEX ticket_event_assigned ON ticket_event (to_value, id) WHERE kind = 'assigned';

CREATE TABLE progress_entry (
  id          TEXT PRIMARY KEY, -- P + the ticket's day + serial
  ticket_id   TEXT    NOT NULL REFERENCES ticket (id),
  stage       TEXT    NOT NULL,
  operator    TEXT    NOT NULL,
  at          BIGINT  NOT NULL,
  content     TEXT    NOT NULL,
  attachments TEXT,
  next_step   TEXT,
  version     BIGINT  NOT NULL -- how often it was corrected, from 1
);
CREATE INDEX progress_entry_ticket ON progress_entry (ticket_id);

-- What somebody has to do for a ticket by a time: call the customer again, or give an opinion.
CREATE TABLE task (
  id         TEXT PRIMARY KEY, -- T + day + serial
  ticket_id  TEXT    NOT NULL REFERENCES ticket (id),
  kind       TEXT    NOT NULL, -- follow_up, consultation
  consultation TEXT,           -- the first of the tasks that were asked together
  entry      TEXT,             -- the line of progress whose next step it is
  assignee   TEXT    NOT NULL,
  what       TEXT    NOT NULL,
  due_at     BIGINT ,
  opened_at  BIGINT  NOT NULL,
  opened_by  TEXT    NOT NULL,
  outcome    TEXT    NOT NULL, -- open, done, dropped
  answer     TEXT,
  ended_at   BIGINT ,
  ended_by   TEXT
);
CREATE INDEX task_ticket ON task (ticket_id);
CREATE INDEX task_open ON task (due_at) WHERE outcome = 'open';

-- Which ticket an imported row went into; none when it is an answer of ours to nobody.
CREATE TABLE ticket_intake (
  intake_id BIGINT  PRIMARY KEY REFERENCES intake_record (id),
  ticket_id TEXT REFERENCES ticket (id),
  role      TEXT NOT NULL -- opened, appended, replied, updated, older, unplaced, self-served
);
CREATE INDEX ticket_intake_ticket ON ticket_intake (ticket_id);

-- Other conversations of which a contact went into a ticket, by its order or its words: the rest goes there, too.
CREATE TABLE ticket_conversation (
  ticket_id    TEXT NOT NULL REFERENCES ticket (id),
  source       TEXT NOT NULL,
  conversation TEXT NOT NULL,
  PRIMARY KEY (ticket_id, source, conversation)
);

-- The states by which tickets were changed last, each as kind/state, with blanks between.
CREATE TABLE lifecycle (
  states TEXT NOT NULL
);

-- The types, subtypes, urgencies and priorities by which tickets were graded last, each as scale/value, with blanks
-- between.
CREATE TABLE grades (
  known TEXT NOT NULL
);

-- Cells and new lines that were taken over from sheets which came back, so that reading the same again is known.
-- A mark is a hash of a field and the row as it was written, or of a new line and those that it stands among.
CREATE TABLE sheet_taken (
  id       TEXT    NOT NULL, -- of the ticket or progress entry
  mark     TEXT    NOT NULL,
  taken_at BIGINT  NOT NULL,
  PRIMARY KEY (id, mark)
)${clustered};

-- What was learned about what tickets are about; the newest counts.
CREATE TABLE text_model (
  version    ${id},
  examples   BIGINT  NOT NULL, -- tickets that it was learned from
  labels     TEXT    NOT NULL, -- type/subtype, with blanks between
  threshold  DOUBLE PRECISION NOT NULL, -- probability from which it decides; above 1: never
  weights    ${bytes} NOT NULL,
  learned_at BIGINT  NOT NULL,
  actor      TEXT    NOT NULL
);

-- Where the contacts and entries of a merged ticket are found: the ticket at the end of the chain.
CREATE VIEW merged_ticket AS
WITH RECURSIVE chain (ticket_id, root_id) AS (
  SELECT id, merged_into FROM ticket WHERE merged_into IS NOT NULL
  UNION ALL
  SELECT c.ticket_id, t.merged_into FROM chain c JOIN ticket t ON t.id = c.root_id WHERE t.merged_into IS NOT NULL
)
SELECT c.ticket_id, c.root_id FROM chain c JOIN ticket t ON t.id = c.root_id WHERE t.merged_into IS NULL;

-- Published for the features above: who works on tickets, and how each ticket stands.
CREATE VIEW known_agent AS
SELECT id AS agent_id, name, department FROM agent;

CREATE VIEW ticket_standing AS
SELECT id AS ticket_id, priority, state, state_kind, team, department, assignee FROM ticket;

-- Published for the features above: who asked for what.
CREATE VIEW customer_ticket AS
SELECT q.customer_id, t.id, t.channel, t.type, t.state_kind, t.description, t.opened_at, t.rating
  FROM ticket t JOIN requester q ON q.requester_id = t.requester_id;
