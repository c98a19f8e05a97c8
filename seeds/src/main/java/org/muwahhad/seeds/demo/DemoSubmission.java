package org.muwahhad.seeds.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.seeds.Bilingual;

/**
 * One entity's demand in one round.
 *
 * @param acts what happened to it, in order of time; the first is SAVED, the last leads to the
 *     state
 */
public record DemoSubmission(
    String code,
    String entity,
    DemoSubmissionState state,
    List<DemoDemandLine> lines,
    List<DemoAct> acts) {

  /** Where the submission stands on the day the plan is made for. */
  public enum DemoSubmissionState {
    DRAFT,
    SUBMITTED,
    RETURNED,
    ENDORSED,
    WITHDRAWN
  }

  /** What can be done to a submission. */
  public enum ActKind {
    SAVED,
    SUBMITTED,
    RETURNED,
    ENDORSED,
    WITHDRAWN
  }

  /**
   * One demand line.
   *
   * @param revision number of the item's revision it was made against
   * @param quantity in the item's unit
   * @param needBy day by which delivery is needed
   * @param site code of one of the entity's sites
   * @param estimatedUnitPrice without VAT, in the currency, with its decimals
   * @param currency ISO 4217 code of the entity's state
   * @param firm false for an indicative quantity
   */
  public record DemoDemandLine(
      int number,
      String item,
      int revision,
      int quantity,
      LocalDate needBy,
      String site,
      BigDecimal estimatedUnitPrice,
      String currency,
      boolean firm,
      String budgetLine,
      Bilingual justification) {}

  /**
   * One act.
   *
   * @param person code of who did it: the entity's officer or the state's coordinator
   * @param reason why, for RETURNED and WITHDRAWN only
   */
  public record DemoAct(ActKind kind, Instant at, String person, @Nullable Bilingual reason) {}
}
