/**
 * What stands in the way of a rollback, read from the catalogue and from the engine's tables, of
 * any engine. Nothing here judges, and nothing here leaves a trace in the database.
 */
package org.emajbatch.sql.doctor;
