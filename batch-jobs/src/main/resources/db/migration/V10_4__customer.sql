CREATE TABLE customer (
  id           TEXT PRIMARY KEY, -- C + day + serial
  name         TEXT,
  company      TEXT,
  phone        TEXT,             -- E.164
  email        TEXT,
  wechat       TEXT,
  level        TEXT    NOT NULL, -- ordinary, vip, strategic: the higher of the next two
  stated_level TEXT    NOT NULL, -- by a source
  earned_level TEXT    NOT NULL, -- by orders
  marks        TEXT,             -- high_value, high_risk, with a blank between: what the last run found
  industry     TEXT,
  tags         TEXT,
  birth_date   TEXT,
  address      TEXT,
  record_count BIGINT  NOT NULL,
  merged_into  TEXT REFERENCES customer (id) DEFERRABLE INITIALLY DEFERRED, -- a copy knows no order of them
  created_at   BIGINT  NOT NULL,
  updated_at   BIGINT  NOT NULL,
  erased_at    BIGINT            -- nothing but the number is left
);

-- What one source knows about one person. Tickets and orders refer to it; which customer it belongs to can change.
-- It has no customer only between the steps that store and that match it.
CREATE TABLE customer_record (
  id          ${id},
  key         TEXT    NOT NULL UNIQUE,
  source      TEXT    NOT NULL,
  intake_id   BIGINT  NOT NULL REFERENCES intake_record (id), -- the version it shows
  is_register BIGINT  NOT NULL, -- from a customer register, not from a contact
  as_of       BIGINT ,          -- when the source changed it, or when the contact was
  name        TEXT,
  company     TEXT,
  phone       TEXT,
  email       TEXT,
  wechat      TEXT,
  level       TEXT,
  industry    TEXT,
  tags        TEXT,
  birth_date  TEXT,
  address     TEXT,
  customer_id TEXT REFERENCES customer (id),
  pending     BIGINT  NOT NULL, -- 0 matched; 1 new, 2 changed since
  tokens      ${bytes}              -- what matching finds it by: hashes, four bytes each
);
CREATE INDEX customer_record_customer ON customer_record (customer_id);
CREATE INDEX customer_record_pending ON customer_record (pending) WHERE pending > 0;

CREATE TABLE customer_identity (
  kind      TEXT    NOT NULL,
  value     TEXT    NOT NULL,
  record_id BIGINT  NOT NULL REFERENCES customer_record (id),
  PRIMARY KEY (kind, value, record_id)
)${clustered};
CREATE INDEX customer_identity_record ON customer_identity (record_id);

CREATE TABLE customer_event (
  id          ${id},
  customer_id TEXT    NOT NULL REFERENCES customer (id),
  at          BIGINT  NOT NULL,
  actor       TEXT    NOT NULL,
  kind        TEXT    NOT NULL, -- created, joined, updated, absorbed, released, split, level, marks
  record_id   BIGINT  REFERENCES customer_record (id),
  detail      TEXT    NOT NULL
);

CREATE INDEX customer_event_customer ON customer_event (customer_id);

-- A customer that went into another, and the source records that came with it; taken back, they return.
CREATE TABLE customer_merge (
  id        ${id},
  loser     TEXT    NOT NULL REFERENCES customer (id),
  survivor  TEXT    NOT NULL REFERENCES customer (id),
  at        BIGINT  NOT NULL,
  actor     TEXT    NOT NULL,
  reason    TEXT    NOT NULL,
  undone_at BIGINT ,
  undone_by TEXT
);
CREATE INDEX customer_merge_loser ON customer_merge (loser);

CREATE TABLE customer_merge_record (
  merge_id  BIGINT  NOT NULL REFERENCES customer_merge (id),
  record_id BIGINT  NOT NULL REFERENCES customer_record (id),
  PRIMARY KEY (merge_id, record_id)
)${clustered};

-- What people said about two source records: one person, or two. The later word counts.
CREATE TABLE customer_decision (
  record_a BIGINT  NOT NULL REFERENCES customer_record (id), -- the smaller number
  record_b BIGINT  NOT NULL REFERENCES customer_record (id),
  is_same  BIGINT  NOT NULL,
  at       BIGINT  NOT NULL,
  actor    TEXT    NOT NULL,
  reason   TEXT    NOT NULL,
  PRIMARY KEY (record_a, record_b)
);

-- Pairs that matching leaves to a person.
CREATE TABLE customer_review (
  id       ${id},
  record_a BIGINT  NOT NULL REFERENCES customer_record (id), -- the smaller number
  record_b BIGINT  NOT NULL REFERENCES customer_record (id),
  bits     DOUBLE PRECISION    NOT NULL, -- log2 of the odds that they are one
  found_at BIGINT  NOT NULL,
  UNIQUE (record_a, record_b)
);

-- What matching learned; the newest counts.
CREATE TABLE match_model (
  version     ${id},
  records     BIGINT  NOT NULL, -- that it was learned from
  duplicates  DOUBLE PRECISION    NOT NULL, -- share of them that belonged to a customer who had one before
  weights     TEXT    NOT NULL,
  frequencies ${bytes}    NOT NULL, -- of values, by their hash
  learned_at  BIGINT  NOT NULL,
  actor       TEXT    NOT NULL
);

CREATE TABLE customer_order (
  source         TEXT    NOT NULL,
  order_no       TEXT    NOT NULL,
  requester_id   BIGINT  REFERENCES customer_record (id),
  intake_id      BIGINT  NOT NULL REFERENCES intake_record (id),
  ordered_at     BIGINT  NOT NULL,
  product        TEXT,
  quantity       TEXT,
  amount         TEXT,
  warranty_until TEXT,
  PRIMARY KEY (source, order_no)
);
CREATE INDEX customer_order_requester ON customer_order (requester_id);

-- Published for the features above: whose record this is, and who that is. Two views of one table each: the
-- planner can look through them in an outer join, through a join it cannot.
CREATE VIEW requester AS
SELECT id AS requester_id, customer_id FROM customer_record;

CREATE VIEW known_customer AS
SELECT id AS customer_id, name, company, phone, email, wechat, level FROM customer;

-- Which source record of whom a row's requester is.
CREATE VIEW customer_source AS
SELECT key, customer_id FROM customer_record;

-- What customers bought.
CREATE VIEW customer_purchase AS
SELECT r.customer_id, o.order_no, o.ordered_at, CAST(o.amount AS DOUBLE PRECISION) AS amount, o.product
  FROM customer_order o JOIN customer_record r ON r.id = o.requester_id;
