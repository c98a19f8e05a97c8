package org.muwahhad.seeds.demo;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.seeds.Bilingual;

/**
 * A joint tender made of one round, with its bids and what was done with them.
 *
 * @param currency ISO 4217 code in which prices are compared
 * @param preparedBy code of the person who prepared it, and who doesn't examine it
 * @param approvedBy code of the second person without whom nothing is published
 * @param qualityWeight percent; 0 for the lowest price
 * @param priceWeight percent; 100 for the lowest price
 * @param passMark technical score out of 100 below which a bid's prices stay sealed
 * @param criteria technical criteria; weights sum to 100
 */
public record DemoTender(
    String code,
    String round,
    Bilingual title,
    String currency,
    String preparedBy,
    String approvedBy,
    Method method,
    int qualityWeight,
    int priceWeight,
    int passMark,
    List<Criterion> criteria,
    List<DemoCheck> checks,
    Dates dates,
    DemoTenderState state,
    List<DemoBid> bids,
    DemoEvaluation evaluation,
    List<Vote> votes,
    List<CallOff> callOffs) {

  /** How a lot's winner is found. */
  public enum Method {
    LOWEST_PRICE,
    QUALITY_PRICE
  }

  /** How far the tender is on the day the plan is made for. */
  public enum DemoTenderState {
    PUBLISHED,
    UNDER_EVALUATION,
    /** The committees have decided, and states are confirming their quantities. */
    DECIDED,
    AWARDED;

    /** Whether the committees have decided. */
    boolean isDecided() {
      return this == DECIDED || this == AWARDED;
    }
  }

  /** What a committee member said. */
  public enum Choice {
    FOR,
    AGAINST,
    ABSTAIN
  }

  /** A technical criterion, scored 0 to 100 by each evaluator. */
  public record Criterion(String code, Bilingual name, int weight) {}

  /** An administrative condition that a bid passes or fails. */
  public record DemoCheck(String code, Bilingual name) {}

  /** When the steps were taken; null for steps that are still to come. */
  public record Dates(
      Instant preparedAt,
      Instant approvedAt,
      Instant publishedAt,
      Instant deadline,
      @Nullable Instant openedAt,
      @Nullable Instant evaluatedAt,
      @Nullable Instant recommendedAt,
      @Nullable Instant decidedAt,
      @Nullable Instant confirmedAt,
      @Nullable Instant standstillEndsAt,
      @Nullable Instant awardedAt) {}

  /** The vote of one state on the award. */
  public record Vote(String person, String state, Choice choice, Bilingual reason, Instant at) {}

  /**
   * An order under the framework agreement, from the supplier that won the item's lot.
   *
   * @param quantity at most what the entity's endorsed lines of the round ask for in sum
   * @param deliveries in the order of time; together at most what was ordered
   */
  public record CallOff(
      String code,
      String entity,
      String item,
      int quantity,
      Instant at,
      List<Delivery> deliveries) {
    public CallOff {
      deliveries = List.copyOf(deliveries);
    }
  }

  /** What was delivered of an order, and accepted. */
  public record Delivery(int quantity, Instant at) {}
}
