/** What is kept of past runs. */
package org.emajbatch.sql.history;
