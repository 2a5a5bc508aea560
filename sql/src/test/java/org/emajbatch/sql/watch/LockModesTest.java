package org.emajbatch.sql.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LockModesTest {

  @Test
  void aWriterWaitsForARollbackAndAReaderDoesNot() {
    assertThat(LockModes.conflict("ExclusiveLock", "RowExclusiveLock")).isTrue();
    assertThat(LockModes.conflict("ExclusiveLock", "AccessShareLock")).isFalse();
    assertThat(LockModes.conflict("AccessExclusiveLock", "AccessShareLock")).isTrue();
    assertThat(LockModes.conflict("RowExclusiveLock", "RowExclusiveLock")).isFalse();
    assertThat(LockModes.conflict("SIReadLock", "ExclusiveLock")).isFalse();
  }

  @Test
  void whoExcludesIsExcluded() {
    List<String> modes =
        List.of(
            "AccessShareLock",
            "RowShareLock",
            "RowExclusiveLock",
            "ShareUpdateExclusiveLock",
            "ShareLock",
            "ShareRowExclusiveLock",
            "ExclusiveLock",
            "AccessExclusiveLock");
    for (String one : modes) {
      for (String other : modes) {
        assertThat(LockModes.conflict(one, other))
            .as("%s and %s", one, other)
            .isEqualTo(LockModes.conflict(other, one));
      }
    }
  }
}
