package org.muwahhad.evaluation.flag;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Sha256;

/**
 * A flag found in the bids.
 *
 * @param lotNumber the lot it was found in; null for the tender as a whole
 * @param bids the bids it concerns, by number
 * @param figures what it rests on: all figures of the kind, in the order of its text
 * @param entity the procuring entity whose orders it concerns; null where it is about none
 */
public record RedFlag(
    RedFlagKind kind,
    @Nullable Integer lotNumber,
    List<Long> bids,
    Map<FlagFigure, BigDecimal> figures,
    @Nullable FlaggedEntity entity) {

  public RedFlag {
    bids = bids.stream().sorted().toList();
    figures = inOrder(kind, figures);
  }

  /** A flag that is about no procuring entity. */
  RedFlag(
      RedFlagKind kind,
      @Nullable Integer lotNumber,
      List<Long> bids,
      Map<FlagFigure, BigDecimal> figures) {
    this(kind, lotNumber, bids, figures, null);
  }

  /** A procuring entity that a flag is about. */
  public record FlaggedEntity(long id, Bilingual name) {}

  private static Map<FlagFigure, BigDecimal> inOrder(
      RedFlagKind kind, Map<FlagFigure, BigDecimal> figures) {
    Map<FlagFigure, BigDecimal> ordered = new LinkedHashMap<>();
    for (FlagFigure figure : kind.figures()) {
      ordered.put(figure, Objects.requireNonNull(figures.get(figure), figure.name()));
    }
    if (ordered.size() != figures.size()) {
      throw new IllegalArgumentException(kind + " does not rest on " + figures.keySet());
    }
    return Collections.unmodifiableMap(ordered);
  }

  /** One of its figures. */
  public BigDecimal figure(FlagFigure name) {
    return Objects.requireNonNull(figures.get(name), name.name());
  }

  /** What a flag is about. */
  public enum Subject {
    /** The bids and those who sent them: for all who read the examination. */
    BIDDERS,
    /** How the buyer proceeded, and what follows from prices kept to themselves: for auditors. */
    BUYER
  }

  /** The kinds of flags, in the order in which they are shown, with what each rests on. */
  public enum RedFlagKind {
    SINGLE_BIDDER(FlagFigure.BIDS_TAKING_PART, FlagFigure.BIDS_RECEIVED),
    ALL_OTHERS_EXCLUDED(FlagFigure.BIDS_EXCLUDED, FlagFigure.BIDS_RECEIVED),
    SAME_PRICES(FlagFigure.ITEMS_ALIKE, FlagFigure.ITEMS),
    SAME_TOTALS(FlagFigure.BIDS),
    CONSTANT_RATIO(FlagFigure.ITEMS_ALIKE, FlagFigure.PERCENT_ABOVE),
    CONSTANT_OFFSET(FlagFigure.ITEMS_ALIKE, FlagFigure.AMOUNT_ABOVE),
    SAME_ACROSS_LOTS(FlagFigure.LOTS_ALIKE, FlagFigure.LOTS),
    RATIO_ACROSS_LOTS(FlagFigure.LOTS_ALIKE, FlagFigure.PERCENT_ABOVE),
    ROUND_PRICES(FlagFigure.ROUND_PRICES, FlagFigure.UNIT_PRICES),
    CLOSE_LOSERS(FlagFigure.CLOSE_BIDS, FlagFigure.LOSING_BIDS, FlagFigure.THRESHOLD),
    CLOSE_SECOND(FlagFigure.PERCENT_ABOVE, FlagFigure.FENCE, FlagFigure.LOTS),
    LARGE_GAP(FlagFigure.PERCENT_ABOVE, FlagFigure.FENCE, FlagFigure.LOTS),
    ROTATION(FlagFigure.AWARDS, FlagFigure.SUPPLIERS),
    /** Kept from bids before, or now. Remarks name the kind, so it keeps its first name. */
    WAS_SUSPENDED(
        FlagFigure.SUSPENSIONS,
        FlagFigure.OUT_NOW,
        FlagFigure.DEBARMENTS,
        FlagFigure.PREQUALIFICATIONS_FAILED,
        FlagFigure.TENDERS_EXCLUDED_FROM),
    OFTEN_LOSING(FlagFigure.PERCENT_WON, FlagFigure.BIDS, FlagFigure.FENCE),
    OFTEN_EXCLUDED(FlagFigure.PERCENT_EXCLUDED, FlagFigure.BIDS, FlagFigure.FENCE),
    MANY_GOODS(FlagFigure.DIVISIONS, FlagFigure.TENDERS, FlagFigure.FENCE),
    SHARED_OWNER(FlagFigure.BIDDERS, FlagFigure.LEAST_SHARE),
    SHARED_ADDRESS(FlagFigure.BIDDERS),
    SHARED_PHONE(FlagFigure.BIDDERS),
    SHARED_TAX_NUMBER(FlagFigure.BIDDERS),
    SHARED_BANK(FlagFigure.BIDDERS),
    SHARED_NETWORK(FlagFigure.BIDDERS),
    SAME_FILE(FlagFigure.BIDDERS, FlagFigure.BYTES),
    ALIKE_FILES(FlagFigure.FILES),
    SHARED_AUTHOR(FlagFigure.BIDDERS, FlagFigure.FILES),
    CLOSE_TIMES(FlagFigure.BIDS, FlagFigure.MINUTES),
    LAST_MINUTE(FlagFigure.MINUTES, FlagFigure.THRESHOLD),
    WITHDRAWN(FlagFigure.BIDS),
    LOW_PRICE_FIRST,
    WINS_MOST(FlagFigure.LOTS_WON, FlagFigure.LOTS),
    NEW_SUPPLIER(FlagFigure.DAYS, FlagFigure.THRESHOLD),
    ESTIMATE_MET(Subject.BUYER, FlagFigure.PERCENT_APART, FlagFigure.THRESHOLD),
    LOWEST_EXCLUDED(Subject.BUYER, FlagFigure.BIDS_TAKING_PART, FlagFigure.BIDS_EXCLUDED),
    SHORT_PERIOD(Subject.BUYER, FlagFigure.DAYS, FlagFigure.THRESHOLD),
    NOT_OPEN(Subject.BUYER, FlagFigure.BIDS_RECEIVED),
    SPLIT_PURCHASE(Subject.BUYER, FlagFigure.TENDERS, FlagFigure.DAYS),
    MANY_AMENDMENTS(Subject.BUYER, FlagFigure.AMENDMENTS),
    LATE_AMENDMENT(Subject.BUYER, FlagFigure.AMENDMENTS, FlagFigure.DAYS),
    LATE_BID_FIRST(Subject.BUYER, FlagFigure.MINUTES),
    BUYER_EXCLUDES(Subject.BUYER, FlagFigure.PERCENT_EXCLUDED, FlagFigure.BIDS, FlagFigure.FENCE),
    FAST_AWARD(Subject.BUYER, FlagFigure.DAYS, FlagFigure.THRESHOLD),
    UPHELD_COMPLAINT(Subject.BUYER, FlagFigure.COMPLAINTS),
    PRICE_RAISED(Subject.BUYER, FlagFigure.PERCENT_RAISED, FlagFigure.THRESHOLD),
    RAISED_SOON(Subject.BUYER, FlagFigure.MONTHS, FlagFigure.THRESHOLD),
    TERM_EXTENDED(Subject.BUYER, FlagFigure.AMENDMENTS),
    MANY_CHANGES(Subject.BUYER, FlagFigure.AMENDMENTS),
    LATE_YET_PAID(Subject.BUYER, FlagFigure.ORDERS),
    BELOW_THRESHOLD(Subject.BUYER, FlagFigure.ORDERS, FlagFigure.THRESHOLD),
    SPLIT_ORDERS(Subject.BUYER, FlagFigure.ORDERS);

    private final Subject subject;
    private final List<FlagFigure> figures;

    RedFlagKind(FlagFigure... figures) {
      this(Subject.BIDDERS, figures);
    }

    RedFlagKind(Subject subject, FlagFigure... figures) {
      this.subject = subject;
      this.figures = List.of(figures);
    }

    public Subject subject() {
      return subject;
    }

    /** The figures that a flag of the kind rests on, in the order in which its text has them. */
    public List<FlagFigure> figures() {
      return figures;
    }
  }

  /** Message of its title; of earlier exclusions alone nobody says disqualified. */
  public String titleKey() {
    return kind == RedFlagKind.WAS_SUSPENDED && isOfExclusionsAlone()
        ? "evaluation.flag.kind.WAS_EXCLUDED"
        : "evaluation.flag.kind." + kind;
  }

  private boolean isOfExclusionsAlone() {
    return figures.entrySet().stream()
        .filter(f -> f.getKey() != FlagFigure.TENDERS_EXCLUDED_FROM)
        .allMatch(f -> f.getValue().signum() == 0);
  }

  /**
   * Names the flag for good, so that a remark stays with it however often it is found again. Flags
   * of one kind that are about other lots, bids or entities have other keys.
   */
  public String key() {
    String about = kind + "/" + lotNumber + "/" + bids;
    return Sha256.of(entity == null ? about : about + "/" + entity.id());
  }
}
