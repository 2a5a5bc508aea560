-- Adds holes. Each takes the place of those within it: what they counted out is part of it.
CREATE FUNCTION emaj._add_seq_holes(p_holes emaj.emaj_seq_hole[])
RETURNS VOID LANGUAGE sql AS
$_add_seq_holes$
  DELETE FROM emaj.emaj_seq_hole AS inner_hole USING unnest(p_holes) AS hole
    WHERE inner_hole.sqhl_schema = hole.sqhl_schema AND inner_hole.sqhl_table = hole.sqhl_table
      AND inner_hole.sqhl_begin_time_id >= hole.sqhl_begin_time_id AND inner_hole.sqhl_end_time_id <= hole.sqhl_end_time_id;
  INSERT INTO emaj.emaj_seq_hole SELECT * FROM unnest(p_holes);
$_add_seq_holes$;
