package org.muwahhad.tender.terms;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Faults;

/**
 * Between which values each rule of a tender lies, so that a mistyped one is reported at its field.
 * The database holds the same figures in {@code rule_bound} and refuses what is outside them. A
 * rule that is not listed lies where its unit allows.
 */
public final class RuleBounds {
  private static final String FLAG_FORM = "bid-security.form.";
  private static final Bound FLAG = Bound.whole(0, 1);
  private static final Bound SHARE = new Bound(BigDecimal.ZERO, BigDecimal.valueOf(100), 2);
  private static final Bound AMOUNT = Bound.whole(0, 999_999_999);

  /** Months of a framework agreement at the most (directive 2014/24/EU, article 33). */
  private static final Bound TERM = Bound.whole(1, 48);

  private static final Bound ANY = Bound.whole(0, 1000);
  private static final Map<String, Bound> BY_CODE =
      Map.ofEntries(
          Map.entry("bid.minimum-days", Bound.whole(1, 365)),
          Map.entry("bid.urgent-minimum-days", Bound.whole(1, 365)),
          Map.entry("questions.close-days", Bound.whole(0, 90)),
          Map.entry("answers.close-days", Bound.whole(0, 90)),
          Map.entry("amendment.extension-days", Bound.whole(0, 90)),
          Map.entry("quantities.confirmation-days", Bound.whole(0, 60)),
          Map.entry("standstill.days", Bound.whole(1, 60)),
          Map.entry("agreement.months", TERM),
          Map.entry("agreement.price-review-months", Bound.whole(0, 48)),
          Map.entry("agreement.renewal-months", Bound.whole(0, 36)),
          Map.entry("agreement.notice-days", Bound.whole(1, 180)),
          Map.entry("agreement.signature", FLAG),
          Map.entry("agreement.signature-days", Bound.whole(1, 120)),
          Map.entry("agreement.supply", FLAG),
          Map.entry("bid.validity-days", Bound.whole(1, 365)),
          Map.entry("performance-guarantee.working-days", Bound.whole(1, 120)),
          Map.entry("price-opening.notice-days", Bound.whole(0, 60)),
          Map.entry("publication.unit-prices", FLAG),
          Map.entry("quorum.states", Bound.whole(1, 6)),
          Map.entry("complaint.answer-days", Bound.whole(1, 60)),
          Map.entry("complaint.decision-days", Bound.whole(1, 120)),
          Map.entry("complaint.reply-days", Bound.whole(1, 60)),
          Map.entry("complaint.votes", Bound.whole(3, 15)),
          Map.entry("limited.minimum-invited", Bound.whole(1, 50)),
          Map.entry("prequalification.minimum-days", Bound.whole(1, 365)),
          Map.entry("performance-guarantee.before-orders", FLAG),
          Map.entry("award.winners-per-lot", Bound.whole(1, 20)),
          Map.entry("evaluation.mask-bidders", FLAG),
          Map.entry("bid.alternatives", FLAG),
          Map.entry("bid.delivery-days", Bound.whole(0, 3650)),
          Map.entry("bid.quantity-tiers", FLAG),
          Map.entry("bid.bundle-prices", FLAG),
          Map.entry("bid.sealed-by-bidder", FLAG),
          Map.entry("bid-security.extra-days", Bound.whole(0, 365)),
          Map.entry(FLAG_FORM + "bank-guarantee", FLAG),
          Map.entry(FLAG_FORM + "certified-cheque", FLAG),
          Map.entry(FLAG_FORM + "surety-bond", FLAG),
          Map.entry("mini-competition.minimum-days", Bound.whole(1, 365)),
          Map.entry("mini-competition.minimum-suppliers", Bound.whole(2, 50)),
          Map.entry("performance.no-breach-months", Bound.whole(0, 60)),
          Map.entry("performance.points-per-breach", Bound.whole(0, 100)),
          Map.entry("accession.total-percent", Bound.whole(0, 1000)));

  private RuleBounds() {}

  /**
   * The values a rule takes.
   *
   * @param least included
   * @param most included
   * @param decimals how many at the most
   */
  record Bound(BigDecimal least, BigDecimal most, int decimals) {
    static Bound whole(long least, long most) {
      return new Bound(BigDecimal.valueOf(least), BigDecimal.valueOf(most), 0);
    }

    boolean takes(BigDecimal value) {
      return value.compareTo(least) >= 0
          && value.compareTo(most) <= 0
          && value.stripTrailingZeros().scale() <= decimals;
    }
  }

  /** The rules with bounds of their own. */
  static Map<String, Bound> byCode() {
    return BY_CODE;
  }

  /**
   * Adds a fault at {@code rules.<code>}, which says what is allowed, where a rule does not take a
   * value.
   *
   * @param unit as in {@code rule_default}
   * @param value null where what was typed is no number
   */
  public static void check(Faults faults, String code, String unit, @Nullable BigDecimal value) {
    Bound bound = BY_CODE.getOrDefault(code, ofUnit(unit));
    faults.check(
        value != null && bound.takes(value),
        "rules." + code,
        bound.decimals() == 0 ? "tender.rule-whole-between" : "tender.rule-between",
        bound.least(),
        bound.most(),
        bound.decimals());
  }

  private static Bound ofUnit(String unit) {
    return switch (unit) {
      case "PERCENT", "POINTS" -> SHARE;
      case "MONTHS" -> TERM;
      case "SAR" -> AMOUNT;
      default -> ANY;
    };
  }
}
