package org.emajbatch.orchestrator.preflight;

import org.emajbatch.sql.engine.Engine;
import org.emajbatch.sql.engine.Rights;
import org.emajbatch.sql.engine.ServerState;

/**
 * What the checks found.
 *
 * @param engine the engine
 * @param rights what the role may do
 * @param server what the server can give
 * @param mark the mark's real name
 */
public record Preflighted(Engine engine, Rights rights, ServerState server, String mark) {}
