-- The transaction that wrote a row, from its xmin: transaction ids in rows are short and go round, this one does not.
-- A very old one can pass for young, never the other way round.
CREATE FUNCTION emaj._writer(p_xmin XID)
RETURNS BIGINT LANGUAGE sql STABLE AS
$_writer$
  SELECT txid_snapshot_xmax(txid_current_snapshot()) - ((txid_snapshot_xmax(txid_current_snapshot()) - p_xmin::TEXT::BIGINT) & 4294967295);
$_writer$;
