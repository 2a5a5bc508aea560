package org.emajbatch.orchestrator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The table in the documentation is the one that the tests run by. After a change of the matrix
 * {@code -Dfaults.write=true} writes it anew.
 */
class FaultTableTest {

  private static final Path PAGE = Path.of("..", "docs", "recovery.md");
  private static final String BEGIN =
      "<!-- faults: made by FaultTableTest, see CONTRIBUTING.md -->\n";
  private static final String END = "<!-- end of faults -->\n";

  @Test
  void thePageShowsTheMatrix() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    assertThat(begin).isBetween(BEGIN.length(), end);
    if (Boolean.getBoolean("faults.write")) {
      Files.writeString(
          PAGE, page.substring(0, begin) + FaultTable.markdown() + page.substring(end));
    } else {
      assertThat(page.substring(begin, end))
          .as("the table in docs/recovery.md; -Dfaults.write=true writes it anew")
          .isEqualTo(FaultTable.markdown());
    }
  }

  @Test
  void noCellIsEmpty() {
    assertThat(Matrix.cells()).hasSize(Moment.values().length * Fault.values().length);
    assertThat(Matrix.cells())
        .allSatisfy(cell -> assertThat(cell.text()).isNotBlank().isNotEqualTo("-"));
  }
}
