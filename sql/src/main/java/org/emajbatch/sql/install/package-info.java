/** Puts the engine and the schema emaj_batch into a database, and takes them out again. */
package org.emajbatch.sql.install;
