package org.muwahhad.catalog.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.muwahhad.catalog.item.CatalogFixture.laptop;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;

/** Old benchmark prices are renewed many at once, all of them or none. */
class RenewBenchmarksTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final CatalogFixture CATALOG = CatalogFixture.in(APP, WORLD);
  private static final String GRID = "/catalog/old-prices/renew";
  private static final LocalDate OBSERVED = LocalDate.of(2026, 3, 10);
  private final Actor manager = CATALOG.manager();
  private final RenewBenchmarks renewBenchmarks = APP.get(RenewBenchmarks.class);
  private final ViewCatalog view = APP.get(ViewCatalog.class);

  @Test
  void each_row_that_says_something_new_becomes_a_revision_that_is_the_former_in_all_else() {
    String dearer = anOldLaptop();
    String same = anOldLaptop();
    String untouched = anOldLaptop();

    List<RenewBenchmarks.RenewedPrice> renewed =
        renewBenchmarks.run(
            manager,
            null,
            List.of(
                row(dearer, "430.5", OBSERVED),
                row(same, "418.125", OBSERVED),
                row(untouched, "418.125", null)));

    assertThat(renewed)
        .extracting(RenewBenchmarks.RenewedPrice::code)
        .containsExactly(dearer, same);
    assertThat(renewed.get(0).former()).isEqualTo(kwd("418.125"));
    ItemDetail.Revision first = view.revision(manager, dearer, 1).revision();
    ItemDetail.Revision second = view.newest(manager, dearer).revision();
    assertThat(second.number()).isEqualTo(2);
    assertThat(second.benchmarkPrice()).isEqualByComparingTo("430.5");
    assertThat(second.benchmarkCurrency()).isEqualTo("KWD");
    assertThat(second.benchmarkDate()).isEqualTo(OBSERVED);
    assertThat(second.name()).isEqualTo(first.name());
    assertThat(view.revision(manager, dearer, 2).changed())
        .containsExactlyInAnyOrder("benchmarkPrice", "benchmarkDate");
    assertThat(view.newest(manager, same).revision().benchmarkDate()).isEqualTo(OBSERVED);
    assertThat(view.newest(manager, untouched).revision().number()).isEqualTo(1);
    assertThat(CATALOG.lastActOn(dearer)).isEqualTo("catalog.item-revised");
    assertThat(CATALOG.lastActOn(same)).isEqualTo("catalog.item-revised");
    assertThat(CATALOG.lastActOn(untouched)).isEqualTo("catalog.item-added");
  }

  @Test
  void one_wrong_row_keeps_all_from_being_renewed_and_each_fault_names_its_field() {
    String right = anOldLaptop();
    String wrong = anOldLaptop();
    String withoutDay = anOldLaptop();

    assertThatThrownBy(
            () ->
                renewBenchmarks.run(
                    manager,
                    null,
                    List.of(
                        row(right, "430.5", OBSERVED),
                        row(wrong, "0", LocalDate.of(2999, 1, 1)),
                        row(withoutDay, "431", null))))
        .asInstanceOf(type(Refusal.InvalidInput.class))
        .extracting(Refusal.InvalidInput::faults)
        .satisfies(
            faults ->
                assertThat(faults)
                    .extracting(f -> f.field() + " " + f.code())
                    .containsExactlyInAnyOrder(
                        "rows[1].price shared.not-positive",
                        "rows[1].observedOn catalog.benchmark-in-future",
                        "rows[2].observedOn shared.missing"));
    assertThat(view.newest(manager, right).revision().number()).isEqualTo(1);
    assertThat(CATALOG.lastActOn(right)).isEqualTo("catalog.item-added");
  }

  @Test
  void a_day_for_all_is_that_of_the_rows_that_change_something_and_have_none() {
    String dearer = anOldLaptop();
    String own = anOldLaptop();
    String untouched = anOldLaptop();

    renewBenchmarks.run(
        manager,
        OBSERVED,
        List.of(
            row(dearer, "430.5", null),
            row(own, "431", OBSERVED.minusDays(2)),
            row(untouched, "418.125", null)));

    assertThat(view.newest(manager, dearer).revision().benchmarkDate()).isEqualTo(OBSERVED);
    assertThat(view.newest(manager, own).revision().benchmarkDate())
        .isEqualTo(OBSERVED.minusDays(2));
    assertThat(view.newest(manager, untouched).revision().number()).isEqualTo(1);
  }

  @Test
  void rows_that_say_nothing_new_are_refused() {
    String code = anOldLaptop();

    assertThatThrownBy(
            () -> renewBenchmarks.run(manager, null, List.of(row(code, "418.12500", null))))
        .hasMessage("catalog.nothing-renewed");
    assertThatThrownBy(() -> renewBenchmarks.run(manager, null, List.of()))
        .hasMessage("catalog.nothing-renewed");
  }

  @Test
  void an_item_that_changed_since_it_was_seen_or_was_retired_is_not_renewed() {
    String changed = anOldLaptop();
    String retired = anOldLaptop();
    renewBenchmarks.run(manager, null, List.of(row(changed, "430.5", OBSERVED)));
    APP.get(RetireItem.class).run(manager, retired, "reason");

    assertThatThrownBy(
            () -> renewBenchmarks.run(manager, null, List.of(row(changed, "431", OBSERVED))))
        .isInstanceOf(Refusal.Conflict.class);
    assertThatThrownBy(
            () -> renewBenchmarks.run(manager, null, List.of(row(retired, "431", OBSERVED))))
        .hasMessage("catalog.item-retired");
    assertThatThrownBy(
            () -> renewBenchmarks.run(manager, null, List.of(row("NO-SUCH", "431", OBSERVED))))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void only_a_catalog_manager_renews_prices() {
    Actor buyer = WORLD.aPersonWho(Role.CENTRAL_BUYER);
    String code = anOldLaptop();

    assertThatThrownBy(() -> renewBenchmarks.run(buyer, null, List.of(row(code, "431", OBSERVED))))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThat(Browserless.signedInAs(APP, buyer).get(GRID).statusCode()).isEqualTo(403);
  }

  @Test
  void the_page_shows_what_will_be_published_and_keeps_what_was_typed_when_something_is_wrong() {
    String code = anOldLaptop();
    Browserless browser = Browserless.signedInAs(APP, manager);
    assertThat(browser.get(GRID + "?q=" + code).body())
        .contains("value=\"" + code + "\"", "value=\"418.125\"", "Framework agreement 17");

    HttpResponse<String> unreadable = browser.pressOnce(GRID, typed(code, "cheap", ""));
    assertThat(unreadable.statusCode()).isEqualTo(422);
    assertThat(unreadable.body())
        .contains("value=\"cheap\"", "href=\"#rows-0-price\"", "id=\"rows-0-price-error\"");
    HttpResponse<String> undated = browser.pressOnce(GRID, typed(code, "431", ""));
    assertThat(undated.statusCode()).isEqualTo(422);
    assertThat(undated.body()).contains("value=\"431\"", "id=\"rows-0-observedOn-error\"");

    HttpResponse<String> review = browser.pressOnce(GRID, typed(code, "431", "2026-03-10"));
    assertThat(review.statusCode()).isEqualTo(200);
    assertThat(review.body()).contains("nothing has been done yet", code, "418.125", "431.000");
    assertThat(view.newest(manager, code).revision().number()).isEqualTo(1);

    HttpResponse<String> done = browser.confirm(GRID, review.body());
    assertThat(done.body()).contains("One price is renewed.");
    assertThat(view.newest(manager, code).revision().benchmarkPrice()).isEqualByComparingTo("431");
    assertThat(browser.get(GRID + "?q=" + code).body()).doesNotContain("name=\"rows[0].code\"");
  }

  private static String[] typed(String code, String price, String day) {
    return new String[] {
      "filter", "",
      "observedOn", "",
      "rows[0].code", code,
      "rows[0].basedOn", "1",
      "rows[0].price", price,
      "rows[0].currency", "KWD",
      "rows[0].observedOn", day,
      "rows[0].source.ar", "الاتفاقية الإطارية 17",
      "rows[0].source.en", "Framework agreement 17"
    };
  }

  private static Money kwd(String amount) {
    return new Money(new BigDecimal(amount), "KWD");
  }

  private static RenewBenchmarks.ObservedPrice row(
      String code, String price, @Nullable LocalDate day) {
    return new RenewBenchmarks.ObservedPrice(
        code,
        1,
        new BigDecimal(price),
        "KWD",
        day,
        new Bilingual("الاتفاقية الإطارية 17", "Framework agreement 17"));
  }

  /** A laptop whose price was observed years ago. */
  private String anOldLaptop() {
    String code = CatalogFixture.aCode();
    AddItem.ItemDraft draft = laptop(code);
    ItemContent content = draft.content();
    APP.get(AddItem.class)
        .run(
            manager,
            new AddItem.ItemDraft(
                code,
                draft.category(),
                draft.kind(),
                new ItemContent(
                    content.name(),
                    content.description(),
                    content.unit(),
                    content.benchmarkPrice(),
                    content.benchmarkCurrency(),
                    LocalDate.of(2024, 2, 1),
                    content.benchmarkSource(),
                    content.attributes())));
    return code;
  }
}
