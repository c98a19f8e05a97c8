package org.muwahhad.catalog.item;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.catalog.template.AttributeWording;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;

/** In what a revision differs from the one before, part by part and in words. */
final class RevisionDifferences {
  private static final Bilingual NOTHING = new Bilingual("", "");
  private final List<ItemDetail.Difference> found = new ArrayList<>();

  private RevisionDifferences() {}

  static List<ItemDetail.Difference> between(
      ItemDetail.Revision before,
      List<ItemDetail.AttributeStatement> statedBefore,
      ItemDetail.Revision after,
      List<ItemDetail.AttributeStatement> statedAfter) {
    RevisionDifferences differences = new RevisionDifferences();
    differences.content(before, after);
    differences.attributes(byCode(statedBefore), byCode(statedAfter));
    return differences.found;
  }

  private void content(ItemDetail.Revision before, ItemDetail.Revision after) {
    note("name", "catalog.name", before.name(), after.name());
    note("description", "catalog.description", before.description(), after.description());
    if (!before.unitCode().equals(after.unitCode())) {
      note("unit", "catalog.unit", before.unitName(), after.unitName());
    }
    note("benchmarkPrice", "catalog.benchmark", price(before), price(after));
    note("benchmarkDate", "catalog.benchmark-date", day(before), day(after));
    note(
        "benchmarkSource",
        "catalog.benchmark-source",
        orNothing(before.benchmarkSource()),
        orNothing(after.benchmarkSource()));
  }

  private void attributes(
      Map<String, ItemDetail.AttributeStatement> before,
      Map<String, ItemDetail.AttributeStatement> after) {
    Map<String, ItemDetail.AttributeStatement> all = new LinkedHashMap<>(before);
    all.putAll(after);
    all.forEach(
        (code, stated) -> {
          Bilingual was = words(before.get(code));
          Bilingual is = words(after.get(code));
          if (!was.equals(is)) {
            found.add(
                new ItemDetail.Difference(
                    "attributes." + code, stated.attribute().name(), was, is));
          }
        });
  }

  private void note(String part, String labelKey, Bilingual before, Bilingual after) {
    if (!before.equals(after)) {
      found.add(new ItemDetail.Difference(part, AttributeWording.message(labelKey), before, after));
    }
  }

  private static Map<String, ItemDetail.AttributeStatement> byCode(
      List<ItemDetail.AttributeStatement> stated) {
    return stated.stream()
        .collect(
            Collectors.toMap(
                s -> s.attribute().code(), s -> s, (one, other) -> one, LinkedHashMap::new));
  }

  private static Bilingual words(ItemDetail.@Nullable AttributeStatement stated) {
    return stated == null ? NOTHING : stated.words();
  }

  private static Bilingual price(ItemDetail.Revision revision) {
    Money price = revision.benchmark();
    return price == null ? NOTHING : AttributeWording.money(price);
  }

  private static Bilingual day(ItemDetail.Revision revision) {
    return revision.benchmarkDate() == null
        ? NOTHING
        : AttributeWording.date(revision.benchmarkDate());
  }

  private static Bilingual orNothing(@Nullable Bilingual text) {
    return text == null ? NOTHING : text;
  }
}
