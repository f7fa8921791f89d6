-- One clock per ticket and target. A clock that is neither met nor stopped runs.
CREATE TABLE sla_clock (
  ticket_id  TEXT    NOT NULL REFERENCES ticket (id),
  target     TEXT    NOT NULL, -- first_response, resolution
  policy     TEXT    NOT NULL,
  budget_s   INTEGER NOT NULL, -- business seconds
  started_at INTEGER NOT NULL,
  due_at     INTEGER NOT NULL,
  met_at     INTEGER,
  stopped_at INTEGER,
  history    INTEGER NOT NULL,
  PRIMARY KEY (ticket_id, target)
) WITHOUT ROWID;
CREATE INDEX sla_clock_running ON sla_clock (due_at) WHERE met_at IS NULL AND stopped_at IS NULL AND history = 0;

-- Published for lists and sheets of tickets: when one is expected to be done.
CREATE VIEW ticket_due AS
SELECT ticket_id, due_at FROM sla_clock WHERE target = 'resolution';
