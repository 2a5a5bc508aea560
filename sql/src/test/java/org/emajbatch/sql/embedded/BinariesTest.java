package org.emajbatch.sql.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinariesTest {

  /** Unpacking takes so long that whoever starts at the same time does not find it done. */
  @Test
  void severalWhoUnpackAtTheSameTimeGetTheSamePrograms(@TempDir Path home) throws Exception {
    int many = 3;
    CyclicBarrier start = new CyclicBarrier(many);
    ExecutorService threads = Executors.newFixedThreadPool(many);
    try {
      List<Future<Path>> unpacked = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        unpacked.add(
            threads.submit(
                () -> {
                  start.await();
                  return Binaries.find(Optional.empty()).unpackBelow(home);
                }));
      }
      for (Future<Path> one : unpacked) {
        assertThat(one.get().resolve("bin/postgres")).isExecutable();
      }
      try (var left = Files.list(home)) {
        assertThat(left).hasSize(1);
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
