package org.emajbatch.sql.activity;

import java.time.Instant;
import java.util.List;

/** What a picture says of the server: its time, the database, and which sessions of ours live. */
record Facts(
    Instant takenAt, String database, boolean hasPrepared, List<String> applicationNames) {}
