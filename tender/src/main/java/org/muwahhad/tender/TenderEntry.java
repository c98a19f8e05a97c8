package org.muwahhad.tender;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Role;
import org.muwahhad.audit.Act;
import org.muwahhad.audit.AsNumber;
import org.muwahhad.audit.Entry;

/** Entries of the acts by which a tender is prepared, and of changes of its panels. */
public sealed interface TenderEntry extends Entry {
  long tenderId();

  /**
   * A tender was made of the demand of a round.
   *
   * @param items of all its lots
   * @param lines of demand in them
   * @param panels seats that were proposed, such as {@code EXAMINATION 12 chair}
   */
  @Act(name = "tender.aggregated", by = Role.CENTRAL_BUYER, chain = "tender:{tenderId}")
  record DemandAggregated(
      long tenderId,
      long round,
      int lots,
      int items,
      int lines,
      String strategy,
      List<String> panels)
      implements TenderEntry {}

  /**
   * A draft was sent for approval.
   *
   * @param version of the draft that was sent
   */
  @Act(name = "tender.approval-asked", by = Role.CENTRAL_BUYER, chain = "tender:{tenderId}")
  record ApprovalAsked(long tenderId, int version) implements TenderEntry {}

  @Act(name = "tender.aggregation-undone", by = Role.CENTRAL_BUYER, chain = "tender:{tenderId}")
  record AggregationUndone(
      long tenderId, String reason, List<Long> rounds, int lots, int items, int lines)
      implements TenderEntry {}

  /**
   * The rounds of a cancelled tender were given back, to be aggregated again.
   *
   * @param rounds their keys
   */
  @Act(name = "tender.rounds-returned", by = Role.CENTRAL_BUYER, chain = "tender:{tenderId}")
  record RoundsReturned(long tenderId, String reason, List<Long> rounds) implements TenderEntry {}

  @Act(name = "tender.lot-split", by = Role.CENTRAL_BUYER, chain = "tender:{tenderId}")
  record LotSplit(long tenderId, int lot, List<Long> items) implements TenderEntry {}

  @Act(name = "tender.lots-merged", by = Role.CENTRAL_BUYER, chain = "tender:{tenderId}")
  record LotsMerged(long tenderId, int lot, int into) implements TenderEntry {}

  @Act(name = "tender.lot-renamed", by = Role.CENTRAL_BUYER, chain = "tender:{tenderId}")
  record LotRenamed(long tenderId, int lot, String ar, String en) implements TenderEntry {}

  /**
   * The names that lots got by aggregation or a split were found right.
   *
   * @param lots their numbers
   */
  @Act(name = "tender.lot-names-confirmed", by = Role.CENTRAL_BUYER, chain = "tender:{tenderId}")
  record LotNamesConfirmed(long tenderId, List<Integer> lots) implements TenderEntry {}

  @Act(name = "tender.items-moved", by = Role.CENTRAL_BUYER, chain = "tender:{tenderId}")
  record ItemsMoved(long tenderId, int from, int to, List<Long> items) implements TenderEntry {}

  /**
   * The last change of the lots was undone.
   *
   * @param act what was undone
   */
  @Act(name = "tender.lot-step-undone", by = Role.CENTRAL_BUYER, chain = "tender:{tenderId}")
  record LotStepUndone(long tenderId, int step, String act) implements TenderEntry {}

  /**
   * Members of a panel replaced those before.
   *
   * @param members people, the chair among them
   * @param alternates people, and {@code expertise} by person; null for the opening panel
   */
  @Act(name = "tender.panel-appointed", by = Role.CENTRAL_BUYER, chain = "tender:{tenderId}")
  record PanelAppointed(
      long tenderId,
      Panel panel,
      List<Long> members,
      long chair,
      @Nullable List<Long> alternates,
      @Nullable Map<String, Expertise> expertise)
      implements TenderEntry {}

  @Act(name = "tender.alternate-called", by = Role.EVALUATOR, chain = "tender:{tenderId}")
  record AlternateCalled(long tenderId, long person, long inPlaceOf) implements TenderEntry {}

  @Act(name = "tender.chair-passed", by = Role.EVALUATOR, chain = "tender:{tenderId}")
  record ChairPassed(long tenderId, long from, long to) implements TenderEntry {}

  /**
   * The terms of a draft were set.
   *
   * @param deadlineAt an instant (UTC), or {@code null} as a text; the same for the two that follow
   * @param rulesChanged new values by code
   */
  @Act(name = "tender.terms-set", by = Role.CENTRAL_BUYER, chain = "tender:{tenderId}")
  record TermsSet(
      long tenderId,
      String titleAr,
      String titleEn,
      String method,
      String awardCriteria,
      String currency,
      boolean twoEnvelopes,
      String deadlineAt,
      String rateDate,
      String urgencyReason,
      @AsNumber Map<String, BigDecimal> rulesChanged)
      implements TenderEntry {}

  /**
   * The criteria of a draft were set.
   *
   * @param criteria codes, with their weights where they have one
   */
  @Act(name = "tender.criteria-set", by = Role.CENTRAL_BUYER, chain = "tender:{tenderId}")
  record CriteriaSet(long tenderId, List<String> criteria) implements TenderEntry {}

  /**
   * The index that prices may follow was named, in place of the one before. Without one all parts
   * of it are null.
   *
   * @param sourceAr who publishes it, and where
   */
  @Act(name = "tender.price-index-set", by = Role.CENTRAL_BUYER, chain = "tender:{tenderId}")
  record PriceIndexSet(
      long tenderId,
      @Nullable LocalDate baseOn,
      @Nullable BigDecimal baseValue,
      @Nullable String nameAr,
      @Nullable String nameEn,
      @Nullable String sourceAr,
      @Nullable String sourceEn)
      implements TenderEntry {
    /** Prices follow no index. */
    public static PriceIndexSet none(long tenderId) {
      return new PriceIndexSet(tenderId, null, null, null, null, null, null);
    }
  }

  /**
   * What an item must meet was set.
   *
   * @param requirements in words
   */
  @Act(name = "tender.requirements-set", by = Role.CENTRAL_BUYER, chain = "tender:{tenderId}")
  record RequirementsSet(long tenderId, long item, List<String> requirements)
      implements TenderEntry {}

  /**
   * Requirements were made from the catalog.
   *
   * @param item null for all items
   * @param requirements how many were made
   */
  @Act(name = "tender.requirements-proposed", by = Role.CENTRAL_BUYER, chain = "tender:{tenderId}")
  record RequirementsProposed(long tenderId, @Nullable Long item, int requirements)
      implements TenderEntry {}

  @Act(name = "tender.document-added", by = Role.CENTRAL_BUYER, chain = "tender:{tenderId}")
  record DossierDocumentAdded(long tenderId, long document, String language, String sha256)
      implements TenderEntry {}

  @Act(name = "tender.document-removed", by = Role.CENTRAL_BUYER, chain = "tender:{tenderId}")
  record DossierDocumentRemoved(long tenderId, long document, String language, String sha256)
      implements TenderEntry {}

  @Act(name = "tender.template-applied", by = Role.CENTRAL_BUYER, chain = "tender:{tenderId}")
  record DossierTemplateApplied(long tenderId, String template, int number)
      implements TenderEntry {}

  @Act(
      name = "tender.general-requirements-set",
      by = Role.CENTRAL_BUYER,
      chain = "tender:{tenderId}")
  record GeneralRequirementsSet(long tenderId, int lengthAr, int lengthEn) implements TenderEntry {}

  /**
   * The procurement method of a draft was set.
   *
   * @param applicationsUntil an instant (UTC), or {@code null} as a text
   * @param requirements how many applicants must meet
   * @param invited numbers of suppliers
   */
  @Act(name = "tender.procedure-set", by = Role.CENTRAL_BUYER, chain = "tender:{tenderId}")
  record ProcedureSet(
      long tenderId,
      String method,
      String ground,
      String reasonAr,
      String reasonEn,
      String applicationsUntil,
      int requirements,
      List<String> invited)
      implements TenderEntry {}
}
