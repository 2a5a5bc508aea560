/** A PostgreSQL server of our own, from binaries on the class path, for the demo and the tests. */
package org.emajbatch.sql.embedded;
