package org.emajbatch.monitor.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ReasonsTest {

  @Test
  void theFirstLineAndTheFirstCauseAreTold() {
    assertThat(Reasons.brief(new SQLException("FATAL: no\n  Location: File")))
        .isEqualTo("FATAL: no");
    assertThat(Reasons.brief(new SQLException("It failed.", new IOException("No such file"))))
        .isEqualTo("It failed. (No such file)");
    assertThat(Reasons.brief(new SQLException("refused: No", new IOException("No"))))
        .isEqualTo("refused: No");
    assertThat(Reasons.brief(new IllegalStateException())).isEqualTo("IllegalStateException");
  }

  @Test
  void whatIsWrongWithAFileIsSaidAndNotOnlyItsName() {
    assertThat(Reasons.brief(new NoSuchFileException("/x")))
        .isEqualTo("there is no such file or folder");
    assertThat(Reasons.brief(new AccessDeniedException("/x"))).isEqualTo("permission denied");
    assertThat(Reasons.brief(new FileSystemException("/x", null, "No space left on device")))
        .isEqualTo("No space left on device");
  }

  @Test
  void aLockIsNotTakenForAServerThatIsAway() {
    assertThat(Reasons.brief(new SQLException("ERROR: lock timeout", "55P03")))
        .isEqualTo("E-Maj's tables are locked by somebody: ERROR: lock timeout");
  }
}
