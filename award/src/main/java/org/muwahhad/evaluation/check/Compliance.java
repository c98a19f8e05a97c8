package org.muwahhad.evaluation.check;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.evaluation.EvaluationQueries;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.requirement.Claim;
import org.muwahhad.tender.requirement.Requirement;
import org.muwahhad.tender.requirement.Verdict;

/**
 * Requirements of one lot as rows, bids as columns. What can be measured is computed; it excludes
 * nobody: anyone who examines the bids decides, with a reason.
 *
 * @param lots those that have requirements
 * @param lot the one shown
 * @param bids those for the lot, in the order of the cells
 * @param elsewhere those for other lots alone
 * @param items those shown, each with its rows
 * @param total how many items of the lot have requirements
 */
public record Compliance(
    List<TenderQueries.TenderLot> lots,
    TenderQueries.TenderLot lot,
    List<EvaluationQueries.Bidder> bids,
    List<EvaluationQueries.Bidder> elsewhere,
    List<ComplianceItem> items,
    int total) {
  public Compliance {
    lots = List.copyOf(lots);
    bids = List.copyOf(bids);
    elsewhere = List.copyOf(elsewhere);
    items = List.copyOf(items);
  }

  /** An item with its requirements. */
  public record ComplianceItem(
      long lotItemId, String code, Bilingual name, List<ComplianceRow> rows) {
    public ComplianceItem {
      rows = List.copyOf(rows);
    }
  }

  /** A requirement with what each bid answers to it. */
  public record ComplianceRow(Requirement requirement, List<ComplianceCell> cells) {
    public ComplianceRow {
      cells = List.copyOf(cells);
    }
  }

  /**
   * What a bid answers to a requirement.
   *
   * @param claim what the bidder says of it, if anything
   * @param offered in canonical form; empty where nothing was stated
   * @param remark the bidder's words
   */
  public record ComplianceCell(
      long bidId, Verdict verdict, @Nullable Claim claim, String offered, String remark) {
    /** Whether the bidder says that it complies with what its own value does not meet. */
    public boolean contradicts() {
      return claim == Claim.COMPLIES && verdict == Verdict.NOT_MET;
    }
  }

  /**
   * One item with what lies before and after it, over all lots.
   *
   * @param compliance the lot of the item, and of its items that one alone
   * @param items those of the lot that have requirements
   * @param place which of them is shown, from 1
   */
  public record ComplianceView(
      Compliance compliance,
      List<ItemStep> items,
      int place,
      @Nullable ItemStep previous,
      @Nullable ItemStep next) {
    public ComplianceView {
      items = List.copyOf(items);
    }
  }

  /** Where an item is found. */
  public record ItemStep(long lotId, long lotItemId, String code, Bilingual name) {}

  /**
   * How many requirements a bid meets or not, in the lots it is for.
   *
   * @param met as far as it can be measured
   * @param toJudge what people judge
   * @param notMet mandatory or not
   * @param missed mandatory ones not met
   * @param unanswered mandatory ones without an answer
   */
  public record ComplianceCounts(
      EvaluationQueries.Bidder bid, int met, int toJudge, int notMet, int missed, int unanswered) {}

  /**
   * How many mandatory requirements a bid does not meet or did not answer, in the lots it is for.
   */
  public record MandatoryShortfall(
      EvaluationQueries.Bidder bid, int notMet, int unanswered, long lotId) {}
}
