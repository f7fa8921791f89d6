-- A file that was read, known by its content, its source and the text of its mapping.
CREATE TABLE source_file (
  id           ${id},
  source       TEXT    NOT NULL,
  name         TEXT    NOT NULL,
  sha256       TEXT    NOT NULL,
  mapping      TEXT    NOT NULL,
  mapping_hash TEXT    NOT NULL,
  bytes        BIGINT  NOT NULL,
  state        TEXT    NOT NULL, -- planned, reading, read, refused
  rows_read    BIGINT  NOT NULL DEFAULT 0,
  imported     BIGINT  NOT NULL DEFAULT 0,
  updated      BIGINT  NOT NULL DEFAULT 0, -- of the imported: the row's id was known
  duplicate    BIGINT  NOT NULL DEFAULT 0,
  filtered     BIGINT  NOT NULL DEFAULT 0,
  quarantined  BIGINT  NOT NULL DEFAULT 0,
  header       TEXT,             -- JSON list: the columns of a table
  sheet        TEXT,             -- of a workbook
  sheets_left  TEXT,             -- sheets with columns of the mapping that were not read, one a line
  read_at      BIGINT ,
  UNIQUE (sha256, source, mapping_hash)
);

CREATE TABLE source_file_filter (
  file_id BIGINT  NOT NULL REFERENCES source_file (id),
  rule    TEXT    NOT NULL,
  dropped BIGINT  NOT NULL,
  PRIMARY KEY (file_id, rule)
);

-- Every imported row in canonical form, never changed.
CREATE TABLE intake_record (
  id          ${id},
  kind        TEXT    NOT NULL,
  source      TEXT    NOT NULL,
  external_id TEXT    NOT NULL, -- the source's id, or # and a hash of the content
  hash        TEXT    NOT NULL, -- of the canonical content
  file_id     BIGINT  NOT NULL REFERENCES source_file (id),
  line        BIGINT  NOT NULL,
  occurred_at BIGINT ,
  modified_at BIGINT ,
  requester   TEXT,             -- customer_record.key of the person
  is_update   BIGINT  NOT NULL, -- another version of the row was there before
  history     BIGINT  NOT NULL,
  conversation TEXT,            -- what the messages of one conversation, the legs of one call share
  content     TEXT    NOT NULL  -- JSON object, field to text
);
CREATE INDEX intake_record_row ON intake_record (source, external_id);
CREATE INDEX intake_record_leg ON intake_record (source, conversation) WHERE kind = 'call-leg';

CREATE TABLE quarantine (
  file_id        BIGINT  NOT NULL REFERENCES source_file (id),
  row            BIGINT  NOT NULL, -- its place among the file's records
  line           BIGINT  NOT NULL,
  problem        TEXT    NOT NULL,
  facts          TEXT    NOT NULL, -- JSON object
  raw            TEXT    NOT NULL, -- JSON: list of cells, object, or text
  quarantined_at BIGINT  NOT NULL,
  settled_by     BIGINT  REFERENCES source_file (id), -- the file that brought its correction
  settled_at     BIGINT ,
  PRIMARY KEY (file_id, row)
);

-- Files that came with rows; the contents lie in attachments/ under their hash.
CREATE TABLE attachment (
  source      TEXT    NOT NULL,
  external_id TEXT    NOT NULL,
  hash        TEXT    NOT NULL, -- of the row's content
  position    BIGINT  NOT NULL,
  name        TEXT    NOT NULL,
  media_type  TEXT    NOT NULL,
  bytes       BIGINT  NOT NULL,
  sha256      TEXT    NOT NULL,
  PRIMARY KEY (source, external_id, hash, position)
);

-- Contents that came with rows of erased people in the run at hand; at its end those go that no row has.
CREATE TABLE run_orphan (
  sha256 TEXT PRIMARY KEY
);

-- How far mail folders have been fetched. A server that changes a folder's validity counts its messages anew.
CREATE TABLE imap_folder (
  url      TEXT PRIMARY KEY, -- without the password
  validity BIGINT  NOT NULL,
  last_uid BIGINT  NOT NULL
);

-- How far the steps after the import have come.
CREATE TABLE watermark (
  name  TEXT PRIMARY KEY,
  value BIGINT  NOT NULL
);

-- What a run was told to read: files, and the mapping to read them by; nothing for the inbox.
CREATE TABLE run_request (
  run_id   BIGINT  NOT NULL,
  position BIGINT  NOT NULL,
  path     TEXT,
  mapping  TEXT,
  PRIMARY KEY (run_id, position)
);

-- What a run reads and what came of it.
CREATE TABLE run_file (
  run_id   BIGINT  NOT NULL,
  position BIGINT  NOT NULL,
  path     TEXT    NOT NULL,
  source   TEXT    NOT NULL,
  mapping  TEXT,
  file_id  BIGINT ,
  outcome  TEXT    NOT NULL, -- planned, read, known, waiting, unmapped, refused
  problem  TEXT,
  archived TEXT,
  PRIMARY KEY (run_id, position)
);

CREATE TABLE run_count (
  run_id BIGINT  NOT NULL,
  name   TEXT    NOT NULL,
  value  BIGINT  NOT NULL,
  PRIMARY KEY (run_id, name)
);

-- The files that a run wrote.
CREATE TABLE run_output (
  run_id  BIGINT  NOT NULL,
  name    TEXT    NOT NULL,
  path    TEXT    NOT NULL,
  outcome TEXT    NOT NULL, -- written, unchanged
  PRIMARY KEY (run_id, name)
);

-- What is left of people who were erased: keyed hashes, by which a later import knows what not to bring back.
CREATE TABLE erased (
  hash      TEXT PRIMARY KEY,
  erased_at BIGINT  NOT NULL
);

-- Published for the features above: every imported row, and the newest that a run has settled.
CREATE VIEW imported_row AS
SELECT id, kind, source, external_id, occurred_at, modified_at, requester, is_update, history, content
  FROM intake_record;

CREATE VIEW settled AS
SELECT COALESCE(MAX(value), 0) AS id FROM watermark WHERE name = 'settled';
