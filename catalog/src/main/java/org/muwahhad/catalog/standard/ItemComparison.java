package org.muwahhad.catalog.standard;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.catalog.item.ItemDetail;
import org.muwahhad.catalog.item.ItemKind;
import org.muwahhad.catalog.item.ItemStatus;
import org.muwahhad.catalog.template.CategoryQueries;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;

/**
 * Items side by side.
 *
 * @param currency the reader's, into which benchmarks are converted; null for bidders
 * @param lines what they are compared by; attributes last, in the order of their templates
 */
public record ItemComparison(
    List<ItemColumn> items, @Nullable String currency, List<ComparisonLine> lines) {

  /**
   * One of the items, as its newest revision has it.
   *
   * @param converted the benchmark in the reader's currency; null when unknown or not theirs to see
   */
  public record ItemColumn(
      String code,
      Bilingual name,
      ItemStatus status,
      CategoryQueries.CategoryRow category,
      ItemKind kind,
      @Nullable Long imageId,
      int revision,
      @Nullable Money benchmark,
      @Nullable Money converted) {
    /** The price by which it is compared; empty when it is unknown. */
    private Optional<Money> comparable() {
      return Optional.ofNullable(converted == null ? benchmark : converted);
    }
  }

  /**
   * One thing they are compared by.
   *
   * @param part as {@link ItemDetail} names parts
   * @param values one for each item, in words; both languages empty where nothing is stated
   * @param differs whether not all are the same
   */
  public record ComparisonLine(
      String part, Bilingual label, List<Bilingual> values, boolean differs) {}

  /** Whether not all prices are the same once they are in the reader's currency. */
  public boolean pricesDiffer() {
    return currency != null && items.stream().map(ItemColumn::comparable).distinct().count() > 1;
  }

  /** How many lines there are, with that of the prices where the reader may know them. */
  public int compared() {
    return lines.size() + (currency == null ? 0 : 1);
  }

  /** How many of them differ. */
  public long differences() {
    return lines.stream().filter(ComparisonLine::differs).count() + (pricesDiffer() ? 1 : 0);
  }
}
