/**
 * Decides which session of a parallel rollback works on which tables: tables and foreign keys in,
 * balanced sessions out, without touching a database.
 */
package org.emajbatch.planner;
