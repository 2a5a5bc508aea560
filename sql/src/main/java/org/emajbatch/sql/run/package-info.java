/**
 * Runs, their decision rows and the prepared transactions they leave: what recovery and the monitor
 * read.
 */
package org.emajbatch.sql.run;
