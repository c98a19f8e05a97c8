package org.muwahhad.reports.demandsummary;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.document.DocumentHead;

/**
 * What a closed round asked for and what it left out. Instants are UTC; amounts are the officers'
 * estimates without VAT, each line rounded to its own currency. What a state asks for of an item in
 * one currency is summed, converted at the rates of the day of the close, and rounded once more to
 * {@code currency}, so that all sums are sums of the same amounts; a line left out is converted by
 * itself.
 *
 * @param round its code
 * @param title its name
 * @param reach whose demand the reader sees: all invited states, one state, or one entity
 * @param currency in which everything is summed
 * @param ratesOf the day, in Riyadh, whose exchange rates convert
 * @param categories that could be asked for
 * @param states with their endorsed demand, in the order of their codes; also those without any
 * @param sums of endorsed demand by category, the largest first
 * @param items of endorsed demand, the largest first
 * @param notIn entities without endorsed demand, by state
 * @param leftOut lines of theirs that are not in the demand
 * @param unfinished changes that were begun and not handed in before the close; the version before
 *     them counts
 * @param issuer the body that reports
 * @param issuedAt also the date inside the file, so equal input gives equal bytes
 */
public record DemandSummaryReport(
    String round,
    Bilingual title,
    Bilingual reach,
    Instant opensAt,
    Instant closedAt,
    Instant endorsementUntil,
    String currency,
    LocalDate ratesOf,
    List<Bilingual> categories,
    List<SummaryState> states,
    List<Category> sums,
    List<SummaryItem> items,
    List<EntityNotIn> notIn,
    List<LineLeftOut> leftOut,
    List<UnfinishedChanges> unfinished,
    Bilingual issuer,
    Instant issuedAt,
    DocumentHead.Proof proof) {

  public DemandSummaryReport {
    categories = List.copyOf(categories);
    states = List.copyOf(states);
    sums = List.copyOf(sums);
    items = List.copyOf(items);
    notIn = List.copyOf(notIn);
    leftOut = List.copyOf(leftOut);
    unfinished = List.copyOf(unfinished);
  }

  /** Why an entity or a line is not in the demand. */
  public enum AbsenceReason {
    /** The entity began no submission. */
    NONE_BEGUN,
    /** Still a draft when the round closed. */
    NOT_SUBMITTED,
    /** Returned, and the time to correct it is running. */
    AWAITS_CORRECTION,
    /** Returned, and not submitted again in time. */
    NOT_CORRECTED,
    /** Submitted, and the time to endorse it is running. */
    AWAITS_ENDORSEMENT,
    /** Submitted, and not endorsed in time. */
    NOT_ENDORSED,
    /** Taken back by the entity. */
    WITHDRAWN
  }

  /**
   * A state that was invited.
   *
   * @param code ISO 3166-1
   * @param entities that could state demand
   * @param endorsed of these, with endorsed demand
   * @param lines endorsed
   * @param firm estimate of what the entities commit to
   * @param indicative estimate of the rest
   */
  public record SummaryState(
      String code,
      Bilingual name,
      int entities,
      int endorsed,
      int lines,
      Money firm,
      Money indicative) {
    public Money total() {
      return firm.plus(indicative);
    }
  }

  /** A category with its endorsed demand, each line in that of its item. */
  public record Category(
      String code, Bilingual name, int states, int items, int lines, Money total) {}

  /**
   * An item with its endorsed demand in one unit.
   *
   * @param byState quantities of those states that asked for it
   */
  public record SummaryItem(
      String code,
      Bilingual name,
      Bilingual unit,
      int lines,
      BigDecimal quantity,
      List<StateQuantity> byState,
      Money total) {
    public SummaryItem {
      byState = List.copyOf(byState);
    }
  }

  /** What one state asked for of an item, in the item's unit. */
  public record StateQuantity(String state, BigDecimal quantity) {}

  /**
   * An entity without endorsed demand.
   *
   * @param reason as the coordinator or the entity wrote it; blank where none is due
   * @param total estimate of its lines, nothing when none was begun
   */
  public record EntityNotIn(
      Bilingual state,
      Bilingual entity,
      AbsenceReason why,
      String reason,
      int lines,
      Money total) {}

  /**
   * A line that is not in the demand.
   *
   * @param entityCode tells entities of one name from each other
   */
  public record LineLeftOut(
      Bilingual state,
      String entityCode,
      Bilingual entity,
      int line,
      String itemCode,
      Bilingual item,
      BigDecimal quantity,
      Bilingual unit,
      Money total,
      AbsenceReason why) {
    /** The entity's name with that of its state, where those of several states stand together. */
    public Bilingual entityInState() {
      return new Bilingual(entity.ar() + " – " + state.ar(), entity.en() + " – " + state.en());
    }
  }

  /** Changes of an entity that were not handed in before the close. */
  public record UnfinishedChanges(
      Bilingual state, Bilingual entity, String receipt, Instant begunAt) {}
}
