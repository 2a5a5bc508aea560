/**
 * Tests of the engine's SQL, spoken to as its users do: through its functions, on a real server.
 */
package org.emajbatch.sql.enginetest;
