package org.emajbatch.orchestrator.testing;

import java.util.Map;
import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestDatabaseExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What a test about the end of a run starts from: a shop with mark M and changes after it, and what
 * its tables hold at the mark and now. Afterwards they must hold the one or the other, all alike.
 */
@ExtendWith(TestDatabaseExtension.class)
public abstract class ChangedShop {

  protected Shop shop;
  protected Program program;
  protected Map<String, String> atMark;
  protected Map<String, String> changed;

  @BeforeEach
  final void open(TestDatabase database) throws Exception {
    shop = Shop.open(database);
    program = Program.connecting(database.settings(Shop.OPERATOR));
    shop.mark("M");
    atMark = shop.digests();
    shop.change("one");
    changed = shop.digests();
  }
}
