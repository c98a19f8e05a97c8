package org.muwahhad.catalog.standard;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.catalog.item.ItemDetail;
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
      int revision,
      @Nullable Money benchmark,
      @Nullable Money converted) {}

  /**
   * One thing they are compared by.
   *
   * @param part as {@link ItemDetail} names parts
   * @param values one for each item, in words; both languages empty where nothing is stated
   * @param differs whether not all are the same
   */
  public record ComparisonLine(
      String part, Bilingual label, List<Bilingual> values, boolean differs) {}

  /** How many lines differ. */
  public long differences() {
    return lines.stream().filter(ComparisonLine::differs).count();
  }
}
