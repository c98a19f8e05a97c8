package org.muwahhad.tender;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a tender by their codes, with the bounds of their values. What a rule says, its
 * source and the value that a new tender takes over are reference data ({@code rule_default}).
 */
public enum TenderRule {
  BID_MINIMUM_DAYS("bid.minimum-days", RuleBound.whole(1, 365)),
  BID_URGENT_MINIMUM_DAYS("bid.urgent-minimum-days", RuleBound.whole(1, 365)),
  QUESTIONS_CLOSE_DAYS("questions.close-days", RuleBound.whole(0, 90)),
  ANSWERS_CLOSE_DAYS("answers.close-days", RuleBound.whole(0, 90)),
  AMENDMENT_EXTENSION_DAYS("amendment.extension-days", RuleBound.whole(0, 90), 7),
  TECHNICAL_PASS_MARK("technical.pass-mark"),
  WEIGHT_QUALITY("weight.quality"),
  WEIGHT_PRICE("weight.price"),
  PREFERENCE_GCC_PERCENT("preference.gcc-percent", 0),
  ARITHMETIC_TOLERANCE_PERCENT("arithmetic.tolerance-percent"),
  ABNORMAL_MEAN_PERCENT("abnormal.mean-percent"),
  ABNORMAL_NEXT_PERCENT("abnormal.next-percent"),
  QUANTITIES_BAND_PERCENT("quantities.band-percent", 0),
  QUANTITIES_CONFIRMATION_DAYS("quantities.confirmation-days", RuleBound.whole(0, 60), 0),
  STANDSTILL_DAYS("standstill.days", RuleBound.whole(1, 60)),
  AGREEMENT_MONTHS("agreement.months", RuleBound.MONTHS_OF_AGREEMENT, 12),
  AGREEMENT_SIGNATURE("agreement.signature", RuleBound.FLAG),
  AGREEMENT_SIGNATURE_DAYS("agreement.signature-days", RuleBound.whole(1, 120)),
  AGREEMENT_NOTICE_DAYS("agreement.notice-days", RuleBound.whole(1, 180), 30),
  AGREEMENT_SUPPLY("agreement.supply", RuleBound.FLAG, 0),
  PUBLICATION_UNIT_PRICES("publication.unit-prices", RuleBound.FLAG),
  DELAY_PERCENT_PER_WEEK("delay.percent-per-week", 0),
  DELAY_MOST_PERCENT("delay.most-percent", 0),
  BID_VALIDITY_DAYS("bid.validity-days", RuleBound.whole(1, 365), 90),
  PERFORMANCE_GUARANTEE_PERCENT("performance-guarantee.percent", 0),
  PERFORMANCE_GUARANTEE_WORKING_DAYS(
      "performance-guarantee.working-days", RuleBound.whole(1, 120), 15),
  SPREAD_POINTS("spread.points"),
  PRICE_OPENING_NOTICE_DAYS("price-opening.notice-days", RuleBound.whole(0, 60), 3),
  QUORUM_STATES("quorum.states", RuleBound.whole(1, 6)),
  LEVEL_TECHNICAL("level.technical"),
  LEVEL_EXECUTIVE("level.executive"),
  LEVEL_UNDERSECRETARIES("level.undersecretaries"),
  LEVEL_MINISTERIAL("level.ministerial"),
  COMPLAINT_ANSWER_DAYS("complaint.answer-days", RuleBound.whole(1, 60)),
  COMPLAINT_DECISION_DAYS("complaint.decision-days", RuleBound.whole(1, 120)),
  COMPLAINT_REPLY_DAYS("complaint.reply-days", RuleBound.whole(1, 60)),
  COMPLAINT_VOTES("complaint.votes", RuleBound.whole(3, 15), 3),
  LIMITED_MINIMUM_INVITED("limited.minimum-invited", RuleBound.whole(1, 50), 3),
  PREQUALIFICATION_MINIMUM_DAYS("prequalification.minimum-days", RuleBound.whole(1, 365), 15),
  PERFORMANCE_GUARANTEE_BEFORE_ORDERS("performance-guarantee.before-orders", RuleBound.FLAG),
  AWARD_WINNERS_PER_LOT("award.winners-per-lot", RuleBound.whole(1, 20), 1),
  AWARD_LEAST_SHARE_PERCENT("award.least-share-percent", 0),
  BID_SEALED_BY_BIDDER("bid.sealed-by-bidder", RuleBound.FLAG, 0),
  EVALUATION_MASK_BIDDERS("evaluation.mask-bidders", RuleBound.FLAG, 0),
  BID_SECURITY_PERCENT("bid-security.percent", 0),
  BID_SECURITY_EXTRA_DAYS("bid-security.extra-days", RuleBound.whole(0, 365), 0),
  BID_SECURITY_AMOUNT("bid-security.amount", 0),
  BID_SECURITY_FORM_BANK_GUARANTEE("bid-security.form.bank-guarantee", RuleBound.FLAG),
  BID_SECURITY_FORM_CERTIFIED_CHEQUE("bid-security.form.certified-cheque", RuleBound.FLAG),
  BID_SECURITY_FORM_SURETY_BOND("bid-security.form.surety-bond", RuleBound.FLAG),
  MINI_COMPETITION_MINIMUM_DAYS("mini-competition.minimum-days", RuleBound.whole(1, 365)),
  MINI_COMPETITION_MINIMUM_SUPPLIERS(
      "mini-competition.minimum-suppliers", RuleBound.whole(2, 50), 2),
  BID_QUANTITY_TIERS("bid.quantity-tiers", RuleBound.FLAG, 0),
  BID_BUNDLE_PRICES("bid.bundle-prices", RuleBound.FLAG, 0),
  BID_DELIVERY_DAYS("bid.delivery-days", RuleBound.whole(0, 3650), 0),
  BID_ALTERNATIVES("bid.alternatives", RuleBound.FLAG, 0),
  ACCESSION_ENTITY_PERCENT("accession.entity-percent"),
  ACCESSION_TOTAL_PERCENT("accession.total-percent", RuleBound.whole(0, 1000)),
  AGREEMENT_PRICE_RISE_PERCENT("agreement.price-rise-percent", 0),
  AGREEMENT_PRICE_INDEX_PERCENT("agreement.price-index-percent", 100),
  AGREEMENT_PRICE_REVIEW_MONTHS("agreement.price-review-months", RuleBound.whole(0, 48), 12),
  AGREEMENT_RENEWAL_MONTHS("agreement.renewal-months", RuleBound.whole(0, 36), 0),
  AGREEMENT_QUANTITY_RISE_PERCENT("agreement.quantity-rise-percent", 0),
  AGREEMENT_QUANTITY_FALL_PERCENT("agreement.quantity-fall-percent", 0),
  PERFORMANCE_NO_BREACH_MONTHS("performance.no-breach-months", RuleBound.whole(0, 60), 0),
  PERFORMANCE_POINTS_PER_BREACH("performance.points-per-breach", RuleBound.whole(0, 100), 0);

  private static final Map<String, TenderRule> BY_CODE =
      Arrays.stream(values()).collect(Collectors.toMap(TenderRule::code, Function.identity()));

  private final String code;
  private final @Nullable RuleBound bound;
  private final @Nullable BigDecimal otherwise;

  TenderRule(String code) {
    this.code = code;
    this.bound = null;
    this.otherwise = null;
  }

  TenderRule(String code, RuleBound bound) {
    this.code = code;
    this.bound = bound;
    this.otherwise = null;
  }

  TenderRule(String code, int otherwise) {
    this.code = code;
    this.bound = null;
    this.otherwise = BigDecimal.valueOf(otherwise);
  }

  TenderRule(String code, RuleBound bound, int otherwise) {
    this.code = code;
    this.bound = bound;
    this.otherwise = BigDecimal.valueOf(otherwise);
    if (!bound.takes(this.otherwise)) {
      throw new IllegalArgumentException(code + " does not take " + otherwise);
    }
  }

  /** The code under which its value is stored, such as {@code bid.minimum-days}. */
  public String code() {
    return code;
  }

  /** The values it takes; empty where these are those of its unit. */
  public Optional<RuleBound> bound() {
    return Optional.ofNullable(bound);
  }

  /**
   * The value that counts in a tender that does not have the rule.
   *
   * @throws IllegalStateException when every tender has it
   */
  public BigDecimal otherwise() {
    if (otherwise == null) {
      throw new IllegalStateException("Every tender has rule " + code);
    }
    return otherwise;
  }

  /** Its value among those of a tender; {@link #otherwise} where it is not one of them. */
  public BigDecimal in(Map<String, BigDecimal> values) {
    BigDecimal value = values.get(code);
    return value == null ? otherwise() : value;
  }

  /** The rule of a code. */
  public static Optional<TenderRule> find(String code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }
}
