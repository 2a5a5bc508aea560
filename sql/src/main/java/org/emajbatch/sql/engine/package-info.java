/**
 * The typed gateway to the rollback engine, whichever of the two stands in the database: what it
 * offers, its protocol, its plan, and the facts a rollback asks for before it starts.
 */
package org.emajbatch.sql.engine;
