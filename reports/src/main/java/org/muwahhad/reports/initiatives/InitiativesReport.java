package org.muwahhad.reports.initiatives;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.document.DocumentHead;

/**
 * How far the initiatives of the strategy have come on a day, and what became of the
 * recommendations of the committees. Budgets are without VAT; those of phases are in {@code
 * currency} at the rates of that day. Days are days in Riyadh, instants are UTC.
 *
 * @param day of the figures and of the rates
 * @param issuer the body that reports
 * @param issuedAt also the date inside the file, so equal input gives equal bytes
 */
public record InitiativesReport(
    String currency,
    LocalDate day,
    List<PhaseFigures> phases,
    List<InitiativeFigures> initiatives,
    List<OverdueMilestone> overdue,
    List<IndicatorFigures> indicators,
    List<FollowedRecommendation> recommendations,
    Bilingual issuer,
    Instant issuedAt,
    DocumentHead.Proof proof) {

  public InitiativesReport {
    phases = List.copyOf(phases);
    initiatives = List.copyOf(initiatives);
    overdue = List.copyOf(overdue);
    indicators = List.copyOf(indicators);
    recommendations = List.copyOf(recommendations);
  }

  /**
   * How far a phase has come.
   *
   * @param years such as 2025–2026
   * @param submitted initiatives before the ministers
   * @param reached of the milestones of approved and closed initiatives
   * @param met of the indicators, those at their target
   */
  public record PhaseFigures(
      Bilingual phase,
      String years,
      int submitted,
      int approved,
      int closed,
      int milestones,
      int reached,
      int overdue,
      int indicators,
      int met,
      Money budget) {}

  /** An initiative; its budget is in its own currency. */
  public record InitiativeFigures(
      String code,
      Bilingual name,
      Bilingual phase,
      Bilingual owner,
      Bilingual status,
      int milestones,
      int reached,
      int overdue,
      @Nullable LocalDate nextDue,
      Money budget) {}

  /** A milestone whose day has passed before it was reached. */
  public record OverdueMilestone(
      String code, Bilingual milestone, Bilingual owner, LocalDate dueOn) {}

  /** An indicator with its newest value, where there is one. */
  public record IndicatorFigures(
      String code,
      Bilingual indicator,
      Bilingual unit,
      BigDecimal baseline,
      BigDecimal target,
      @Nullable BigDecimal latest,
      @Nullable LocalDate measuredOn) {}

  /**
   * What a committee recommended, and where it stands.
   *
   * @param initiative code of the initiative it concerns; empty where it concerns none
   */
  public record FollowedRecommendation(
      Bilingual committee,
      Bilingual text,
      String initiative,
      LocalDate metOn,
      @Nullable LocalDate dueOn,
      Bilingual state) {}
}
