-- References are checked once a statement, not once a row: a nightly inserts millions of rows of which thousands come
-- at once, and the server's own check of each (a query, and a lock of the row referred to) cost a fifth of its time.
-- Every foreign key of one column between two of our tables becomes a set of triggers that refuse the same.

-- By the key, row for row: a plan that reads the whole table would be made again for each of thousands of statements.
CREATE OR REPLACE FUNCTION refuse_dangling() RETURNS trigger LANGUAGE plpgsql
SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
DECLARE
  missing text;
BEGIN
  EXECUTE format('SELECT CAST(f.%1$I AS text) FROM fresh f WHERE f.%1$I IS NOT NULL'
                 ' AND NOT EXISTS (SELECT 1 FROM %2$I p WHERE p.%3$I = f.%1$I) LIMIT 1',
                 TG_ARGV[0], TG_ARGV[1], TG_ARGV[2]) INTO missing;
  IF missing IS NOT NULL THEN
    RAISE foreign_key_violation USING MESSAGE =
      format('%s.%s refers to %s, which is not in %s', TG_TABLE_NAME, TG_ARGV[0], missing, TG_ARGV[1]);
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION refuse_loss() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  kept text;
BEGIN
  EXECUTE format('SELECT CAST(g.%3$I AS text) FROM gone g'
                 ' WHERE EXISTS (SELECT 1 FROM %1$I c WHERE c.%2$I = g.%3$I) LIMIT 1',
                 TG_ARGV[0], TG_ARGV[1], TG_ARGV[2]) INTO kept;
  IF kept IS NOT NULL THEN
    RAISE foreign_key_violation USING MESSAGE =
      format('%s %s is referred to by %s.%s', TG_TABLE_NAME, kept, TG_ARGV[0], TG_ARGV[1]);
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION refuse_renaming() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE foreign_key_violation USING MESSAGE = format('the key of %s is referred to and stays', TG_TABLE_NAME);
END $$;

DO $$
DECLARE
  r record;
BEGIN
  FOR r IN
    SELECT k.conname, c.relname AS child, a.attname AS child_column, p.relname AS parent, b.attname AS parent_column
      FROM pg_constraint k
      JOIN pg_class c ON c.oid = k.conrelid
      JOIN pg_class p ON p.oid = k.confrelid
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.conkey[1]
      JOIN pg_attribute b ON b.attrelid = p.oid AND b.attnum = k.confkey[1]
     WHERE k.contype = 'f' AND cardinality(k.conkey) = 1 AND c.oid <> p.oid AND NOT k.condeferrable
       AND c.relnamespace = CAST(CAST(current_schema() AS text) AS regnamespace) AND c.relname NOT LIKE 'batch%'
  LOOP
    EXECUTE format('ALTER TABLE %I DROP CONSTRAINT %I', r.child, r.conname);
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON %I REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT'
                   ' EXECUTE FUNCTION refuse_dangling(%L, %L, %L)',
                   r.conname || '_insert', r.child, r.child_column, r.parent, r.parent_column);
    EXECUTE format('CREATE TRIGGER %I AFTER UPDATE ON %I REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT'
                   ' EXECUTE FUNCTION refuse_dangling(%L, %L, %L)',
                   r.conname || '_update', r.child, r.child_column, r.parent, r.parent_column);
    EXECUTE format('CREATE TRIGGER %I AFTER DELETE ON %I REFERENCING OLD TABLE AS gone FOR EACH STATEMENT'
                   ' EXECUTE FUNCTION refuse_loss(%L, %L, %L)',
                   r.conname || '_delete', r.parent, r.child, r.child_column, r.parent_column);
    EXECUTE format('CREATE OR REPLACE TRIGGER %I BEFORE UPDATE OF %I ON %I FOR EACH ROW'
                   ' WHEN (OLD.%I IS DISTINCT FROM NEW.%I) EXECUTE FUNCTION refuse_renaming()',
                   'keeps_' || r.parent_column, r.parent_column, r.parent, r.parent_column, r.parent_column);
  END LOOP;
END $$;
