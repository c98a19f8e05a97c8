package org.muwahhad.seeds.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.muwahhad.seeds.Languages;
import org.muwahhad.seeds.reference.Category;
import org.muwahhad.seeds.reference.MeasureUnit;
import org.muwahhad.seeds.reference.ReferenceData;
import org.muwahhad.seeds.reference.TemplateAttribute;

class CatalogTest {

  private static final ReferenceData REFERENCE = ReferenceData.load();
  private static final DemoPlan PLAN = DemoPlan.generate(LocalDate.of(2026, 3, 10), 7);

  @Test
  void at_least_three_hundred_items_have_codes_of_their_own() {
    assertThat(PLAN.items()).hasSizeGreaterThanOrEqualTo(300);
    assertThat(PLAN.items()).extracting(DemoItem::code).doesNotHaveDuplicates();
  }

  @Test
  void the_names_in_force_are_different_in_both_languages() {
    List<DemoItem.Revision> inForce =
        PLAN.items().stream()
            .map(item -> item.revisions().get(item.revisions().size() - 1))
            .toList();

    assertThat(inForce).extracting(revision -> revision.name().ar()).doesNotHaveDuplicates();
    assertThat(inForce).extracting(revision -> revision.name().en()).doesNotHaveDuplicates();
  }

  @Test
  void every_item_has_a_labelled_category_and_a_known_unit() {
    Set<String> categories =
        REFERENCE.categories().stream().map(Category::code).collect(Collectors.toSet());
    Set<String> units =
        REFERENCE.units().stream().map(MeasureUnit::code).collect(Collectors.toSet());

    assertThat(PLAN.items())
        .allSatisfy(
            item -> {
              assertThat(item.category()).isIn(categories);
              assertThat(item.unit()).isIn(units);
            });
  }

  @Test
  void attributes_follow_the_template_of_the_category() {
    assertThat(PLAN.items())
        .allSatisfy(
            item ->
                item.revisions()
                    .forEach(
                        revision ->
                            assertFollows(
                                REFERENCE.template(item.category()), revision.attributes())));
  }

  private static void assertFollows(
      List<TemplateAttribute> template, List<DemoItem.Attribute> attributes) {
    Map<String, String> values =
        attributes.stream()
            .collect(Collectors.toMap(DemoItem.Attribute::code, DemoItem.Attribute::value));
    assertThat(template).extracting(TemplateAttribute::code).containsAll(values.keySet());
    assertThat(template)
        .allSatisfy(
            attribute -> {
              String value = values.get(attribute.code());
              if (value == null) {
                assertThat(attribute.required()).isFalse();
              } else {
                assertThat(attribute.accepts(value)).as(value).isTrue();
              }
            });
  }

  @Test
  void benchmark_prices_are_above_zero_and_fit_their_currency() {
    assertThat(PLAN.items())
        .flatExtracting(DemoItem::revisions)
        .allSatisfy(
            revision -> {
              BigDecimal price = revision.benchmarkPrice();
              int decimals = REFERENCE.currency(revision.benchmarkCurrency()).decimals();
              assertThat(price).isPositive();
              assertThat(price.scale()).isEqualTo(decimals);
              assertThat(revision.benchmarkDate()).isBefore(PLAN.today());
            });
  }

  @Test
  void revisions_are_numbered_in_order_of_publication_and_some_items_have_three() {
    assertThat(PLAN.items())
        .allSatisfy(
            item -> {
              for (int index = 0; index < item.revisions().size(); index++) {
                assertThat(item.revisions().get(index).number()).isEqualTo(index + 1);
              }
              assertThat(item.revisions()).extracting(DemoItem.Revision::publishedAt).isSorted();
            });
    assertThat(PLAN.items()).anyMatch(item -> item.revisions().size() == 2);
    assertThat(PLAN.items()).anyMatch(item -> item.revisions().size() == 3);
    assertThat(PLAN.items()).filteredOn(item -> item.retiredAt() != null).hasSizeBetween(5, 15);
  }

  @Test
  void every_text_is_written_in_its_own_script() {
    PLAN.items().stream()
        .flatMap(item -> item.revisions().stream())
        .forEach(
            revision -> {
              Languages.assertProper(revision.name());
              Languages.assertProper(revision.description());
              Languages.assertProper(revision.benchmarkSource());
            });
  }
}
