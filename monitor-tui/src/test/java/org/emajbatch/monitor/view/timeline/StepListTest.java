package org.emajbatch.monitor.view.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.emajbatch.monitor.Scenes;
import org.emajbatch.monitor.Timelines;
import org.emajbatch.monitor.view.Row;
import org.emajbatch.sql.activity.Rollback;
import org.emajbatch.sql.watch.Timeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepListTest {

  private static final Timeline TIMELINE = Timelines.executing();

  private static final Rollback RUNNING = Scenes.executing().running().get(0);

  /** Steps end, begin and move meanwhile: nothing of an earlier list may be left that is wrong. */
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 13, 600, -600})
  void aListIsTheSameWhateverWasMadeBefore(long seconds) {
    StepList before = StepList.of(at(Scenes.NOW), Optional.empty());
    Schedule later = at(Scenes.NOW.plusSeconds(seconds));
    StepList whole = StepList.of(later, Optional.empty());
    assertThat(StepList.of(later, Optional.of(before))).isEqualTo(whole);

    Schedule ended = Schedule.of(TIMELINE, Optional.empty(), Scenes.NOW);
    assertThat(StepList.of(ended, Optional.of(before)))
        .isEqualTo(StepList.of(ended, Optional.empty()));
    Schedule other = Schedule.of(Timelines.odd(), Optional.of(RUNNING), Scenes.NOW);
    assertThat(StepList.of(other, Optional.of(before)))
        .isEqualTo(StepList.of(other, Optional.empty()));
  }

  @Test
  void rowsOfStepsThatStayAsTheyAreAreNotMadeAgain() {
    StepList before = StepList.of(at(Scenes.NOW), Optional.empty());
    StepList after = StepList.of(at(Scenes.NOW.plusSeconds(1)), Optional.of(before));
    List<Row> done =
        after.listing().rows().stream()
            .filter(row -> row.cells().get(3).text().equals("done"))
            .toList();
    assertThat(done).isNotEmpty();
    assertThat(done).allMatch(row -> before.listing().rows().stream().anyMatch(old -> old == row));
  }

  private static Schedule at(Instant moment) {
    return Schedule.of(TIMELINE, Optional.of(RUNNING), moment);
  }
}
