package org.muwahhad.evaluation.cases;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Role;
import org.muwahhad.audit.Act;
import org.muwahhad.audit.Entry;

/**
 * Entries of cases, each on a chain of its own that auditors alone see, and of the rules of signs.
 * Days are in Riyadh.
 */
public sealed interface CaseEntry extends Entry {
  /**
   * A case was opened.
   *
   * @param flag key of the flag; null when it was opened by hand
   * @param kind of the flag; null when it was opened by hand
   */
  @Act(name = "cases.opened", by = Role.AUDITOR, chain = "case:{caseId}")
  record CaseOpened(
      long caseId,
      @Nullable String flag,
      @Nullable String kind,
      String reason,
      long tender,
      String title)
      implements CaseEntry {}

  /**
   * The buyer was asked.
   *
   * @param until last day for the answer
   */
  @Act(name = "cases.asked", by = Role.AUDITOR, chain = "case:{caseId}")
  record BuyerAsked(long caseId, int number, String question, LocalDate until)
      implements CaseEntry {}

  /**
   * The buyer answered.
   *
   * @param number of the question
   */
  @Act(name = "cases.answered", by = Role.CENTRAL_BUYER, chain = "case:{caseId}")
  record BuyerAnswered(long caseId, String answer, int number) implements CaseEntry {}

  @Act(name = "cases.closed", by = Role.AUDITOR, chain = "case:{caseId}")
  record CaseClosed(long caseId, String finding, CaseMeasure measure, CaseOutcome outcome)
      implements CaseEntry {}

  /**
   * Values of a sign were set from a later day on.
   *
   * @param ruleKind kind of the sign
   * @param computed whether it is computed at all
   * @param leastCount how many there must be at least
   * @param limit the threshold
   * @param points that it adds to the score
   * @param source guide or decision, in English
   */
  @Act(name = "cases.rule-set", by = Role.AUDITOR, chain = "red-flag-rule:{ruleKind}")
  record FlagRuleSet(
      String ruleKind,
      boolean computed,
      int leastCount,
      BigDecimal limit,
      int points,
      String source,
      LocalDate validFrom)
      implements CaseEntry {}
}
