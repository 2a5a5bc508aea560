-- What the other scripts compute their rows with. Everything follows from the row's number, so two runs of one scale are
-- equal to the byte. The setting sample.scale holds the scale.

CREATE FUNCTION pg_temp.scaled(rows_at_one integer) RETURNS integer STABLE LANGUAGE sql AS
$$ SELECT greatest(8, round(rows_at_one * current_setting('sample.scale')::numeric))::integer $$;

-- A number from 1 to n that depends on i alone and jumps about as i grows.
CREATE FUNCTION pg_temp.pick(i bigint, n integer) RETURNS integer IMMUTABLE LANGUAGE sql AS
$$ SELECT (i * 7919 % n)::integer + 1 $$;
