package org.emajbatch.planner.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.emajbatch.planner.Estimate;
import org.emajbatch.planner.TableId;
import org.junit.jupiter.api.Test;

/** What is learned from which history. */
class CostModelTest {

  private static final TableId TABLE = new TableId("app", "big");
  private static final TableId OTHER = new TableId("app", "other");
  private static final Percentage CLOSE = Percentage.withPercentage(10);

  @Test
  void aSingleRunIsScaledByTheShapeOfTheRule() {
    CostModel none = model();
    CostModel one =
        model(sample(TABLE, 10_000, none.of(task(TABLE, 10_000), 1).likelyMicros() * 3));

    assertThat(one.of(task(TABLE, 10_000), 1).likelyMicros())
        .isCloseTo(none.of(task(TABLE, 10_000), 1).likelyMicros() * 3, CLOSE);
    assertThat(one.of(task(TABLE, 500_000), 1).likelyMicros())
        .isCloseTo(none.of(task(TABLE, 500_000), 1).likelyMicros() * 3, CLOSE);
  }

  @Test
  void aFixedPartAndAPartPerRowAreBothLearned() {
    CostModel model =
        model(
            sample(TABLE, 10, 50_100),
            sample(TABLE, 1_000, 60_000),
            sample(TABLE, 100_000, 1_050_000));

    assertThat(model.of(task(TABLE, 10), 1).likelyMicros()).isCloseTo(50_100, CLOSE);
    assertThat(model.of(task(TABLE, 100_000), 1).likelyMicros()).isCloseTo(1_050_000, CLOSE);
    assertThat(model.of(task(TABLE, 50_000), 1).likelyMicros()).isCloseTo(550_000, CLOSE);
    assertThat(model.of(task(TABLE, 1_000_000), 1).likelyMicros()).isCloseTo(10_500_000, CLOSE);
  }

  @Test
  void outliersDoNoHarm() {
    List<Sample> runs = new ArrayList<>();
    for (int age = 0; age < 9; age++) {
      runs.add(new Sample(task(TABLE, 10_000), 1, age % 4 == 1 ? 90_000_000 : 200_000, age));
    }

    assertThat(model(runs).of(task(TABLE, 10_000), 1).likelyMicros()).isCloseTo(200_000, CLOSE);
  }

  @Test
  void theYoungerCountMore() {
    List<Sample> runs = new ArrayList<>();
    for (int age = 0; age < 20; age++) {
      runs.add(new Sample(task(TABLE, 10_000), 1, age < 6 ? 900_000 : 200_000, age));
    }

    assertThat(model(runs).of(task(TABLE, 10_000), 1).likelyMicros()).isCloseTo(900_000, CLOSE);
  }

  @Test
  void anUnknownTableIsAsSlowAsTheOthersHere() {
    CostModel none = model();
    CostModel slow =
        model(sample(OTHER, 10_000, none.of(task(OTHER, 10_000), 1).likelyMicros() * 5));

    Estimate estimate = slow.of(task(TABLE, 20_000), 1);

    assertThat(estimate.likelyMicros())
        .isCloseTo(none.of(task(TABLE, 20_000), 1).likelyMicros() * 5, CLOSE);
  }

  @Test
  void wideRowsAndIndexesCostMore() {
    CostModel model =
        new CostModel(
            RuleOfThumb.ofOwnEngine(),
            Map.of(TABLE, new TableShape(800, 6), OTHER, new TableShape(50, 1)),
            List.of(),
            OptionalInt.empty());

    assertThat(model.of(task(TABLE, 10_000), 1).likelyMicros())
        .isGreaterThan(2 * model.of(task(OTHER, 10_000), 1).likelyMicros());
  }

  @Test
  void loggedAndUnloggedRestoresHaveHistoriesOfTheirOwn() {
    Task logged = new Task(Work.RESTORE_LOGGED, Optional.of(TABLE), "", 10_000);
    CostModel model = model(sample(TABLE, 10_000, 200_000), new Sample(logged, 1, 700_000, 0));

    assertThat(model.of(task(TABLE, 10_000), 1).likelyMicros()).isCloseTo(200_000, CLOSE);
    assertThat(model.of(logged, 1).likelyMicros()).isCloseTo(700_000, CLOSE);
  }

  @Test
  void sessionsShareMemoryAndBeyondTheCoresThoseToo() {
    CostModel model =
        new CostModel(RuleOfThumb.ofOwnEngine(), Map.of(), List.of(), OptionalInt.of(2));

    long alone = model.of(task(TABLE, 10_000), 1).likelyMicros();
    long together = model.of(task(TABLE, 10_000), 2).likelyMicros();
    assertThat(together).as("each has a core").isCloseTo(alone * 13 / 10, within(4L));
    assertThat(model.of(task(TABLE, 10_000), 1.5).likelyMicros())
        .as("for half of the time alone")
        .isCloseTo((alone + together) / 2, within(4L));
    assertThat(model.of(task(TABLE, 10_000), 8).likelyMicros()).isCloseTo(together * 4, within(8L));
  }

  @Test
  void contentionIsLearnedWhereTheSameWasDoneWithSeveralNumbersOfSessions() {
    List<Sample> runs = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      TableId table = new TableId("app", "t" + i);
      runs.add(new Sample(task(table, 10_000), 1, 200_000, 0));
      runs.add(new Sample(task(table, 10_000), 5, 600_000, 1));
    }
    CostModel model = model(runs);
    Task task = task(new TableId("app", "t0"), 10_000);

    assertThat(model.of(task, 1).likelyMicros()).isCloseTo(200_000, CLOSE);
    assertThat(model.of(task, 3).likelyMicros()).isCloseTo(400_000, CLOSE);
    assertThat(model.of(task, 5).likelyMicros()).isCloseTo(600_000, CLOSE);
    assertThat(model.of(task, 9).likelyMicros()).isCloseTo(600_000, CLOSE);
  }

  @Test
  void fourOfFiveNewRunsLieInTheInterval() {
    Random random = new Random(7);
    int inside = 0;
    for (int trial = 0; trial < 400; trial++) {
      List<Sample> runs = new ArrayList<>();
      for (int age = 0; age < 8; age++) {
        runs.add(new Sample(task(TABLE, 10_000), 1, noisy(random), age));
      }
      Estimate estimate = model(runs).of(task(TABLE, 10_000), 1);
      long next = noisy(random);
      inside += next >= estimate.lowMicros() && next <= estimate.highMicros() ? 1 : 0;
    }

    assertThat(inside).isBetween(280, 370);
  }

  private static long noisy(Random random) {
    return Math.round(200_000 * Math.exp(0.25 * random.nextGaussian()));
  }

  private static Task task(TableId table, long quantity) {
    return new Task(Work.RESTORE, Optional.of(table), "", quantity);
  }

  private static Sample sample(TableId table, long quantity, long micros) {
    return new Sample(task(table, quantity), 1, micros, 0);
  }

  private static CostModel model(Sample... history) {
    return model(List.of(history));
  }

  private static CostModel model(List<Sample> history) {
    return new CostModel(RuleOfThumb.ofOwnEngine(), Map.of(), history, OptionalInt.empty());
  }
}
