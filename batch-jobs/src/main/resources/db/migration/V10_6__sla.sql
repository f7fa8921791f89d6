-- One clock per ticket and target. A clock that is neither met nor stopped runs.
CREATE TABLE sla_clock (
  ticket_id  TEXT    NOT NULL REFERENCES ticket (id),
  target     TEXT    NOT NULL, -- first_response, resolution
  policy     TEXT    NOT NULL,
  budget_s   BIGINT  NOT NULL, -- business seconds
  started_at BIGINT  NOT NULL,
  due_at     BIGINT  NOT NULL,
  met_at     BIGINT ,
  stopped_at BIGINT ,
  history    BIGINT  NOT NULL,
  PRIMARY KEY (ticket_id, target)
)${clustered};
CREATE INDEX sla_clock_running ON sla_clock (due_at) WHERE met_at IS NULL AND stopped_at IS NULL AND history = 0;

-- Published for lists and sheets of tickets: when one is expected to be done.
CREATE VIEW ticket_due AS
SELECT ticket_id, due_at FROM sla_clock WHERE target = 'resolution';
