-- Work that is handed to other processes. Nothing here outlives its run, and a copy of the database has none of it.

-- The queue of parts; its columns are db-scheduler's.
CREATE TABLE work_queue (
  task_name            TEXT NOT NULL,
  task_instance        TEXT NOT NULL,
  task_data            BYTEA,
  execution_time       TIMESTAMP WITH TIME ZONE NOT NULL,
  picked               BOOLEAN NOT NULL,
  picked_by            TEXT,
  last_success         TIMESTAMP WITH TIME ZONE,
  last_failure         TIMESTAMP WITH TIME ZONE,
  consecutive_failures INT,
  last_heartbeat       TIMESTAMP WITH TIME ZONE,
  version              BIGINT NOT NULL,
  priority             SMALLINT,
  PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX work_queue_due ON work_queue (execution_time);
CREATE INDEX work_queue_heartbeat ON work_queue (last_heartbeat);

-- Processes that take part.
CREATE TABLE work_host (
  name       TEXT PRIMARY KEY, -- host, process and a word that no other process has
  version    TEXT NOT NULL,    -- of kefu
  role       TEXT NOT NULL,    -- manager, worker
  started_at BIGINT NOT NULL,
  seen_at    BIGINT NOT NULL,
  files      BIGINT,           -- whether it sees the files of the workspace; unknown before its first part
  part       TEXT              -- what it works on
);

-- Which parts of which files a part of the reading has.
CREATE TABLE work_reading (
  run_id   BIGINT NOT NULL,
  number   BIGINT NOT NULL,
  ordinal  BIGINT NOT NULL,
  position BIGINT NOT NULL, -- of the file in the run's list
  begins   BIGINT NOT NULL, -- byte
  ends     BIGINT NOT NULL, -- byte behind it
  lines    BIGINT NOT NULL, -- before it
  encoding TEXT,
  PRIMARY KEY (run_id, number, ordinal)
);

-- Rows that were judged and wait to be admitted, many in one.
CREATE TABLE work_judged (
  run_id   BIGINT NOT NULL,
  position BIGINT NOT NULL,
  number   BIGINT NOT NULL,
  ordinal  BIGINT NOT NULL,
  fates    BIGINT NOT NULL,
  content  BYTEA  NOT NULL,
  PRIMARY KEY (run_id, position, number, ordinal)
);
ALTER TABLE work_judged ALTER COLUMN content SET STORAGE EXTERNAL;
