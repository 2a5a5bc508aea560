package org.emajbatch.sql.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunIdTest {

  @Test
  void theExampleOfRfc9562IsMet() {
    // Appendix A.6: 2022-02-22 14:22:22 -05:00, rand_a 0xCC3, rand_b 0x18C4DC0C0C07398F.
    RunId id = RunId.at(Instant.ofEpochMilli(0x017F22E279B0L), 0xCC3L, 0x18C4DC0C0C07398FL);
    assertThat(id).hasToString("017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
  }

  @Test
  void randomBitsNeverReachVersionAndVariant() {
    RunId id = RunId.at(Instant.EPOCH, -1L, -1L);
    assertThat(id.uuid().version()).isEqualTo(7);
    assertThat(id.uuid().variant()).isEqualTo(2);
    assertThat(id).hasToString("00000000-0000-7fff-bfff-ffffffffffff");
  }

  @Test
  void newOnesAreDifferentAndCarryTheTime() {
    Set<RunId> ids = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      ids.add(RunId.create());
    }
    assertThat(ids).hasSize(1000);
    long milliseconds = RunId.create().uuid().getMostSignificantBits() >>> 16;
    assertThat(Instant.ofEpochMilli(milliseconds))
        .isBetween(Instant.now().minus(Duration.ofMinutes(1)), Instant.now());
  }

  @Test
  void textGoesThereAndBack() {
    RunId id = RunId.create();
    assertThat(RunId.parse(id.toString())).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "1-1-1-1-1",
        "017f22e2-79b0-7cc3-98c4-dc0c0c07398",
        "17f22e2-79b0-7cc3-98c4-dc0c0c07398f"
      })
  void onlyTheFullFormIsRead(String text) {
    assertThatThrownBy(() -> RunId.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
