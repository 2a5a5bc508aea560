package org.emajbatch.orchestrator.view;

import java.util.Optional;
import org.emajbatch.orchestrator.report.PlanDocument;

/** Plans of the kinds that people will look at. */
final class SamplePlans {

  private SamplePlans() {}

  /** Three tables, one session, no key. */
  static PlanDocument small() {
    return new SamplePlan()
        .database("app", "EMPTY", "main")
        .table("public", "users", 1, 1, 1_200, 180)
        .table("public", "orders", 1, 2, 400, 90)
        .table("public", "tags", 1, 3, 1, 4)
        .loss("public", "users", "UPDATE", "app", 1_200)
        .loss("public", "orders", "INSERT", "app", 400)
        .loss("public", "tags", "DELETE", "alice", 1)
        .next("emaj-parallel-rollback -s 1 -d app -g main -m EMPTY")
        .document();
  }

  /** A dozen tables over three schemas, four sessions, keys of all kinds. */
  static PlanDocument shop() {
    return new SamplePlan()
        .database("shop", "BEFORE_NIGHT", "billing", "shop", "warehouse")
        .saved("7f3a1b2c")
        .knee(3)
        .table("shop", "Order", 1, 1, 2_100_000, 94_000)
        .table("shop", "order_line", 1, 1, 8_000_000, 248_000)
        .table("shop", "payment", 1, 1, 310_000, 21_000)
        .outside("crm", "contact", 1, 1)
        .table("warehouse", "stock_movement", 2, 2, 5_200_000, 201_000)
        .table("shop", "review", 2, 5, 640_000, 33_000)
        .table("shop", "cart", 2, 7, 260_000, 17_000)
        .table("billing", "ledger_entry", 3, 3, 3_900_000, 122_000)
        .table("billing", "Invoice", 3, 3, 1_100_000, 48_000)
        .table("shop", "address", 3, 8, 88_000, 12_000)
        .table("shop", "customer", 4, 4, 1_450_000, 71_000)
        .table("warehouse", "stock", 4, 6, 410_000, 24_000)
        .table("warehouse", "Purchase Order", 4, 9, 35_000, 5_000)
        .table("shop", "product", 4, 10, 9_400, 900)
        .untouched("shop", "country", true)
        .untouched("shop", "category", true)
        .untouched("warehouse", "depot", false)
        .key("Order_contact_fk", "shop.Order", "crm.contact", "checked")
        .key("order_line_order", "shop.order_line", "shop.Order", "rebuilt")
        .key("payment_order", "shop.payment", "shop.Order", "checked")
        .key("Order_customer", "shop.Order", "shop.customer", "free")
        .key("Order_address", "shop.Order", "shop.address", "free")
        .key("order_line_product", "shop.order_line", "shop.product", "free")
        .key("address_customer", "shop.address", "shop.customer", "free")
        .key("customer_country", "shop.customer", "shop.country", "free")
        .key("product_category", "shop.product", "shop.category", "free")
        .key("category_parent", "shop.category", "shop.category", "free")
        .key("review_product", "shop.review", "shop.product", "free")
        .key("review_customer", "shop.review", "shop.customer", "free")
        .key("cart_customer", "shop.cart", "shop.customer", "free")
        .key("stock_product", "warehouse.stock", "shop.product", "free")
        .key("stock_depot", "warehouse.stock", "warehouse.depot", "free")
        .key("stock_movement_stock", "warehouse.stock_movement", "warehouse.stock", "free")
        .key("Purchase Order depot", "warehouse.Purchase Order", "warehouse.depot", "free")
        .key("ledger_entry_invoice", "billing.ledger_entry", "billing.Invoice", "checked")
        .key("Invoice_order", "billing.Invoice", "shop.Order", "free")
        .loss("shop", "order_line", "INSERT", "web", 7_600_000)
        .loss("shop", "order_line", "UPDATE", "web", 400_000)
        .loss("warehouse", "stock_movement", "INSERT", "scanner", 5_200_000)
        .loss("billing", "ledger_entry", "INSERT", "night_batch", 3_900_000)
        .loss("shop", "Order", "INSERT", "web", 1_700_000)
        .loss("shop", "Order", "UPDATE", "night_batch", 400_000)
        .loss("shop", "customer", "UPDATE", "web", 1_449_988)
        .loss("shop", "customer", "DELETE", "alice", 12)
        .loss("billing", "Invoice", "INSERT", "night_batch", 1_100_000)
        .loss("shop", "review", "INSERT", "web", 640_000)
        .loss("warehouse", "stock", "UPDATE", "scanner", 410_000)
        .loss("shop", "payment", "INSERT", "web", 310_000)
        .loss("shop", "cart", "TRUNCATE", "night_batch", 260_000)
        .loss("shop", "address", "UPDATE", "web", 88_000)
        .loss("warehouse", "Purchase Order", "INSERT", "scanner", 35_000)
        .loss("shop", "product", "UPDATE", "alice", 9_400)
        .advice(
            new PlanDocument.Advice(
                "relaxKey",
                Optional.of("order_line_order"),
                4,
                255_000,
                "Key order_line_order is rebuilt and holds shop.Order and shop.order_line in one"
                    + " session; as a deferrable key it would not, and 4 sessions would take about"
                    + " 4 min 15 s."))
        .advice(
            new PlanDocument.Advice(
                "fewerSessions",
                Optional.empty(),
                3,
                364_000,
                "3 sessions would take as long as 4: the longest unit bounds the run."))
        .remark("Table shop.country has not changed since the mark and is not touched.")
        .remark(
            "The estimates of 3 tables rest on defaults, since no rollback of them is recorded.")
        .next("emaj-parallel-rollback --plan 7f3a1b2c -d shop")
        .document();
  }

  /** Many tables in 8 sessions: one chain of keys, some stars, and single tables. */
  static PlanDocument large(int tables) {
    SamplePlan plan = new SamplePlan().database("erp", "RELEASE 4.2", "all").notProved().knee(6);
    int chained = Math.min(30, tables / 5);
    for (int i = 0; i < tables; i++) {
      String name = "t%04d".formatted(i);
      long changes = 1 + (long) (3_000_000.0 / (1 + i * 0.7));
      long millis = 4 + changes / 40;
      if (i < chained) {
        plan.table("core", name, 1, 1, changes / 8, millis / 8);
        if (i > 0) {
          plan.key("fk_" + name, "core." + name, "core.t%04d".formatted((i - 1) / 3), "checked");
        }
      } else {
        int star = (i - chained) / 5 + 2;
        boolean bound = star < 14;
        int unit = bound ? star : i + 100;
        int session = (bound ? star : i) % 7 + 2;
        plan.table("core", name, session, unit, changes, millis);
        int hub = (star - 2) * 5 + chained;
        if (i != hub) {
          plan.key(
              "fk_" + name,
              "core." + name,
              "core.t%04d".formatted(hub),
              bound ? "rebuilt" : "free");
        }
      }
      plan.loss("core", name, "UPDATE", "batch_%02d".formatted(i % 25), changes);
    }
    return plan.next("emaj-parallel-rollback plan --save -s 8 -d erp -g all -m 'RELEASE 4.2'")
        .document();
  }

  /** Names that would break markup, terminals and shells. */
  static PlanDocument hostile() {
    String script = "<script>alert('x')</script>";
    String long63 = "a_name_of_sixty_three_characters_which_is_the_most_postgres_has";
    String chinese = "订单明细表格订单明细表格";
    String direction = "abc\u202Efed\u2066";
    String controls = "line\nfeed\u001B[31mred\u0000end\uD800";
    String emoji = "\uD83D\uDE80\uD83D\uDC69\u200D\uD83D\uDCBB e\u0301";
    String quotes = "say \"hi\" \\ 'there' & ]]> --> {} |";
    return new SamplePlan()
        .database("<b>db</b>\"'&", "mark </title>" + script, "group " + quotes, "\u202Egroup")
        .table(script, script, 1, 1, 10, 100)
        .table(script, quotes, 1, 1, 20, 200)
        .table(long63, long63, 2, 2, 1_000_000, 5_000)
        .table(long63, chinese + chinese + chinese, 2, 2, 30_000, 900)
        .table("s", chinese, 2, 3, 40, 10)
        .table("s", direction, 1, 4, 40, 10)
        .table("s", controls, 1, 5, 40, 10)
        .table("s", emoji, 1, 6, 7, 10)
        .outside("s", "", 1, 4)
        .untouched("s", "javascript:alert(1)", true)
        .key(script, script + "." + script, script + "." + quotes, "checked")
        .key(quotes, long63 + "." + long63, long63 + "." + chinese + chinese + chinese, "rebuilt")
        .key(controls, "s." + direction, "s.", "checked")
        .key("self\\", "s." + emoji, "s." + emoji, "free")
        .key("dangling", "s." + emoji, "s.not there", "free")
        .loss(script, script, "INSERT", script, 10)
        .loss(long63, long63, "UPDATE", quotes, 1_000_000)
        .loss("s", chinese, "DELETE", chinese, 40)
        .loss("s", controls, "TRUNCATE", controls, 40)
        .loss("s", emoji, "INSERT", direction, 7)
        .refusal("group " + script + " is locked by \u202Esomebody.")
        .remark("a remark on " + controls + " and " + long63 + long63)
        .advice(
            new PlanDocument.Advice(
                "relaxKey", Optional.of(script), 2, 10, "Relax " + script + " of " + quotes + "."))
        .next(
            "emaj-parallel-rollback -g 'group say \"hi\" \\ '\\''there'\\''' -m '"
                + long63
                + " "
                + long63
                + "' --dbname=-x")
        .next("emaj-parallel-rollback -m '" + controls + "'")
        .document();
  }

  /** Two databases with tables of the same names. */
  static PlanDocument severalDatabases() {
    return new SamplePlan()
        .database("east", "BEFORE", "sales")
        .table("public", "orders", 1, 1, 900_000, 41_000)
        .table("public", "order_lines", 2, 2, 700_000, 33_000)
        .key("lines_fk", "public.order_lines", "public.orders", "free")
        .loss("public", "orders", "UPDATE", "app", 900_000)
        .loss("public", "order_lines", "INSERT", "app", 700_000)
        .database("west", "BEFORE", "sales", "returns")
        .table("public", "orders", 3, 1, 120_000, 6_000)
        .table("public", "order_lines", 3, 1, 80_000, 4_000)
        .key("lines_fk", "public.order_lines", "public.orders", "checked")
        .loss("public", "orders", "UPDATE", "app", 120_000)
        .loss("public", "order_lines", "INSERT", "app", 80_000)
        .next(
            "emaj-parallel-rollback -s 3 -d east -g sales -m BEFORE -d west -g sales,returns -m BEFORE")
        .document();
  }

  /** Two tables, the larger of which is divided between the sessions. */
  static PlanDocument divided() {
    return new SamplePlan()
        .database("app", "EMPTY", "main")
        .table("public", "events", 1, 1, 600_000, 6_000)
        .table("public", "users", 1, 2, 1_200, 180)
        .divided(1, 3)
        .document();
  }

  /** Nothing has changed since the mark. */
  static PlanDocument nothing() {
    return new SamplePlan()
        .database("app", "EMPTY", "main")
        .untouched("public", "users", true)
        .untouched("public", "orders", true)
        .key("orders_user", "public.orders", "public.users", "free")
        .remark("No table of the group has changed since the mark.")
        .document();
  }

  /** A plan that would be refused, and whose losses nobody has read. */
  static PlanDocument refused() {
    return new SamplePlan()
        .database("app", "EMPTY", "main")
        .table("public", "users", 1, 1, 1_200, 180)
        .table("public", "orders", 2, 2, 400, 90)
        .lossesNotRead()
        .refusal("group main is protected against rollbacks (emaj_unprotect_group ends that)")
        .refusal("2 sessions need 2 free slots for prepared transactions, and there is 1")
        .document();
  }
}
