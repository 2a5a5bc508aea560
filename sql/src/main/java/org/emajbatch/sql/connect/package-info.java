/**
 * From what the user typed and the environment says, by libpq's conventions, to an open connection.
 */
package org.emajbatch.sql.connect;
