package org.muwahhad.bid.workbook;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;

/**
 * What a price workbook would change in the draft.
 *
 * @param version of the bid that it was compared with
 * @param changes rows that change something or cannot be taken, mistakes first
 * @param unchanged how many rows say what the draft says
 */
public record PriceReview(
    String fileName, int version, String currency, List<PriceChange> changes, int unchanged) {
  public PriceReview {
    changes = List.copyOf(changes);
  }

  /** The parts of a row, by their columns. */
  static final List<String> PARTS =
      List.of(
          "unitPrice",
          "origin",
          "offered",
          "statedTotal",
          "deliveryDays",
          "leastQuantity",
          "tiers",
          "bundle",
          "bundlePrice");

  /**
   * One row.
   *
   * @param row on the sheet, from 1
   * @param item null where it names none of the tender
   * @param before what the draft says, by part; empty texts where it says nothing
   * @param after what the row says
   * @param mistakes by part
   */
  public record PriceChange(
      int row,
      @Nullable Bilingual item,
      Map<String, String> before,
      Map<String, String> after,
      List<Mistake> mistakes) {
    public PriceChange {
      before = Map.copyOf(before);
      after = Map.copyOf(after);
      mistakes = List.copyOf(mistakes);
    }

    /** The parts to show: those that differ, and those that cannot be taken. */
    public List<String> shown() {
      return PARTS.stream()
          .filter(
              p ->
                  !before.getOrDefault(p, "").equals(after.getOrDefault(p, ""))
                      || mistake(p) != null)
          .toList();
    }

    /** What is wrong with a part, or null. */
    public @Nullable Mistake mistake(String part) {
      return mistakes.stream().filter(m -> m.part().equals(part)).findFirst().orElse(null);
    }
  }

  /**
   * Why a cell cannot be taken, in both languages.
   *
   * @param cell as spreadsheet programs name it, such as {@code H12}
   */
  public record Mistake(String part, String cell, String code, Bilingual message) {}

  /** How many cells cannot be taken. */
  public int wrong() {
    return changes.stream().mapToInt(c -> c.mistakes().size()).sum();
  }

  public boolean canBeTaken() {
    return wrong() == 0 && !changes.isEmpty();
  }

  /** Ends the act when a cell cannot be taken. */
  void requireFaultless() {
    if (wrong() > 0) {
      throw new Refusal.RuleBroken("bid.workbook-wrong", wrong());
    }
  }
}
