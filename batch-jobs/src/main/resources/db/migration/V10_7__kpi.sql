-- What the key figures are computed from: one row a ticket.
CREATE VIEW kpi_ticket AS
SELECT t.id, t.external_id, t.source, t.channel, t.type, t.urgency, t.priority, t.department, t.team, t.assignee,
       a.name AS agent_name, a.department AS agent_department,
       COALESCE(c.level, 'ordinary') AS level,
       t.state, t.state_kind, t.opened_at, t.first_response_at, t.resolved_at, t.closed_at, t.contacts, t.reopens,
       t.reassignments, t.rating, t.source_due_at, t.source_sla_met, t.history, t.ambiguous_times,
       f.due_at AS first_due_at, f.met_at AS first_met_at, COALESCE(f.stopped_at, f.paused_at) AS first_stopped_at,
       r.due_at AS resolution_due_at, r.met_at AS resolution_met_at, COALESCE(r.stopped_at, r.paused_at) AS resolution_stopped_at
  FROM ticket t
  LEFT JOIN agent a ON a.id = t.assignee
  LEFT JOIN requester q ON q.requester_id = t.requester_id
  LEFT JOIN known_customer c ON c.customer_id = q.customer_id
  LEFT JOIN sla_clock f ON f.ticket_id = t.id AND f.target = 'first_response' AND f.newest = 1
  LEFT JOIN sla_clock r ON r.ticket_id = t.id AND r.target = 'resolution' AND r.newest = 1
 WHERE t.channel <> 'internal'; -- what departments ask of each other
