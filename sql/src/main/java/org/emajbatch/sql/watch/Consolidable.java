package org.emajbatch.sql.watch;

/**
 * A logged rollback that can be consolidated: made as if it had been unlogged.
 *
 * @param targetMark the mark that was gone back to
 * @param endMark the mark that was set at the rollback's end, which names it
 * @param rows changes whose log would go
 * @param marks marks in between that would go
 */
public record Consolidable(String targetMark, String endMark, long rows, long marks) {}
