-- What a file's database has of its own, by the same names.

CREATE FUNCTION instr(text, text) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN strpos($1, $2);

-- A value of a JSON object as text; the path is $. and a name.
CREATE FUNCTION json_extract(text, text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN CAST($1 AS jsonb) ->> substr($2, 3);
