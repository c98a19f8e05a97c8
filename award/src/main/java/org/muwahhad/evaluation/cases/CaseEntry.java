package org.muwahhad.evaluation.cases;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Role;
import org.muwahhad.audit.Act;
import org.muwahhad.audit.Entry;

/** Entries of cases, each on a chain of its own that auditors alone see. Days are in Riyadh. */
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
}
