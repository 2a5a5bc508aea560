package org.emajbatch.orchestrator.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.emajbatch.orchestrator.testing.ChangedShop;
import org.emajbatch.orchestrator.testing.Program;
import org.emajbatch.orchestrator.testing.Shop;
import org.junit.jupiter.api.Test;

/** emaj_adm is enough for everything but installing, and less is not enough. */
class RightsTest extends ChangedShop {

  @Test
  void theTestsOperatorHasNothingButTheRightsOfEmajAdm() throws Exception {
    assertThat(
            shop.value(
                """
                SELECT concat_ws(' ', rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls,
                                 (SELECT string_agg(roleid::regrole::text, ',') FROM pg_auth_members WHERE member = r.oid))
                  FROM pg_roles AS r WHERE rolname = 'shop_operator'
                """))
        .isEqualTo("f f f f f emaj_adm");
    assertThat(
            shop.value(
                "SELECT string_agg(roleid::regrole::text, ',') FROM pg_auth_members WHERE member = 'emaj_adm'::regrole"))
        .isEqualTo("emaj_viewer");
    assertThat(
            shop.value(
                "SELECT bool_or(has_table_privilege('shop_operator', oid, 'SELECT, INSERT, UPDATE, DELETE'))"
                    + " FROM pg_class WHERE relnamespace = 'shop'::regnamespace AND relkind = 'r'"))
        .as("no right on any table that it puts back")
        .isEqualTo("f");
  }

  @Test
  void itMayDoAllThatIsDoneInTheNight() throws Exception {
    assertThat(program.run("doctor").exitCode()).isZero();
    assertThat(program.run("-g", "sales,warehouse", "-m", "M", "-s", "3", "--verify").exitCode())
        .isZero();
    assertThat(shop.digests()).isEqualTo(atMark);
    assertThat(program.run("recover").exitCode()).isZero();
    assertThat(program.run("recover", "--force").exitCode()).isZero();
    assertThat(program.run("cancel", "ffff").err()).doesNotContain("permission denied");
  }

  @Test
  void aViewerMayLookAndNothingElse() throws Exception {
    shop.database().createRole("shop_viewer", "emaj_viewer");
    var viewer = Program.connecting(shop.database().settings("shop_viewer"));

    assertThat(viewer.run("-g", Shop.SALES, "-m", "M").exitCode()).isEqualTo(1);
    assertThat(viewer.run("doctor", "--json").json().get("findings").findValuesAsString("code"))
        .contains("membership", "dblink");
    assertThat(viewer.run("uninstall", "--yes").exitCode()).isEqualTo(1);
    assertThat(shop.digests()).isEqualTo(changed);
  }
}
