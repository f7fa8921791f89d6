-- Who looked at or took away what about people; holds numbers only, never what was seen.
CREATE TABLE audit (
  id     ${id},
  at     BIGINT  NOT NULL,
  actor  TEXT    NOT NULL,
  action TEXT    NOT NULL, -- export-data, erase, care-list, register, register-read
  detail TEXT    NOT NULL
);
