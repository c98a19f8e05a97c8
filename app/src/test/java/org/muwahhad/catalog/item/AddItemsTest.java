package org.muwahhad.catalog.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.muwahhad.catalog.item.CatalogFixture.aCode;
import static org.muwahhad.catalog.item.CatalogFixture.laptop;
import static org.muwahhad.catalog.item.CatalogFixture.with;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;

class AddItemsTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final CatalogFixture CATALOG = CatalogFixture.in(APP, WORLD);
  private final AddItems addItems = APP.get(AddItems.class);
  private final ViewCatalog view = APP.get(ViewCatalog.class);

  @Test
  void each_item_is_added_as_if_it_came_alone() {
    String typed = aCode();
    String other = aCode();
    AddItem.ItemDraft draft = laptop(typed);

    addItems.run(
        CATALOG.manager(),
        List.of(
            new AddItem.ItemDraft(
                typed,
                draft.category(),
                draft.kind(),
                with(draft.content(), "screen_size", "١٤٫٦")),
            laptop(other)));

    assertThat(view.newest(CATALOG.manager(), typed).revision().number()).isEqualTo(1);
    assertThat(view.newest(CATALOG.manager(), typed).attributes())
        .anySatisfy(a -> assertThat(a.toString()).contains("14.6"));
    assertThat(CATALOG.lastActOn(typed)).isEqualTo("catalog.item-added");
    assertThat(CATALOG.lastActOn(other)).isEqualTo("catalog.item-added");
  }

  @Test
  void one_fault_keeps_all_of_them_out_and_every_fault_is_told_at_its_place() {
    String good = aCode();
    String taken = CATALOG.aLaptop();
    AddItem.ItemDraft draft = laptop(aCode());

    assertThatThrownBy(
            () ->
                addItems.run(
                    CATALOG.manager(),
                    List.of(
                        laptop(good),
                        laptop(taken),
                        laptop(good),
                        new AddItem.ItemDraft(aCode(), "99999999", draft.kind(), draft.content()))))
        .asInstanceOf(type(Refusal.InvalidInput.class))
        .extracting(Refusal.InvalidInput::faults)
        .satisfies(
            faults ->
                assertThat(faults.stream().map(f -> f.field() + " " + f.code()))
                    .containsExactly(
                        "items[1].code catalog.code-taken",
                        "items[2].code catalog.code-taken",
                        "items[3].category catalog.category-unknown"));
    assertThatThrownBy(() -> view.newest(CATALOG.manager(), good))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void only_a_catalog_manager_adds_items() {
    assertThatThrownBy(
            () -> addItems.run(WORLD.aPersonWho(Role.CENTRAL_BUYER), List.of(laptop(aCode()))))
        .isInstanceOf(Refusal.NotPermitted.class);
  }
}
