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

-- What the key figures are computed from: one row a ticket.
CREATE VIEW kpi_ticket AS
SELECT t.id, t.external_id, t.source, t.channel, t.type, t.urgency, t.priority, t.department, t.team, t.assignee,
       a.name AS agent_name, a.department AS agent_department,
       COALESCE(c.level, 'ordinary') AS level,
       t.state, t.opened_at, t.first_response_at, t.resolved_at, t.closed_at, t.contacts, t.reopens,
       t.reassignments, t.rating, t.source_due_at, t.source_sla_met, t.history,
       f.due_at AS first_due_at, f.met_at AS first_met_at, f.stopped_at AS first_stopped_at,
       r.due_at AS resolution_due_at, r.met_at AS resolution_met_at, r.stopped_at AS resolution_stopped_at
  FROM ticket t
  LEFT JOIN agent a ON a.id = t.assignee
  LEFT JOIN requester q ON q.requester_id = t.requester_id
  LEFT JOIN known_customer c ON c.customer_id = q.customer_id
  LEFT JOIN sla_clock f ON f.ticket_id = t.id AND f.target = 'first_response'
  LEFT JOIN sla_clock r ON r.ticket_id = t.id AND r.target = 'resolution';
