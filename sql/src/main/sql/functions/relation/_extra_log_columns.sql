-- The columns that the parameter alter_log_table adds to log tables, as actions of ALTER TABLE; NULL if there are none.
-- Members of emaj_adm write the parameter and its text is executed with the owner's rights. So nothing of it gets through as it is:
-- names are quoted anew, types and sources are looked up in the list below, all else is refused.
-- A source's type is not converted to any but text, and a setting may be missing: the application's statement must not fail by it.
-- Settings that only superusers may read are no sources, since the log is open to emaj_viewer.
CREATE FUNCTION emaj._extra_log_columns(p_definition TEXT)
RETURNS TEXT LANGUAGE plpgsql STABLE AS
$_extra_log_columns$
DECLARE
  c_action CONSTANT TEXT := '^(\s*ADD\s+(?:COLUMN\s+)?("(?:[^"]|"")+"|[[:alpha:]_][[:alnum:]_$]*)\s+([[:alnum:]_]+)\s+DEFAULT\s+'
                            '(current_setting\(\s*''([[:alnum:]_.]+)''\s*(?:,\s*true\s*)?\)|[[:alnum:]_]+(?:\(\))?)\s*(?:(,)|$))';
  v_rest TEXT := btrim(p_definition, E' \t\r\n');
  v_match TEXT[];
  v_name TEXT;
  r_source RECORD;
  v_actions TEXT;
BEGIN
  WHILE v_rest <> '' OR v_match[6] IS NOT NULL LOOP
    v_match := regexp_match(v_rest, c_action, 'i');
    SELECT wording, type INTO r_source
      FROM (VALUES ('session_user', 'text'), ('inet_client_addr()', 'inet'), ('inet_client_port()', 'integer'),
                   ('pg_backend_pid()', 'integer'), ('txid_current()', 'bigint'), ('clock_timestamp()', 'timestamptz'),
                   ('statement_timestamp()', 'timestamptz'), ('transaction_timestamp()', 'timestamptz')) AS source (wording, type)
      WHERE wording = lower(v_match[4])
      UNION ALL
      SELECT format('current_setting(%L, true)', v_match[5]), 'text'
        WHERE lower(v_match[5]) IN ('role', 'application_name')
           OR (v_match[5] LIKE '%.%' AND NOT EXISTS (SELECT FROM pg_settings WHERE name = lower(v_match[5])));
    v_name := CASE WHEN v_match[2] LIKE '"%' THEN replace(substr(v_match[2], 2, length(v_match[2]) - 2), '""', '"') ELSE lower(v_match[2]) END;
    IF r_source.wording IS NULL OR octet_length(v_name) > 63 OR v_name LIKE 'emaj\_%' OR lower(v_match[3]) NOT IN (r_source.type, 'text') THEN
      RAISE EXCEPTION 'emaj: the parameter alter_log_table has something else than columns of known sources: %', v_rest
        USING HINT = 'It is a list of ADD COLUMN <name> <type> DEFAULT <source>. Source and type: session_user TEXT, inet_client_addr() INET, '
                     'inet_client_port() INTEGER, pg_backend_pid() INTEGER, txid_current() BIGINT, clock_timestamp(), statement_timestamp(), '
                     'transaction_timestamp() TIMESTAMPTZ, current_setting(''role''), current_setting(''application_name''), '
                     'current_setting(''<yours>.<name>'') TEXT; each may be TEXT as well. current_user would be the engine''s owner. '
                     'Names start with anything but emaj_.';
    END IF;
    v_actions := concat_ws(', ', v_actions, format('ADD COLUMN %I %s DEFAULT %s', v_name, lower(v_match[3]), r_source.wording));
    v_rest := substr(v_rest, length(v_match[1]) + 1);
  END LOOP;
  RETURN v_actions;
END;
$_extra_log_columns$;
