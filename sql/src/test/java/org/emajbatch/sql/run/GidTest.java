package org.emajbatch.sql.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.emajbatch.sql.run.PreparedTransaction.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GidTest {

  private static final RunId RUN = RunId.parse("017f22e2-79b0-7cc3-98c4-dc0c0c07398f");

  /** PostgreSQL refuses 200. */
  private static final int MAX_BYTES = 199;

  @Test
  void itReadsAsAPersonWouldReadIt() {
    assertThat(new Gid(RUN, 16384, 3, 8))
        .hasToString("emaj_batch:1:017f22e2-79b0-7cc3-98c4-dc0c0c07398f:16384:3/8");
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "16384, 3, 8", "4294967295, 999999, 999999"})
  void textGoesThereAndBackAndFits(long oid, int session, int sessions) {
    Gid gid = new Gid(RUN, oid, session, sessions);
    assertThat(Gid.parse(gid.toString())).contains(gid);
    assertThat(gid.toString().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(MAX_BYTES);
  }

  @ParameterizedTest
  @CsvSource({
    "emaj_batch:1:017f22e2-79b0-7cc3-98c4-dc0c0c07398f:16384:3/8, OURS",
    "emaj_batch:2:017f22e2-79b0-7cc3-98c4-dc0c0c07398f:16384:3/8, OURS_UNKNOWN_VERSION",
    "emaj_batch:1:017F22E2-79B0-7CC3-98C4-DC0C0C07398F:16384:3/8, OURS_UNKNOWN_VERSION",
    "emaj_batch:1:017f22e2-79b0-7cc3-98c4-dc0c0c07398f:16384:9/8, OURS_UNKNOWN_VERSION",
    "emaj_batch:1:017f22e2-79b0-7cc3-98c4-dc0c0c07398f:16384:0/8, OURS_UNKNOWN_VERSION",
    "emaj_batch:1:017f22e2-79b0-7cc3-98c4-dc0c0c07398f:9999999999:3/8, OURS_UNKNOWN_VERSION",
    "emaj_batch:1:017f22e2-79b0-7cc3-98c4-dc0c0c07398f:016384:3/8, OURS_UNKNOWN_VERSION",
    "emaj_batch:1:017f22e2-79b0-7cc3-98c4-dc0c0c07398f:16384:3/8x, OURS_UNKNOWN_VERSION",
    "emaj_batch:, OURS_UNKNOWN_VERSION",
    "emaj_batch, FOREIGN",
    "xemaj_batch:1:017f22e2-79b0-7cc3-98c4-dc0c0c07398f:16384:3/8, FOREIGN",
    "emajtx1, UPSTREAM",
    "emajtx12, UPSTREAM",
    "emajtx0, FOREIGN",
    "emajtx1a, FOREIGN",
    "EMAJTX1, FOREIGN",
    "131077_Z3RyaWQ=_YnF1YWw=, FOREIGN"
  })
  void theTextAloneSaysWhoseItIs(String gid, Kind kind) {
    assertThat(PreparedTransactions.kindOf(gid)).isEqualTo(kind);
  }

  @Test
  void impossibleNumbersAreRefused() {
    assertThatThrownBy(() -> new Gid(RUN, 0, 1, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Gid(RUN, 1L << 32, 1, 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Gid(RUN, 1, 3, 2)).isInstanceOf(IllegalArgumentException.class);
  }
}
