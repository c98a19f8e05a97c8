package org.muwahhad.catalog.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muwahhad.catalog.item.CatalogFixture.aCode;
import static org.muwahhad.catalog.item.CatalogFixture.laptop;
import static org.muwahhad.catalog.item.CatalogFixture.priced;
import static org.muwahhad.catalog.item.CatalogFixture.with;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;

class AddItemTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final CatalogFixture CATALOG = CatalogFixture.in(APP, WORLD);
  private final AddItem addItem = APP.get(AddItem.class);
  private final ViewCatalog view = APP.get(ViewCatalog.class);

  @Test
  void an_item_is_added_with_its_first_revision_and_an_audit_entry() {
    String code = aCode();

    PublishedRevision published = addItem.run(CATALOG.manager(), laptop(code));

    ItemDetail.Revision revision = view.newest(CATALOG.manager(), code).revision();
    assertThat(revision.id()).isEqualTo(published.revisionId());
    assertThat(revision.number()).isEqualTo(1);
    assertThat(revision.name()).isEqualTo(new Bilingual("حاسوب محمول 14 بوصة", "Laptop 14 inch"));
    assertThat(revision.unitName()).isEqualTo(new Bilingual("وحدة", "one"));
    assertThat(revision.benchmarkPrice()).isEqualByComparingTo("418.125");
    assertThat(CATALOG.lastActOn(code)).isEqualTo("catalog.item-added");
  }

  @Test
  void only_a_catalog_manager_adds_items() {
    for (Role role : new Role[] {Role.CENTRAL_BUYER, Role.AUDITOR, Role.ADMINISTRATOR}) {
      assertThatThrownBy(() -> addItem.run(WORLD.aPersonWho(role), laptop(aCode())))
          .isInstanceOf(Refusal.NotPermitted.class);
    }
  }

  @Test
  void a_code_is_used_once() {
    String code = CATALOG.aLaptop();

    refused(laptop(code), "code", "catalog.code-taken");
  }

  @ParameterizedTest
  @CsvSource({"a-1", "A", "'LAP 1'", "حاسوب", "-LAP", "''"})
  void a_code_is_of_capitals_digits_and_hyphens(String code) {
    refused(laptop(code), "code", "catalog.code-malformed");
  }

  @Test
  void the_category_must_exist() {
    AddItem.ItemDraft draft = laptop(aCode());

    refused(
        new AddItem.ItemDraft(draft.code(), "99999999", draft.kind(), draft.content()),
        "category",
        "catalog.category-unknown");
  }

  @ParameterizedTest
  @CsvSource({
    "screen_size, '', shared.missing",
    "warranty, '', shared.missing",
    "screen_size, large, catalog.attribute-not-a-number",
    "screen_size, -1, catalog.attribute-not-a-number",
    "arabic_keyboard, perhaps, catalog.attribute-not-yes-or-no",
    "storage_type, TAPE, catalog.attribute-not-a-choice",
    "paper_size, A4, catalog.attribute-not-of-category"
  })
  void attributes_follow_the_template_of_the_category_and_of_those_above_it(
      String attribute, String value, String code) {
    AddItem.ItemDraft draft = laptop(aCode());

    refused(
        content(draft, with(draft.content(), attribute, value)),
        "content.attributes." + attribute,
        code);
  }

  @ParameterizedTest
  @CsvSource({
    "screen_size, ١٤٫٦, 14.6",
    "screen_size, '1,400.50', 1400.5",
    "screen_size, 0.0, 0",
    "arabic_keyboard, نعم, true",
    "arabic_keyboard, No, false",
    "storage_type, ssd, SSD",
    "storage_type, اقراص الحاله الصلبه, SSD",
    "note, '  خفيف  ', خفيف"
  })
  void a_value_is_kept_in_one_form_however_it_was_typed(
      String attribute, String typed, String kept) {
    AddItem.ItemDraft draft = laptop(aCode());

    addItem.run(CATALOG.manager(), content(draft, with(draft.content(), attribute, typed)));

    ItemDetail detail = APP.get(ViewCatalog.class).newest(CATALOG.manager(), draft.code());
    assertThat(detail.attributes())
        .filteredOn(s -> s.attribute().code().equals(attribute))
        .extracting(ItemDetail.AttributeStatement::value)
        .containsExactly(kept);
  }

  @ParameterizedTest
  @CsvSource({
    "0, KWD, shared.not-positive",
    "-1, KWD, shared.not-positive",
    "1.2345, KWD, shared.too-many-decimals",
    "1.255, USD, shared.too-many-decimals",
    "1000000000000, USD, catalog.price-too-high"
  })
  void a_price_is_above_zero_and_has_the_decimals_of_its_currency(
      String amount, String currency, String code) {
    AddItem.ItemDraft draft = laptop(aCode());

    refused(
        content(draft, priced(draft.content(), amount, currency)), "content.benchmarkPrice", code);
  }

  @Test
  void all_mistakes_are_told_at_once() {
    ItemContent empty =
        new ItemContent(
            new Bilingual("", " "),
            new Bilingual("", ""),
            "XYZ",
            BigDecimal.ONE,
            "EUR",
            LocalDate.of(2999, 1, 1),
            new Bilingual("", ""),
            Map.of());

    assertThatThrownBy(() -> addItem.run(CATALOG.manager(), content(laptop(aCode()), empty)))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(Refusal.Fault::field)
                    .containsExactly(
                        "content.name.ar",
                        "content.name.en",
                        "content.description.ar",
                        "content.description.en",
                        "content.unit",
                        "content.benchmarkCurrency",
                        "content.benchmarkDate",
                        "content.benchmarkSource.ar",
                        "content.benchmarkSource.en",
                        "content.attributes.warranty",
                        "content.attributes.screen_size",
                        "content.attributes.arabic_keyboard"));
  }

  private static AddItem.ItemDraft content(AddItem.ItemDraft draft, ItemContent content) {
    return new AddItem.ItemDraft(draft.code(), draft.category(), draft.kind(), content);
  }

  private void refused(AddItem.ItemDraft draft, String field, String code) {
    assertThatThrownBy(() -> addItem.run(CATALOG.manager(), draft))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> {
              assertThat(r.faults()).hasSize(1);
              assertThat(r.faults().get(0).field()).isEqualTo(field);
              assertThat(r.faults().get(0).code()).isEqualTo(code);
            });
  }
}
