-- What the other scripts compute their rows with. Everything follows from the row's number, so two runs of one scale are
-- equal to the byte. The setting sample.scale holds the scale.

CREATE FUNCTION pg_temp.scaled(rows_at_one integer) RETURNS integer STABLE LANGUAGE sql AS
$$ SELECT greatest(8, round(rows_at_one * current_setting('sample.scale')::numeric))::integer $$;

-- A number from 1 to n that depends on i alone and jumps about as i grows.
CREATE FUNCTION pg_temp.pick(i bigint, n integer) RETURNS integer IMMUTABLE LANGUAGE sql AS
$$ SELECT (i * 7919 % n)::integer + 1 $$;

-- How many rows of each kind are loaded, for all who refer to them.
CREATE FUNCTION pg_temp.customers() RETURNS integer STABLE LANGUAGE sql AS 'SELECT pg_temp.scaled(30000)';
CREATE FUNCTION pg_temp.addresses() RETURNS integer STABLE LANGUAGE sql AS 'SELECT pg_temp.scaled(36000)';
CREATE FUNCTION pg_temp.products() RETURNS integer STABLE LANGUAGE sql AS 'SELECT pg_temp.scaled(8000)';
CREATE FUNCTION pg_temp.orders() RETURNS integer STABLE LANGUAGE sql AS 'SELECT pg_temp.scaled(60000)';
-- The last three tenths of the orders are not invoiced.
CREATE FUNCTION pg_temp.invoices() RETURNS integer STABLE LANGUAGE sql AS 'SELECT pg_temp.orders() * 7 / 10';
