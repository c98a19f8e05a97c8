package org.muwahhad.catalog.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Refusal;

class RetireItemTest {
  private static final TestApp APP = TestApp.start();
  private static final CatalogFixture CATALOG = CatalogFixture.in(APP, World.in(APP));
  private final Actor manager = CATALOG.manager();
  private final RetireItem retireItem = APP.get(RetireItem.class);

  @Test
  void a_retired_item_tells_what_takes_its_place() {
    String old = CATALOG.aLaptop();
    String successor = CATALOG.aLaptop();

    retireItem.run(manager, old, "reason", successor);

    assertThat(APP.get(ViewCatalog.class).newest(manager, old).item().successorCode())
        .isEqualTo(successor);
    assertThat(
            APP.ask(
                "SELECT detail FROM audit_entry WHERE act = 'catalog.item-retired'"
                    + " ORDER BY id DESC LIMIT 1"))
        .contains("\"successor\":\"" + successor + "\"");
  }

  @Test
  void an_item_that_is_unknown_itself_or_retired_takes_no_place() {
    String old = CATALOG.aLaptop();
    String retired = CATALOG.aLaptop();
    retireItem.run(manager, retired, "reason");

    assertRefused(old, "NO-SUCH", "catalog.successor-unknown");
    assertRefused(old, old, "catalog.successor-itself");
    assertRefused(old, retired, "catalog.successor-retired");
  }

  @Test
  void successors_never_lead_back_to_where_they_began() {
    String first = CATALOG.aLaptop();
    String second = CATALOG.aLaptop();
    retireItem.run(manager, first, "reason", second);

    assertRefused(second, first, "catalog.successor-retired");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE catalog_item SET status = 'RETIRED', retired_at = UTC_TIMESTAMP(6),"
                        + " retired_reason = 'r', successor_id = "
                        + id(first)
                        + " WHERE id = "
                        + id(second)))
        .hasMessageContaining("catalog.successor-retired");
  }

  @Test
  void the_database_refuses_an_item_as_its_own_successor() {
    String item = CATALOG.aLaptop();

    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE catalog_item SET status = 'RETIRED', retired_at = UTC_TIMESTAMP(6),"
                        + " retired_reason = 'r', successor_id = id WHERE id = "
                        + id(item)))
        .hasMessageContaining("catalog.successor-itself");
  }

  @Test
  void the_database_refuses_a_successor_that_is_named_early_late_or_taken_back() {
    String active = CATALOG.aLaptop();
    String other = CATALOG.aLaptop();
    String retired = CATALOG.aLaptop();
    retireItem.run(manager, retired, "reason", other);

    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE catalog_item SET successor_id = "
                        + id(other)
                        + " WHERE id = "
                        + id(active)))
        .hasMessageContaining("ck_catalog_item_successor");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE catalog_item SET successor_id = "
                        + id(active)
                        + " WHERE id = "
                        + id(retired)))
        .hasMessageContaining("catalog.successor-fixed");
    assertThatThrownBy(
            () -> APP.sql("UPDATE catalog_item SET successor_id = NULL WHERE id = " + id(retired)))
        .hasMessageContaining("catalog.successor-fixed");
  }

  private void assertRefused(String item, String successor, String code) {
    assertThatThrownBy(() -> retireItem.run(manager, item, "reason", successor))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            invalid ->
                assertThat(invalid.faults())
                    .extracting(f -> f.field() + " " + f.code())
                    .containsExactly("successor " + code));
  }

  private static long id(String code) {
    return Long.parseLong(APP.ask("SELECT id FROM catalog_item WHERE code = '" + code + "'"));
  }
}
