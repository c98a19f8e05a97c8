package org.muwahhad.bid.room;

/**
 * Something in a copy of a bid that a draft of this bid cannot say.
 *
 * @param path where it stands in the copy
 */
public record CopyFinding(String path, CopyFindingKind finding) {

  /** What is found. */
  public enum CopyFindingKind {
    NOT_A_TEXT(true),
    NOT_A_NUMBER(true),
    NOT_A_WHOLE_NUMBER(true),
    NOT_YES_OR_NO(true),
    NOT_A_LIST(true),
    NOT_AN_OBJECT(true),
    NOT_A_DAY(true),
    NOT_A_CHOICE(true),
    OTHER_SUPPLIER(true),
    OTHER_TENDER(false),
    OTHER_ITEM(false),
    OTHER_LOT(false),
    OTHER_REQUIREMENT(false),
    DOCUMENT(false),
    UNKNOWN_FIELD(false);

    private final boolean wrong;

    CopyFindingKind(boolean wrong) {
      this.wrong = wrong;
    }
  }

  /** Whether the copy cannot be taken; else only this is left out. */
  public boolean isWrong() {
    return finding.wrong;
  }
}
