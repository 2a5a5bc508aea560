/**
 * What rollbacks do and did, read for people who watch them: one consistent picture of E-Maj's
 * rollback tables, of this tool's runs and of what is left prepared, on this project's engine and
 * on stock E-Maj, with the rights of emaj_viewer and without a single write.
 */
package org.emajbatch.sql.activity;
