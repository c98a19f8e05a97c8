package org.muwahhad.catalog.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muwahhad.catalog.item.CatalogFixture.laptop;
import static org.muwahhad.catalog.item.CatalogFixture.priced;
import static org.muwahhad.catalog.item.CatalogFixture.with;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;

class ReviseItemTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final CatalogFixture CATALOG = CatalogFixture.in(APP, WORLD);
  private final Actor manager = CATALOG.manager();
  private final ReviseItem reviseItem = APP.get(ReviseItem.class);
  private final RetireItem retireItem = APP.get(RetireItem.class);
  private final ViewCatalog view = APP.get(ViewCatalog.class);

  @Test
  void a_revision_becomes_the_newest_and_the_former_stays_as_it_was() {
    String code = CATALOG.aLaptop();
    ItemDetail.Revision former = view.newest(manager, code).revision();

    PublishedRevision published = reviseItem.run(manager, code, dearer(code, 1));

    assertThat(published.number()).isEqualTo(2);
    assertThat(view.newest(manager, code).revision().id()).isEqualTo(published.revisionId());
    assertThat(view.revision(manager, code, 1).revision()).isEqualTo(former);
    assertThat(CATALOG.lastActOn(code)).isEqualTo("catalog.item-revised");
  }

  @Test
  void a_revision_names_the_parts_that_differ_from_the_one_before() {
    String code = CATALOG.aLaptop();
    ItemContent content = priced(laptop(code).content(), "430", "KWD");
    reviseItem.run(
        manager, code, new ReviseItem.RevisionChange(1, with(content, "storage_type", "SSD")));

    assertThat(view.revision(manager, code, 2).changed())
        .containsExactly("benchmarkPrice", "attributes.storage_type");
    assertThat(view.revision(manager, code, 1).changed()).isEmpty();
  }

  @Test
  void an_item_revised_by_somebody_else_meanwhile_is_not_revised() {
    String code = CATALOG.aLaptop();
    reviseItem.run(manager, code, dearer(code, 1));

    assertThatThrownBy(() -> reviseItem.run(manager, code, dearer(code, 1)))
        .isInstanceOf(Refusal.Conflict.class);
  }

  @Test
  void a_revision_that_changes_nothing_is_refused() {
    String code = CATALOG.aLaptop();
    ItemContent same = priced(laptop(code).content(), "418.12500", "KWD");

    assertThatThrownBy(() -> reviseItem.run(manager, code, new ReviseItem.RevisionChange(1, same)))
        .hasMessage("catalog.nothing-changed");
  }

  @Test
  void a_retired_item_keeps_its_reason_and_takes_no_revision_and_no_demand() {
    String code = CATALOG.aLaptop();

    retireItem.run(manager, code, "  توقف إنتاجه  ");

    assertThat(view.newest(manager, code).item().retiredReason()).isEqualTo("توقف إنتاجه");
    assertThat(view.newest(manager, code).item().status()).isEqualTo(ItemStatus.RETIRED);
    assertThat(CATALOG.lastActOn(code)).isEqualTo("catalog.item-retired");
    assertThatThrownBy(() -> reviseItem.run(manager, code, dearer(code, 1)))
        .hasMessage("catalog.item-retired");
    assertThatThrownBy(() -> retireItem.run(manager, code, "again"))
        .hasMessage("catalog.item-retired");
  }

  @Test
  void an_item_is_not_retired_without_a_reason() {
    String code = CATALOG.aLaptop();

    assertThatThrownBy(() -> retireItem.run(manager, code, " "))
        .isInstanceOf(Refusal.InvalidInput.class);
  }

  @Test
  void only_a_catalog_manager_revises_and_retires() {
    String code = CATALOG.aLaptop();
    Actor buyer = WORLD.aPersonWho(Role.CENTRAL_BUYER);

    assertThatThrownBy(() -> reviseItem.run(buyer, code, dearer(code, 1)))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThatThrownBy(() -> retireItem.run(buyer, code, "reason"))
        .isInstanceOf(Refusal.NotPermitted.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE item_revision SET benchmark_price = 1 WHERE item_id = %d",
        "DELETE FROM item_revision WHERE item_id = %d",
        "UPDATE item_attribute SET value = '99' WHERE revision_id IN"
            + " (SELECT id FROM item_revision WHERE item_id = %d)",
        "DELETE FROM item_attribute WHERE revision_id IN"
            + " (SELECT id FROM item_revision WHERE item_id = %d)",
        "INSERT INTO item_attribute (revision_id, attribute_id, value)"
            + " SELECT r.id, a.id, 'SSD' FROM item_revision r JOIN category_attribute a"
            + " ON a.code = 'storage_type' WHERE r.item_id = %d"
      })
  void the_database_refuses_to_change_a_published_revision(String statement) {
    String code = CATALOG.aLaptop();

    assertThatThrownBy(() -> APP.sql(statement.formatted(itemId(code))))
        .hasMessageContaining("catalog.revision-immutable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"code = 'X-1'", "category_code = '30231300'", "kind = 'SERVICE'"})
  void the_database_refuses_to_make_an_item_another(String change) {
    String code = CATALOG.aLaptop();

    assertThatThrownBy(
            () -> APP.sql("UPDATE catalog_item SET " + change + " WHERE id = " + itemId(code)))
        .hasMessageContaining("catalog.identity-fixed");
  }

  @Test
  void the_database_refuses_to_bring_a_retired_item_back() {
    String code = CATALOG.aLaptop();
    retireItem.run(manager, code, "reason");

    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE catalog_item SET status = 'ACTIVE', retired_at = NULL,"
                        + " retired_reason = NULL WHERE id = "
                        + itemId(code)))
        .hasMessageContaining("catalog.stays-retired");
  }

  @Test
  void the_database_refuses_a_retired_item_without_its_reason() {
    String code = CATALOG.aLaptop();

    assertThatThrownBy(
            () -> APP.sql("UPDATE catalog_item SET status = 'RETIRED' WHERE id = " + itemId(code)))
        .hasMessageContaining("ck_catalog_item_retired");
  }

  private static long itemId(String code) {
    return Long.parseLong(APP.ask("SELECT id FROM catalog_item WHERE code = '" + code + "'"));
  }

  private static ReviseItem.RevisionChange dearer(String code, int basedOn) {
    return new ReviseItem.RevisionChange(basedOn, priced(laptop(code).content(), "430.5", "KWD"));
  }
}
