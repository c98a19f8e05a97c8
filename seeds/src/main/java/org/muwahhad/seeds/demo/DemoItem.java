package org.muwahhad.seeds.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.seeds.Bilingual;

/**
 * A catalog item with all its revisions, the earliest first.
 *
 * @param code stable key such as LAP-0007
 * @param category eight-digit CPV code
 * @param unit UN/ECE Recommendation 20 code
 * @param retiredAt when it left the catalog; null while it is offered
 */
public record DemoItem(
    String code,
    DemoItemKind kind,
    String category,
    String unit,
    List<Revision> revisions,
    @Nullable Instant retiredAt) {

  /** What is bought. */
  public enum DemoItemKind {
    HARDWARE,
    SOFTWARE,
    SERVICE
  }

  /**
   * One published state of the item.
   *
   * @param number 1, 2, 3 …
   * @param attributes values by the category's template, in its order
   * @param benchmarkPrice price of one unit without VAT, with the decimals of its currency
   */
  public record Revision(
      int number,
      Instant publishedAt,
      Bilingual name,
      Bilingual description,
      List<Attribute> attributes,
      BigDecimal benchmarkPrice,
      String benchmarkCurrency,
      LocalDate benchmarkDate,
      Bilingual benchmarkSource) {}

  /** The value of one attribute, written as its type demands. */
  public record Attribute(String code, String value) {}

  /** The first four digits of the category, by which lots are proposed. */
  public String classDigits() {
    return category.substring(0, 4);
  }

  /** The revision in force at a moment; before the first publication, the first. */
  public Revision revisionAt(Instant moment) {
    return revisions.stream()
        .filter(revision -> !revision.publishedAt().isAfter(moment))
        .reduce((earlier, later) -> later)
        .orElse(revisions.get(0));
  }

  /** Whether the item could be ordered at a moment. */
  public boolean isOfferedAt(Instant moment) {
    return retiredAt == null || retiredAt.isAfter(moment);
  }
}
