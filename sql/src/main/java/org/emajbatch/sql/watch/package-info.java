/**
 * What somebody who watches a database wants to see besides its rollbacks: the steps of one of
 * them, who waits for whom, and the table groups. Everything is read with the rights of
 * emaj_viewer, on this project's engine and on E-Maj, and nothing is ever written.
 */
package org.emajbatch.sql.watch;
