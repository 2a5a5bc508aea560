package org.emajbatch.orchestrator.faults;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.emajbatch.orchestrator.faults.Matrix.Cell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Every cell of the matrix, and every fault that has a moment of its own, each a test. {@code
 * -Dfaults.only=REGEX} plays those alone whose name it is found in.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultMatrixTest {

  private static final Pattern ONLY = Pattern.compile(System.getProperty("faults.only", ""));

  private Arena arena;

  @BeforeAll
  void openArena() throws Exception {
    arena = Arena.open();
  }

  @AfterAll
  void closeArena() throws Exception {
    arena.close();
  }

  @TestFactory
  Stream<DynamicTest> cells() {
    return Matrix.cells().stream().filter(Cell::isPossible).map(this::cell).filter(this::isWanted);
  }

  @TestFactory
  Stream<DynamicTest> specials() {
    return Matrix.specials().stream().map(this::special).filter(this::isWanted);
  }

  private boolean isWanted(DynamicTest test) {
    return ONLY.matcher(test.getDisplayName()).find();
  }

  private DynamicTest cell(Cell cell) {
    return DynamicTest.dynamicTest(
        cell.moment() + " x " + cell.fault(),
        () ->
            FaultCase.check(
                arena, a -> new Striker(a, cell.moment()).play(cell.fault()), cell.text()));
  }

  private DynamicTest special(Special special) {
    return DynamicTest.dynamicTest(
        special.fault(), () -> FaultCase.check(arena, special.play(), special.expected()));
  }
}
