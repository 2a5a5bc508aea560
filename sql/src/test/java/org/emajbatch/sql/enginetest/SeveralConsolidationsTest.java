package org.emajbatch.sql.enginetest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Logged rollbacks follow each other, lie within each other or overlap, and are consolidated. */
class SeveralConsolidationsTest extends ConsolidationTestCase {

  @Test
  void oneAfterTheOther() throws Exception {
    String first = rollBackLogged("m1");
    sql.run("UPDATE app.t SET v = 0 WHERE id = 7");
    String second = rollBackLogged("m1");
    sql.run("UPDATE app.t SET v = 0 WHERE id = 8");
    Images toStart = imagesAfterRollbackTo("start");

    consolidate(first);
    assertThat(imagesAfterRollbackTo("start")).isEqualTo(toStart);
    assertThat(counted("m1", second)).as("one change and its undoing").isEqualTo("2");
    consolidate(second);

    assertThat(marks()).containsExactly("start", "m1", second);
    assertThat(counted("m1", second)).isEqualTo("0");
    assertThat(counted("start", "")).isEqualTo("7");
    assertThat(imagesAfterRollbackTo("start")).isEqualTo(toStart);
  }

  @Test
  void aRollbackWithinAnotherOneGoesWithIt() throws Exception {
    rollBackLogged("m2");
    String outer = rollBackLogged("m1");
    assertThat(consolidable()).hasSize(2);

    consolidate(outer);

    assertThat(marks()).containsExactly("start", "m1", outer);
    assertThat(consolidable()).isEmpty();
  }

  @Test
  void aRollbackThatOverlapsAnotherOneLosesItsTarget() throws Exception {
    String first = rollBackLogged("m1");
    sql.run("UPDATE app.t SET v = 0 WHERE id = 7");
    String second = rollBackLogged("m2");
    Images toFirst = imagesAfterRollbackTo("start");

    consolidate(first);

    assertThat(marks()).containsExactly("start", "m1", first, "RLBK_2_START", second);
    assertThat(consolidable()).as("m2 is gone").isEmpty();
    assertThat(imagesAfterRollbackTo("start")).isEqualTo(toFirst);
  }

  @Test
  void theOverlappingOneCanGoFirst() throws Exception {
    rollBackLogged("m1");
    sql.run("UPDATE app.t SET v = 0 WHERE id = 7");
    String second = rollBackLogged("m2");
    Images toM1 = imagesAfterRollbackTo("m1");

    consolidate(second);

    assertThat(marks()).containsExactly("start", "m1", "m2", second);
    assertThat(imagesAfterRollbackTo("m1")).isEqualTo(toM1);
  }
}
