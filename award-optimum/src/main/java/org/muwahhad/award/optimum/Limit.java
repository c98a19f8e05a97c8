package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/**
 * One thing that an award must keep to, such as "bidder A wins at most 2 lots".
 *
 * @param subject the bidder, lot or state it holds for, or the place of a rule from 1; empty when
 *     it holds for the whole award
 * @param item the item, when it holds for one item only; else empty
 * @param bound the figure that is not to be passed: a count, a quantity, a percentage, or an amount
 *     in the problem's currency without VAT
 */
public record Limit(LimitKind kind, String subject, String item, BigDecimal bound) {

  /**
   * What is limited; {@link #field} is its name in the file of the problem, and for what no file
   * states, that every lot is awarded, a name of its own.
   */
  public enum LimitKind {
    LOT("everyLot", "lot"),
    MAX_LOTS("maxLotsPerBidder", "bidder"),
    MAX_VALUE("maxValuePerBidder", "bidder"),
    CAPACITY("capacity", "bidder"),
    LEAST_QUANTITY("leastQuantity", "bidder"),
    MAX_SUPPLIERS("maxSuppliersPerLot", "lot"),
    MIN_SHARE("minSharePercent", "lot"),
    MIN_SUPPLIERS("minSuppliers", ""),
    MOST_SUPPLIERS("maxSuppliers", ""),
    BUDGET("budget", ""),
    STATE_BUDGET("stateBudgets", "state"),
    RULE("rules", "rule");

    private final String field;
    private final String subjectKind;

    LimitKind(String field, String subjectKind) {
      this.field = field;
      this.subjectKind = subjectKind;
    }

    /** The kind that a field of the problem states. */
    public static Optional<LimitKind> of(String field) {
      return Arrays.stream(values()).filter(k -> k.field.equals(field)).findFirst();
    }

    /** The field that states it. */
    public String field() {
      return field;
    }

    /** What its subject is: a bidder, a lot, a state, a rule, or nothing. */
    public String subjectKind() {
      return subjectKind;
    }
  }

  Limit(LimitKind kind, String subject, BigDecimal bound) {
    this(kind, subject, "", bound);
  }
}
