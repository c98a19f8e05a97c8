package org.muwahhad.tender;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/**
 * How a deadline of a tender was computed, as it is shown next to it: from when, how many days, and
 * by which rule of the tender with its source.
 *
 * @param from what it is counted from, UTC; null while that has not come
 * @param days as the rule says; months where the start is {@link DeadlineStart#MONTHS_OF_AGREEMENT}
 * @param working whether they are working days, of Riyadh or of the state that is asked; else each
 *     is 24 hours
 */
@Introspected
public record ComputedDeadline(
    DeadlineStart start,
    @Nullable Instant from,
    int days,
    boolean working,
    TenderQueries.Rule rule) {

  /** What the name of a rule says of its values, to those who set it. */
  private static final Pattern OF_VALUES = Pattern.compile("\\s\\([^()]*+\\)$");

  /** The name of the rule as readers know it; none where it only repeats how the day is counted. */
  public Optional<Bilingual> named() {
    return start == DeadlineStart.MONTHS_OF_AGREEMENT
        ? Optional.empty()
        : Optional.of(new Bilingual(plain(rule.name().ar()), plain(rule.name().en())));
  }

  private static String plain(String name) {
    return OF_VALUES.matcher(name).replaceFirst("");
  }

  /** What a deadline is counted from, and in which direction. */
  public enum DeadlineStart {
    /** At least the given number of days after the publication. */
    LEAST_AFTER_PUBLICATION,
    /** Days before the deadline for bids. */
    BEFORE_DEADLINE,
    /** Days after the deadline for bids. */
    AFTER_DEADLINE,
    /** Days after the standstill began. */
    AFTER_STANDSTILL_BEGAN,
    /** Days after a complaint was filed. */
    AFTER_COMPLAINT,
    /** Days after a complaint was answered. */
    AFTER_ANSWER,
    /** Days after a state was asked. */
    AFTER_REQUEST,
    /** Days after an award came into effect. */
    AFTER_AWARD,
    /** Days after the last day on which a bid holds. */
    AFTER_BID_VALIDITY,
    /** At least the given number of days after a meeting was announced. */
    LEAST_AFTER_ANNOUNCEMENT,
    /** Months from the first day of an agreement. */
    MONTHS_OF_AGREEMENT
  }

  /** The least time until the deadline for bids; empty where no rule says. */
  public static Optional<ComputedDeadline> deadline(
      List<TenderQueries.Rule> rules,
      String procurementMethod,
      boolean urgent,
      @Nullable Instant publishedAt) {
    String code =
        BidPeriod.rule(
            rules.stream().map(TenderQueries.Rule::code).collect(Collectors.toSet()),
            procurementMethod,
            urgent);
    return of(rules, code, DeadlineStart.LEAST_AFTER_PUBLICATION, publishedAt, false);
  }

  /** The least time to apply for prequalification; empty where no rule says. */
  public static Optional<ComputedDeadline> applications(
      List<TenderQueries.Rule> rules, @Nullable Instant publishedAt) {
    return of(
        rules,
        TenderRule.PREQUALIFICATION_MINIMUM_DAYS,
        DeadlineStart.LEAST_AFTER_PUBLICATION,
        publishedAt,
        false);
  }

  /** The dates that follow from a deadline, by the code of their rule. */
  public static Map<String, ComputedDeadline> following(
      List<TenderQueries.Rule> rules, Instant deadline) {
    return TenderDates.of(deadline, rules).stream()
        .collect(
            Collectors.toMap(
                TenderDates.FollowingDate::code,
                d ->
                    of(
                            rules,
                            d.code(),
                            d.days() < 0
                                ? DeadlineStart.BEFORE_DEADLINE
                                : DeadlineStart.AFTER_DEADLINE,
                            deadline,
                            false)
                        .orElseThrow()));
  }

  /** The end of a standstill. */
  public static Optional<ComputedDeadline> standstill(
      List<TenderQueries.Rule> rules, Instant startedAt) {
    return find(rules, TenderRule.STANDSTILL_DAYS.code())
        .map(
            r ->
                new ComputedDeadline(
                    DeadlineStart.AFTER_STANDSTILL_BEGAN,
                    startedAt,
                    r.value().intValue(),
                    r.countsWorkingDays(),
                    r));
  }

  /** What a rule of the given number of working days says of a complaint. */
  public static ComputedDeadline complaint(TenderQueries.Rule rule, Instant filedAt) {
    return new ComputedDeadline(
        DeadlineStart.AFTER_COMPLAINT, filedAt, rule.value().intValue(), true, rule);
  }

  /** Until when a bidder may reply to the answer to its complaint. */
  public static ComputedDeadline reply(TenderQueries.Rule rule, Instant answeredAt) {
    return new ComputedDeadline(
        DeadlineStart.AFTER_ANSWER, answeredAt, rule.value().intValue(), true, rule);
  }

  /** Until when states answer that were asked for their quantities. */
  public static Optional<ComputedDeadline> quantities(
      List<TenderQueries.Rule> rules, Instant askedAt) {
    return of(
        rules, TenderRule.QUANTITIES_CONFIRMATION_DAYS, DeadlineStart.AFTER_REQUEST, askedAt, true);
  }

  /** Until when a performance guarantee is to be furnished; empty where no rule says. */
  public static Optional<ComputedDeadline> guarantee(
      List<TenderQueries.Rule> rules, Instant awardedAt) {
    return of(
        rules,
        TenderRule.PERFORMANCE_GUARANTEE_WORKING_DAYS,
        DeadlineStart.AFTER_AWARD,
        awardedAt,
        true);
  }

  /**
   * The last day on which the security of a bid must still hold; empty where no rule says.
   *
   * @param bidHoldsUntil when the bid ends to hold, UTC; null where that is not shown
   */
  public static Optional<ComputedDeadline> security(
      List<TenderQueries.Rule> rules, @Nullable Instant bidHoldsUntil) {
    return of(
        rules,
        TenderRule.BID_SECURITY_EXTRA_DAYS,
        DeadlineStart.AFTER_BID_VALIDITY,
        bidHoldsUntil,
        false);
  }

  /** The last day of a framework agreement; empty where no rule says. */
  public static Optional<ComputedDeadline> agreement(List<TenderQueries.Rule> rules) {
    return of(rules, TenderRule.AGREEMENT_MONTHS, DeadlineStart.MONTHS_OF_AGREEMENT, null, false);
  }

  /**
   * The least time until prices that are sealed apart are opened; empty where no rule says.
   *
   * @param announcedAt when the meeting was announced, UTC; null while it is not
   */
  public static Optional<ComputedDeadline> priceOpening(
      List<TenderQueries.Rule> rules, @Nullable Instant announcedAt) {
    return of(
        rules,
        TenderRule.PRICE_OPENING_NOTICE_DAYS,
        DeadlineStart.LEAST_AFTER_ANNOUNCEMENT,
        announcedAt,
        false);
  }

  private static Optional<ComputedDeadline> of(
      List<TenderQueries.Rule> rules,
      TenderRule rule,
      DeadlineStart start,
      @Nullable Instant from,
      boolean working) {
    return of(rules, rule.code(), start, from, working);
  }

  private static Optional<ComputedDeadline> of(
      List<TenderQueries.Rule> rules,
      String code,
      DeadlineStart start,
      @Nullable Instant from,
      boolean working) {
    return find(rules, code)
        .map(r -> new ComputedDeadline(start, from, r.value().intValue(), working, r));
  }

  private static Optional<TenderQueries.Rule> find(List<TenderQueries.Rule> rules, String code) {
    return rules.stream().filter(r -> r.code().equals(code)).findFirst();
  }
}
