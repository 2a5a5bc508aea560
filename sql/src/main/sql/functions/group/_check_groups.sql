-- Checks a list of group names and locks their rows, in name order, until the transaction ends: this row lock is what
-- keeps two operations on one group apart. p_lock: FALSE for who only looks.
-- p_function: who asks, for messages. Returns: the names, distinct and sorted, without NULL and empty ones; NULL if none is left.
CREATE FUNCTION emaj._check_groups(p_function TEXT, p_groups TEXT[], p_lock BOOLEAN DEFAULT TRUE)
RETURNS TEXT[] LANGUAGE plpgsql AS
$_check_groups$
DECLARE
  v_groups TEXT[];
  v_unknown TEXT;
BEGIN
  SELECT array_agg(DISTINCT name ORDER BY name) INTO v_groups FROM unnest(p_groups) AS name WHERE name <> '';
  IF p_lock THEN
    PERFORM FROM emaj.emaj_group WHERE group_name = ANY (v_groups) ORDER BY group_name FOR UPDATE;
  END IF;
  SELECT string_agg(format('"%s"', name), ', ') INTO v_unknown
    FROM unnest(v_groups) AS name
    WHERE NOT EXISTS (SELECT FROM emaj.emaj_group WHERE group_name = name);
  IF v_unknown IS NOT NULL THEN
    RAISE EXCEPTION '%: there is no group %.', p_function, v_unknown
      USING HINT = 'SELECT group_name FROM emaj.emaj_group lists the groups.';
  END IF;
  RETURN v_groups;
END;
$_check_groups$;
