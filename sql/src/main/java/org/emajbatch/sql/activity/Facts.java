package org.emajbatch.sql.activity;

import java.time.Instant;

/**
 * What a picture says of the server: its time, the database, and whether the cluster has any
 * prepared transaction.
 */
record Facts(Instant takenAt, String database, boolean hasPrepared) {}
