package org.emajbatch.sql.engine;

/**
 * A line of the engine's report.
 *
 * @param severity Notice or Warning
 * @param text a whole sentence
 */
public record RollbackMessage(String severity, String text) {}
