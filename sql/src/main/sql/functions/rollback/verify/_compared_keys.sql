-- The text of common table expressions that compare a table with its log, for a SELECT from the last of them, compared:
-- one row for each key with a change whose gid is above $1 and up to $2, with the key's columns, emaj_now (the digest of the row
-- that stands there now, NULL if there is none), and emaj_verdict.
-- What stood at the mark is found out in a way of its own; the restore, which is to be checked, must never share it. The order of
-- the log is not asked: each image that a change consumed (OLD) was produced (NEW) by another one or stood there at the mark, and
-- each that was produced was consumed or stood there in the end. So when both are counted against each other, byte for byte, at
-- most one image is left over on either side: the row at the mark, and the row before the restore.
-- The verdicts: restored; other, missing, surplus: the row now is another one, is not there, should not be there; contradictory:
--   more is left over than a complete log can leave; cancelled: nothing is left over, so the row, or that there was none, was the
--   same at the mark as before the restore, and only who looked at the table then can tell whether it still is.
-- A row is there if it has a place: a key may be a row of NULLs, which IS NULL. Generated columns are left out, they follow from the others. Digests stand for the images, which may be large. OFFSET 0 keeps the
-- server from computing them again for each mention.
CREATE FUNCTION emaj._compared_keys(p_rel emaj.emaj_relation)
RETURNS TEXT LANGUAGE plpgsql STABLE AS
$_compared_keys$
DECLARE
  v_table REGCLASS := format('%I.%I', p_rel.rel_schema, p_rel.rel_tblseq)::regclass;
BEGIN
  RETURN format($compared$
    WITH image AS (
      SELECT %1$s, sha256(%2$s) AS emaj_image, sum(CASE emaj_tuple WHEN 'OLD' THEN 1 ELSE -1 END) AS emaj_left
        FROM %3$s AS logged
        WHERE emaj_gid > $1 AND emaj_gid <= $2 AND emaj_tuple IN ('OLD', 'NEW')
        GROUP BY %1$s, emaj_image),
    expected AS (
      SELECT %1$s, max(encode(emaj_image, 'hex') COLLATE "C") FILTER (WHERE emaj_left > 0) AS emaj_before,
             coalesce(sum(emaj_left) FILTER (WHERE emaj_left > 0), 0) AS emaj_consumed,
             coalesce(-sum(emaj_left) FILTER (WHERE emaj_left < 0), 0) AS emaj_produced
        FROM image
        GROUP BY %1$s),
    found AS (
      SELECT expected.*, CASE WHEN current.ctid IS NOT NULL THEN encode(sha256(%4$s), 'hex') COLLATE "C" END AS emaj_now
        FROM expected LEFT JOIN ONLY %5$s AS current ON %6$s
        OFFSET 0),
    compared AS (
      SELECT %1$s, emaj_now,
             CASE WHEN emaj_consumed > 1 OR emaj_produced > 1 THEN 'contradictory'
                  WHEN emaj_consumed = 0 AND emaj_produced = 0 THEN 'cancelled'
                  WHEN emaj_now IS NOT DISTINCT FROM emaj_before THEN 'restored'
                  WHEN emaj_now IS NULL THEN 'missing'
                  WHEN emaj_before IS NULL THEN 'surplus'
                  ELSE 'other' END AS emaj_verdict
        FROM found
        OFFSET 0) $compared$,
    emaj._column_list(p_rel.rel_pk_cols, NULL), emaj._row_image(v_table, 'logged'),
    format('%I.%I', p_rel.rel_log_schema, p_rel.rel_log_table),
    emaj._row_image(v_table, 'current'), v_table, emaj._key_equality(v_table, 'expected', 'current'));
END;
$_compared_keys$;
