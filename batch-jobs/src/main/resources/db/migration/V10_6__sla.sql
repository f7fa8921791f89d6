-- The clocks of tickets, which are what their events and the policies add up to. One that is neither met nor stopped runs,
-- or stands while it is paused.
CREATE TABLE sla_clock (
  ticket_id  TEXT    NOT NULL REFERENCES ticket (id),
  target     TEXT    NOT NULL, -- first_response, next_response, resolution, internal, at_once, silence, solved
  lap       BIGINT  NOT NULL, -- from 1: of a resolution the round
  newest     BIGINT  NOT NULL, -- 1: no later lap follows
  policy     TEXT    NOT NULL,
  budget_s   BIGINT  NOT NULL, -- business seconds
  calendar   TEXT    NOT NULL, -- always: around the clock
  pauses     TEXT    NOT NULL, -- kinds of states in which it stands, with blanks between
  started_at BIGINT  NOT NULL,
  due_at     BIGINT  NOT NULL, -- of one that stands: if it went on at once
  met_at     BIGINT ,
  stopped_at BIGINT ,
  paused_at  BIGINT ,          -- since when it stands
  next_at    BIGINT ,          -- when a scan has to look at it
  history    BIGINT  NOT NULL,
  PRIMARY KEY (ticket_id, target, lap)
)${clustered};
CREATE INDEX sla_clock_running ON sla_clock (due_at) WHERE met_at IS NULL AND stopped_at IS NULL AND history = 0;
CREATE INDEX sla_clock_next ON sla_clock (next_at) WHERE next_at IS NOT NULL;

-- What was reached on the way of a clock, each once.
CREATE TABLE sla_level (
  ticket_id   TEXT    NOT NULL REFERENCES ticket (id),
  target      TEXT    NOT NULL,
  lap        BIGINT  NOT NULL,
  level       TEXT    NOT NULL, -- 80%, 30min before, due, 4h after, at_once, remind, close
  reached_at  BIGINT  NOT NULL, -- by the timestamps, whenever a scan came
  due_at      BIGINT  NOT NULL,
  policy      TEXT    NOT NULL,
  recorded_at BIGINT  NOT NULL, -- the instant of the scan that found it
  outcome     TEXT    NOT NULL, -- told, caught_up, over, closed, refused
  told        TEXT,             -- to whom, each as role/number, with blanks between
  PRIMARY KEY (ticket_id, target, lap, level, reached_at)
)${clustered};
CREATE INDEX sla_level_recorded ON sla_level (recorded_at);

-- The last scan that came to its end; at most one row.
CREATE TABLE sla_scan (
  id        BIGINT PRIMARY KEY, -- 1
  looked_at BIGINT NOT NULL
);

-- The policies and calendars by which the clocks that run were reckoned last; at most one row.
CREATE TABLE sla_basis (
  id          BIGINT PRIMARY KEY, -- 1
  fingerprint TEXT NOT NULL
);

-- Published for lists and sheets of tickets: when one is expected to be done.
CREATE VIEW ticket_due AS
SELECT ticket_id, due_at FROM sla_clock WHERE target IN ('resolution', 'internal') AND newest = 1;
