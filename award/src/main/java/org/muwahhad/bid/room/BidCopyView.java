package org.muwahhad.bid.room;

import java.util.List;

/**
 * An earlier copy of a bid beside the draft.
 *
 * @param findings what the draft cannot say, at its path in the copy
 * @param differences what taking the copy would change
 * @param seen names the state of the draft that it was compared with
 */
public record BidCopyView(
    List<CopyFinding> findings, List<CopyDifference> differences, String seen) {

  /**
   * A field that would change.
   *
   * @param field such as {@code prices[LP-14].unitPrice}
   * @param before in the draft; empty where it says nothing
   * @param after in the copy; empty where it says nothing
   */
  public record CopyDifference(String field, String before, String after) {}

  public BidCopyView {
    findings = List.copyOf(findings);
    differences = List.copyOf(differences);
  }

  /** Whether it can be taken and would change something. */
  public boolean mayTake() {
    return !differences.isEmpty() && findings.stream().noneMatch(CopyFinding::isWrong);
  }
}
