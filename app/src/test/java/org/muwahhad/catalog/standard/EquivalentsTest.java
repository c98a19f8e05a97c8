package org.muwahhad.catalog.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muwahhad.catalog.item.CatalogFixture.laptop;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.catalog.item.AddItem;
import org.muwahhad.catalog.item.CatalogFixture;
import org.muwahhad.catalog.item.ItemContent;
import org.muwahhad.catalog.item.ItemKind;
import org.muwahhad.catalog.item.RetireItem;
import org.muwahhad.catalog.item.ReviseItem;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;

class EquivalentsTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final CatalogFixture CATALOG = CatalogFixture.in(APP, WORLD);
  private final Actor manager = CATALOG.manager();
  private final MarkEquivalent markEquivalent = APP.get(MarkEquivalent.class);
  private final ChooseStandard chooseStandard = APP.get(ChooseStandard.class);
  private final RemoveEquivalent removeEquivalent = APP.get(RemoveEquivalent.class);
  private final EquivalentQueries equivalents = APP.get(EquivalentQueries.class);
  private final SetPriceBreaks setPriceBreaks = APP.get(SetPriceBreaks.class);
  private final StandardItems standards = APP.get(StandardItems.class);

  @Test
  void a_pack_of_ten_counts_as_ten_of_its_standard() {
    String each = CATALOG.aLaptop();
    String pack = CATALOG.aLaptop();

    mark(pack, each, "10");

    assertThat(factors(pack)).isEqualTo(Map.of(each, "1", pack, "10"));
    assertThat(equivalents.listGroup(each).get(0).itemCode()).isEqualTo(each);
    assertThat(equivalents.listGroup(each).get(0).isStandard()).isTrue();
    assertThat(CATALOG.lastActOn(pack)).isEqualTo("catalog.equivalent-marked");
    assertThat(CATALOG.lastActOn(each)).isEqualTo("catalog.equivalent-marked");
  }

  @Test
  void a_third_item_joins_through_either_member() {
    String each = CATALOG.aLaptop();
    String pack = CATALOG.aLaptop();
    String box = CATALOG.aLaptop();
    String half = CATALOG.aLaptop();
    mark(pack, each, "10");

    mark(box, pack, "12");
    markEquivalent.run(manager, each, new MarkEquivalent.Mark(half, "2", ""));

    assertThat(factors(each)).isEqualTo(Map.of(each, "1", pack, "10", box, "120", half, "0.5"));
  }

  @Test
  void another_standard_makes_every_factor_count_in_it() {
    String each = CATALOG.aLaptop();
    String pack = CATALOG.aLaptop();
    String box = CATALOG.aLaptop();
    mark(pack, each, "10");
    mark(box, each, "15");

    chooseStandard.run(manager, pack);

    assertThat(factors(each)).isEqualTo(Map.of(each, "0.1", pack, "1", box, "1.5"));
    assertThat(CATALOG.lastActOn(pack)).isEqualTo("catalog.standard-chosen");
    assertThatThrownBy(() -> chooseStandard.run(manager, pack))
        .hasMessage("catalog.standard-already");
  }

  @Test
  void an_item_is_in_one_group_only() {
    String one = CATALOG.aLaptop();
    String two = CATALOG.aLaptop();
    String three = CATALOG.aLaptop();
    String four = CATALOG.aLaptop();
    mark(one, two, "1");
    mark(three, four, "1");

    assertThatThrownBy(() -> mark(one, three, "1")).hasMessage("catalog.in-another-group");
    assertThatThrownBy(() -> mark(two, one, "1")).hasMessage("catalog.already-equivalent");
  }

  @Test
  void an_item_leaves_its_group_but_a_standard_only_when_one_other_is_left() {
    String each = CATALOG.aLaptop();
    String pack = CATALOG.aLaptop();
    String box = CATALOG.aLaptop();
    mark(pack, each, "10");
    mark(box, each, "100");

    assertThatThrownBy(() -> removeEquivalent.run(manager, each))
        .hasMessage("catalog.standard-leaves");
    removeEquivalent.run(manager, box);
    assertThat(factors(each)).isEqualTo(Map.of(each, "1", pack, "10"));
    assertThat(CATALOG.lastActOn(box)).isEqualTo("catalog.equivalent-removed");

    removeEquivalent.run(manager, each);
    assertThat(equivalents.listGroup(pack)).isEmpty();
    assertThatThrownBy(() -> removeEquivalent.run(manager, each))
        .hasMessage("catalog.not-in-group");
  }

  @ParameterizedTest
  @CsvSource({
    "NO-SUCH, 1, other catalog.item-unknown",
    "SELF, 1, other catalog.equivalent-itself",
    "OTHER, 0, factor catalog.factor-malformed",
    "OTHER, ten, factor catalog.factor-malformed",
    "SERVICE, 1, other catalog.equivalent-other-kind"
  })
  void what_cannot_be_equivalent_is_told_at_its_field(
      String other, String factor, String expected) {
    String item = CATALOG.aLaptop();
    String named =
        switch (other) {
          case "SELF" -> item;
          case "OTHER" -> CATALOG.aLaptop();
          case "SERVICE" -> aService();
          default -> other;
        };

    assertThatThrownBy(() -> mark(item, named, factor))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            invalid ->
                assertThat(invalid.faults())
                    .extracting(f -> f.field() + " " + f.code())
                    .containsExactly(expected));
  }

  @Test
  void a_retired_item_is_not_made_equivalent() {
    String item = CATALOG.aLaptop();
    String retired = CATALOG.aLaptop();
    APP.get(RetireItem.class).run(manager, retired, "reason");

    assertThatThrownBy(() -> mark(item, retired, "1")).hasMessage("catalog.item-retired");
  }

  @Test
  void only_a_catalog_manager_standardises() {
    String one = CATALOG.aLaptop();
    String two = CATALOG.aLaptop();
    Actor buyer = WORLD.aPersonWho(Role.CENTRAL_BUYER);

    assertThatThrownBy(() -> markEquivalent.run(buyer, one, new MarkEquivalent.Mark(two, "1", "")))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThatThrownBy(() -> chooseStandard.run(buyer, one))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThatThrownBy(() -> removeEquivalent.run(buyer, one))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThatThrownBy(() -> setPriceBreaks.run(buyer, one, table(0)))
        .isInstanceOf(Refusal.NotPermitted.class);
  }

  @Test
  void an_item_in_a_group_keeps_its_unit() {
    String one = CATALOG.aLaptop();
    mark(one, CATALOG.aLaptop(), "1");
    ItemContent content = laptop(one).content();
    ItemContent byTheYear =
        new ItemContent(
            content.name(),
            content.description(),
            "ANN",
            content.benchmarkPrice(),
            content.benchmarkCurrency(),
            content.benchmarkDate(),
            content.benchmarkSource(),
            content.attributes());

    assertThatThrownBy(
            () ->
                APP.get(ReviseItem.class)
                    .run(manager, one, new ReviseItem.RevisionChange(1, byTheYear)))
        .hasStackTraceContaining("catalog.unit-tied-to-equivalents");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UPDATE equivalence_member SET numerator = 2 WHERE item_id = %1$d"
            + "|catalog.equivalence-immutable",
        "DELETE FROM equivalence_member WHERE item_id = %2$d|catalog.standard-missing",
        "INSERT INTO equivalence_member SELECT item_id, group_id + 1000, NULL, 1, 1, unit_code"
            + " FROM equivalence_member WHERE item_id = %1$d|catalog.standard-missing",
        "INSERT INTO equivalence_member SELECT %1$d, group_id, NULL, 3, 1, unit_code"
            + " FROM equivalence_member WHERE item_id = %2$d|PRIMARY",
        "INSERT INTO equivalence_member SELECT %3$d, group_id, group_id, 1, 1, unit_code"
            + " FROM equivalence_member WHERE item_id = %1$d|uq_equivalence_member_standard",
        "INSERT INTO equivalence_member SELECT %3$d, group_id, NULL, 0, 1, unit_code"
            + " FROM equivalence_member WHERE item_id = %1$d|ck_equivalence_member_factor",
        "INSERT INTO equivalence_member SELECT %3$d, group_id, group_id, 2, 1, unit_code"
            + " FROM equivalence_member WHERE item_id = %1$d|ck_equivalence_member_standard"
      })
  void the_database_keeps_groups_whole(String statement, String guard) {
    String each = CATALOG.aLaptop();
    String pack = CATALOG.aLaptop();
    String third = CATALOG.aLaptop();
    mark(pack, each, "10");

    assertThatThrownBy(() -> APP.sql(statement.formatted(id(pack), id(each), id(third))))
        .hasMessageContaining(guard);
  }

  @Test
  void prices_by_quantity_are_set_as_one_table_and_recorded() {
    String item = CATALOG.aLaptop();

    setPriceBreaks.run(manager, item, table(0, "100 400", "500 380.5"));

    assertThat(APP.get(ViewPriceBreaks.class).run(manager, item))
        .extracting(b -> b.quantityFrom().stripTrailingZeros().toPlainString(), b -> b.price())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("100", new Money(new BigDecimal("400.000"), "KWD")),
            org.assertj.core.groups.Tuple.tuple(
                "500", new Money(new BigDecimal("380.500"), "KWD")));
    assertThat(CATALOG.lastActOn(item)).isEqualTo("catalog.price-breaks-set");
    assertThatThrownBy(() -> setPriceBreaks.run(manager, item, table(0)))
        .isInstanceOf(Refusal.Conflict.class);
  }

  @ParameterizedTest
  @CsvSource({
    "100 400, 500 401, breaks[1].unitPrice catalog.break-dearer",
    "100 400, 100 390, breaks[1].quantityFrom catalog.break-repeated",
    "100 400, 0 390, breaks[1].quantityFrom shared.not-positive",
    "100 400, 200 390.5555, breaks[1].unitPrice shared.too-many-decimals",
    "100 400, 200.5555 390, breaks[1].quantityFrom catalog.quantity-too-fine"
  })
  void a_table_that_cannot_be_is_refused_at_its_field(String one, String two, String expected) {
    String item = CATALOG.aLaptop();

    assertThatThrownBy(() -> setPriceBreaks.run(manager, item, table(0, one, two)))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            invalid ->
                assertThat(invalid.faults())
                    .extracting(f -> f.field() + " " + f.code())
                    .contains(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, KWD, ck_price_break_quantity",
    "1, 0, KWD, ck_price_break_price",
    "1, 1.555, SAR, ck_price_break_decimals"
  })
  void the_database_refuses_a_break_that_cannot_be(
      String quantity, String price, String currency, String guard) {
    String item = CATALOG.aLaptop();

    assertThatThrownBy(
            () ->
                APP.sql(
                    "INSERT INTO price_break VALUES (%d, %s, %s, '%s', 'أ', 'a')"
                        .formatted(id(item), quantity, price, currency)))
        .hasMessageContaining(guard);
  }

  @Test
  void bidders_see_neither_prices_by_quantity_nor_the_hint() {
    Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());
    String item = CATALOG.aLaptop();

    assertThatThrownBy(() -> APP.get(ViewPriceBreaks.class).run(bidder, item))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThatThrownBy(() -> standards.find(bidder, item, null, BigDecimal.ONE))
        .isInstanceOf(Refusal.NotPermitted.class);
  }

  @Test
  void an_officer_is_told_the_standard_and_what_its_price_would_be_in_their_currency() {
    String each = CATALOG.aLaptop();
    String pack = CATALOG.aLaptop();
    mark(pack, each, "10");
    setPriceBreaks.run(manager, each, table(0, "100 40"));
    Actor officer = WORLD.anOfficerOf(WORLD.anEntityIn("KW"));

    StandardItem hint = standards.find(officer, pack, null, new BigDecimal("20")).orElseThrow();

    assertThat(hint.standard().itemCode()).isEqualTo(each);
    assertThat(hint.factor()).isEqualTo(new Factor(10, 1));
    assertThat(hint.effect()).isNotNull();
    assertThat(hint.effect().quantity()).isEqualByComparingTo("200");
    assertThat(hint.effect().standardCost()).isEqualTo(kwd("8000.000"));
    assertThat(hint.effect().chosenCost()).isEqualTo(kwd("8362.500"));
    assertThat(hint.effect().saving()).isEqualTo(kwd("362.500"));
    assertThat(standards.find(officer, each, null, BigDecimal.ONE)).isEmpty();
  }

  @Test
  void an_item_in_no_group_is_near_the_standard_of_its_category_that_is_most_like_it() {
    String standard = CATALOG.aLaptop();
    mark(CATALOG.aLaptop(), standard, "1");
    String odd = CATALOG.aLaptop();
    Actor buyer = WORLD.aPersonWho(Role.CENTRAL_BUYER);

    StandardItem hint = standards.find(buyer, odd, null, BigDecimal.ONE).orElseThrow();

    assertThat(hint.equivalent()).isFalse();
    assertThat(hint.sharedAttributes()).isEqualTo(3);
    assertThat(hint.statedAttributes()).isEqualTo(3);
    assertThat(hint.effect()).isNull();
  }

  private void mark(String item, String other, String factor) {
    markEquivalent.run(manager, item, new MarkEquivalent.Mark(other, factor, ""));
  }

  private Map<String, String> factors(String item) {
    return equivalents.listGroup(item).stream()
        .collect(
            Collectors.toMap(EquivalentQueries.Equivalent::itemCode, e -> e.intoStandard().text()));
  }

  private String aService() {
    AddItem.ItemDraft draft = laptop(CatalogFixture.aCode());
    APP.get(AddItem.class)
        .run(
            manager,
            new AddItem.ItemDraft(
                draft.code(), draft.category(), ItemKind.SERVICE, draft.content()));
    return draft.code();
  }

  private SetPriceBreaks.Table table(int basedOn, String... rows) {
    return new SetPriceBreaks.Table(
        basedOn, "KWD", Arrays.stream(rows).map(EquivalentsTest::row).toList());
  }

  private static SetPriceBreaks.PriceBreakInput row(String quantityAndPrice) {
    String[] parts = quantityAndPrice.split(" ");
    return new SetPriceBreaks.PriceBreakInput(
        new BigDecimal(parts[0]), new BigDecimal(parts[1]), new Bilingual("مسح", "Survey"));
  }

  private static Money kwd(String amount) {
    return new Money(new BigDecimal(amount), "KWD");
  }

  private static long id(String code) {
    return Long.parseLong(APP.ask("SELECT id FROM catalog_item WHERE code = '" + code + "'"));
  }
}
