package org.emajbatch.benchmark.result;

import java.util.Optional;

/**
 * What a watcher takes of the processor while a screen is shown. This object is part of the JSON
 * document.
 *
 * @param workload the name by which it is asked for
 * @param screen what was shown
 * @param seconds how long it was measured
 * @param percent of one processor that the watcher took
 * @param serverPercent of one processor that the server took to answer it; absent where the server
 *     is somebody else's
 */
public record LoadResult(
    String workload,
    String screen,
    double seconds,
    double percent,
    Optional<Double> serverPercent) {}
