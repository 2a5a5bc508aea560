package org.emajbatch.benchmark.result;

/**
 * Where it was measured.
 *
 * @param processors of the machine that runs the benchmark
 * @param javaVersion that runs it
 * @param postgres the server's version
 * @param fsync the server's setting
 * @param synchronousCommit the server's setting
 * @param sharedBuffers the server's setting
 * @param autovacuum the server's setting
 * @param engine which engine, and its version
 */
public record Machine(
    int processors,
    String javaVersion,
    String postgres,
    String fsync,
    String synchronousCommit,
    String sharedBuffers,
    String autovacuum,
    String engine) {}
