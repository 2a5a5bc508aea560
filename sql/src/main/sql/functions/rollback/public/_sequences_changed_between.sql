-- How many sequences of a group were in another state at a mark between two points in time than at the first of them.
CREATE FUNCTION emaj._sequences_changed_between(p_group TEXT, p_first_time_id BIGINT, p_last_time_id BIGINT)
RETURNS INT LANGUAGE sql STABLE AS
$_sequences_changed_between$
  SELECT count(*)::INT
    FROM emaj.emaj_relation
         JOIN emaj.emaj_sequence AS first
           ON first.sequ_schema = rel_schema AND first.sequ_name = rel_tblseq
          AND first.sequ_time_id = greatest(p_first_time_id, lower(rel_time_range))
    WHERE rel_group = p_group AND rel_kind = 'S' AND upper_inf(rel_time_range)
      AND EXISTS (SELECT FROM emaj.emaj_sequence AS later
                    WHERE later.sequ_schema = rel_schema AND later.sequ_name = rel_tblseq
                      AND later.sequ_time_id > first.sequ_time_id AND later.sequ_time_id < p_last_time_id
                      AND to_jsonb(later) - 'sequ_time_id' <> to_jsonb(first) - 'sequ_time_id');
$_sequences_changed_between$;
