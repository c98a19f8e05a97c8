package org.muwahhad.reports.overview;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.document.DocumentHead;

/**
 * How joint procurement stands on a day. Amounts are without VAT, in {@code currency} at the rates
 * of that day, unless an amount names another. Days are days in Riyadh, instants are UTC. Lists may
 * be the first of more; {@code counts} says of how many.
 *
 * @param reach whose figures they are
 * @param day of the figures and of the rates
 * @param savings all awards in effect
 * @param demand endorsed in all rounds
 * @param asked entities that the rounds of twelve months asked
 * @param answered those that answered
 * @param realised what came of the awards
 * @param issuer the body that reports
 * @param issuedAt also the date inside the file, so equal input gives equal bytes
 */
public record OverviewReport(
    Bilingual reach,
    String currency,
    LocalDate day,
    AwardComparison savings,
    Money demand,
    int asked,
    int answered,
    FullCounts counts,
    List<TenderSavings> tenders,
    List<StateFigures> states,
    List<CategoryFigures> categories,
    List<UnfinishedProcess> unfinished,
    List<AwaitedAct> waiting,
    List<AgreementUse> agreements,
    List<OverdueOrder> lateOrders,
    RealisedFigures realised,
    InitiativeCounts initiatives,
    Bilingual issuer,
    Instant issuedAt,
    DocumentHead.Proof proof) {

  public OverviewReport {
    tenders = List.copyOf(tenders);
    states = List.copyOf(states);
    categories = List.copyOf(categories);
    unfinished = List.copyOf(unfinished);
    waiting = List.copyOf(waiting);
    agreements = List.copyOf(agreements);
    lateOrders = List.copyOf(lateOrders);
  }

  /** How many there are in all of what is listed. */
  public record FullCounts(
      int tenders, int categories, int unfinished, int waiting, int agreements, int lateOrders) {}

  /** Awards beside what they are held against. */
  public record AwardComparison(Money award, Money benchmark, Money estimate) {}

  /**
   * What was ordered, taken and paid, and what the orders saved of the benchmark.
   *
   * @param paid with VAT; the others are without
   */
  public record RealisedFigures(Money ordered, Money taken, Money paid, Money saved) {}

  /** The awards of a tender. */
  public record TenderSavings(String number, Bilingual title, AwardComparison figures) {}

  /** Demand and awards of a state, and how many of its entities were asked and answered. */
  public record StateFigures(
      Bilingual state, Money demand, AwardComparison figures, int asked, int answered) {}

  /** Demand and awards of a CPV division. */
  public record CategoryFigures(Bilingual category, Money demand, AwardComparison figures) {}

  /** A round or tender that is not finished; due is when its stage ends, if that is fixed. */
  public record UnfinishedProcess(
      Bilingual stage, String code, Bilingual name, Instant since, @Nullable Instant due) {}

  /** An act that waits for somebody. */
  public record AwaitedAct(
      String code,
      Bilingual name,
      Bilingual awaited,
      Bilingual holder,
      Instant since,
      @Nullable Instant due) {}

  /**
   * An agreement that ends soon or is nearly used.
   *
   * @param joined of the value entitled, what entities joined for after the award
   */
  public record AgreementUse(
      String number,
      Bilingual lot,
      Bilingual supplier,
      LocalDate endsOn,
      Money entitled,
      Money joined,
      Money ordered) {}

  /** Initiatives of the strategy under way, and milestones reached and overdue. */
  public record InitiativeCounts(int underWay, int reached, int overdue) {}

  /** What was needed by a day that has passed, is ordered, and is not accepted. */
  public record OverdueOrder(
      String agreement,
      Bilingual entity,
      Bilingual state,
      String itemCode,
      Bilingual item,
      Bilingual unit,
      BigDecimal late,
      LocalDate neededOn) {}
}
