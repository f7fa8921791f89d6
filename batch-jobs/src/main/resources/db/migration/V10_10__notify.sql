-- The outbox: what is told to whom, each once by what it tells of, its recipient and its template.
CREATE TABLE notice (
  id          ${id},
  event       TEXT    NOT NULL, -- what it tells of
  recipient   TEXT    NOT NULL, -- an agent, a customer, or a role that nobody has
  template    TEXT    NOT NULL,
  channel     TEXT    NOT NULL, -- of notify.yaml
  address     TEXT    NOT NULL, -- of the recipient there; empty: the channel itself
  ticket_id   TEXT,
  subject     TEXT    NOT NULL,
  content     TEXT    NOT NULL,
  html        TEXT,
  urgent      BIGINT  NOT NULL, -- 1: quiet hours do not hold it back
  created_at  BIGINT  NOT NULL,
  state       TEXT    NOT NULL, -- waiting, sent, dead
  send_at     BIGINT  NOT NULL, -- not before
  attempts    BIGINT  NOT NULL,
  owner       TEXT,             -- the process that sends it
  epoch       BIGINT  NOT NULL, -- how often it was taken for sending
  lease_until BIGINT ,          -- until when nobody else takes it
  ended_at    BIGINT ,
  answer      TEXT,             -- what the receiver said last
  digest      BIGINT ,          -- the notice with which it was sent
  UNIQUE (event, recipient, template)
);
CREATE INDEX notice_waiting ON notice (channel, urgent, id) WHERE state = 'waiting';
CREATE INDEX notice_created ON notice (created_at);
CREATE INDEX notice_ticket ON notice (ticket_id);

-- How the channels stand.
CREATE TABLE notice_channel (
  channel     TEXT PRIMARY KEY,
  tokens      DOUBLE PRECISION NOT NULL, -- messages that may be sent at once
  filled_at   BIGINT  NOT NULL,          -- when they were counted
  paused_by   TEXT,                      -- who stopped it; null: nobody did
  failures    BIGINT  NOT NULL,          -- of the channel itself, one after another
  closed_until BIGINT                    -- after failures
);
