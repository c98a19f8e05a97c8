package org.muwahhad.seeds.demo;

import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muwahhad.seeds.Bilingual;
import org.muwahhad.seeds.SeedFile;
import org.muwahhad.seeds.SeedRow;
import org.muwahhad.seeds.reference.ReferenceData;
import org.muwahhad.seeds.reference.TemplateAttribute;

/**
 * Makes the catalog: a family gives the wording and what its items share, a variant the values that
 * differ and the price.
 */
final class CatalogPlan {

  /**
   * When the first, second and third revision of an item may be published, in days from today; none
   * falls into a demand round, so all lines of a round that name an item name one revision.
   */
  private static final int[][] PUBLICATION = {{-900, -810}, {-600, -440}, {-340, -180}};

  /** Between the second round's tender and the third round. */
  private static final int RETIREMENT = -170;

  /** New items come in together, every few days. */
  private static final int DAYS_BETWEEN_ADDITIONS = 30;

  private static final int ITEMS_PER_RETIREMENT = 37;

  private static final List<String> BENCHMARK_CURRENCIES =
      List.of("USD", "USD", "USD", "SAR", "SAR", "AED", "KWD", "QAR", "BHD", "OMR");

  private final ReferenceData reference;
  private final DemoCalendar calendar;
  private final Phrases phrases;
  private final Prices prices;
  private final Draws draws;

  CatalogPlan(ReferenceData reference, DemoCalendar calendar, Phrases phrases, long seed) {
    this.reference = reference;
    this.calendar = calendar;
    this.phrases = phrases;
    this.prices = new Prices(reference);
    this.draws = new Draws(seed, "catalog");
  }

  List<DemoItem> items() {
    Map<String, Family> families =
        SeedFile.barSeparated("demo/families.csv", Family::read).stream()
            .collect(toMap(Family::key, family -> family));
    Map<String, Integer> numbers = new HashMap<>();
    List<DemoItem> items = new ArrayList<>();
    for (Variant variant : SeedFile.barSeparated("demo/variants.csv", Variant::read)) {
      Family family =
          Optional.ofNullable(families.get(variant.family))
              .orElseThrow(() -> new IllegalArgumentException("No family " + variant.family));
      int number = numbers.merge(family.prefix, 1, Integer::sum);
      String code = String.format("%s-%04d", family.prefix, number);
      items.add(item(code, family, variant, items.size()));
    }
    return List.copyOf(items);
  }

  private DemoItem item(String code, Family family, Variant variant, int index) {
    int revisions = draws.chance(70) ? 1 : draws.chance(70) ? 2 : 3;
    String currency = draws.pick(BENCHMARK_CURRENCIES);
    List<DemoItem.Revision> history = new ArrayList<>();
    for (int number = 1; number <= revisions; number++) {
      history.add(revision(family, variant, number, revisions - number, currency));
    }
    boolean retired = index % ITEMS_PER_RETIREMENT == ITEMS_PER_RETIREMENT - 1;
    return new DemoItem(
        code,
        family.kind,
        family.category,
        family.unit,
        List.copyOf(history),
        retired ? calendar.at(RETIREMENT, 11, 0) : null);
  }

  /** A later revision costs less and is guaranteed for longer: the market moves that way. */
  private DemoItem.Revision revision(
      Family family, Variant variant, int number, int age, String currency) {
    Map<String, String> values = new LinkedHashMap<>(family.values);
    values.putAll(variant.values);
    if (age > 0) {
      values.computeIfPresent(
          "warranty", (code, years) -> "" + Math.max(1, Integer.parseInt(years) - age));
    }
    Map<String, TemplateAttribute> template = template(family.category);
    ItemText text = new ItemText(template, values);
    int[] window = PUBLICATION[number - 1];
    int drawn = draws.between(window[0], window[1]);
    boolean first = number == 1;
    int published = first ? drawn - Math.floorMod(drawn, DAYS_BETWEEN_ADDITIONS) : drawn;
    int minute = draws.between(0, 59);
    int surveyed = published - draws.between(10, 45);
    BigDecimal usd = variant.priceUsd.multiply(BigDecimal.valueOf(100 + 6L * age, 2));
    return new DemoItem.Revision(
        number,
        calendar.at(published, 9, first ? 0 : minute),
        text.fill(family.name),
        text.fill(family.description),
        attributes(template, values),
        prices.round(usd, currency, calendar.day(surveyed)),
        currency,
        calendar.day(surveyed),
        draws.pick(phrases.of("benchmark")));
  }

  private Map<String, TemplateAttribute> template(String category) {
    Map<String, TemplateAttribute> template = new LinkedHashMap<>();
    reference.template(category).forEach(attribute -> template.put(attribute.code(), attribute));
    return template;
  }

  private static List<DemoItem.Attribute> attributes(
      Map<String, TemplateAttribute> template, Map<String, String> values) {
    if (!template.keySet().containsAll(values.keySet())) {
      throw new IllegalArgumentException("Not all in the template: " + values);
    }
    return template.keySet().stream()
        .filter(values::containsKey)
        .map(code -> new DemoItem.Attribute(code, values.getOrDefault(code, "")))
        .toList();
  }

  private static Map<String, String> values(SeedRow row) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String part : row.parts("values", ";")) {
      int equals = part.indexOf('=');
      values.put(part.substring(0, equals), part.substring(equals + 1));
    }
    return values;
  }

  private record Family(
      String key,
      String prefix,
      DemoItem.DemoItemKind kind,
      String category,
      String unit,
      Bilingual name,
      Bilingual description,
      Map<String, String> values) {

    static Family read(SeedRow row) {
      return new Family(
          row.text("family"),
          row.text("prefix"),
          DemoItem.DemoItemKind.valueOf(row.text("kind")),
          row.text("category"),
          row.text("unit"),
          row.bilingual("name"),
          row.bilingual("description"),
          CatalogPlan.values(row));
    }
  }

  private record Variant(String family, Map<String, String> values, BigDecimal priceUsd) {

    static Variant read(SeedRow row) {
      return new Variant(row.text("family"), CatalogPlan.values(row), row.decimal("price_usd"));
    }
  }
}
