-- The workspace's own name, which sheets carry so that those of another workspace are not taken for ours.
CREATE TABLE workspace (
  id TEXT NOT NULL
);

INSERT INTO workspace (id) VALUES ('${workspace}');

-- Last serial number of each series, for example CS20240501.
CREATE TABLE serial (
  series TEXT PRIMARY KEY,
  last   BIGINT  NOT NULL
);
