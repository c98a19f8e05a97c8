package org.muwahhad.framework.document;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the seller answers to an order.
 *
 * @param number of the answer
 * @param issuedOn day of the answer, in Riyadh
 * @param verdict how it answers
 * @param promisedOn day by which it delivers, in Riyadh; null where it promises none
 * @param remark in the words of the seller; null where it says nothing
 */
public record OrderAnswer(
    String number,
    LocalDate issuedOn,
    Verdict verdict,
    @Nullable LocalDate promisedOn,
    @Nullable String remark) {

  /** How an order is answered, with the code of Peppol's list of response codes. */
  public enum Verdict {
    ACCEPTED("AP"),
    REJECTED("RE"),
    /** Other days or quantities are proposed for lines, which the answer states. */
    AMENDED("CA");

    private final String code;

    Verdict(String code) {
      this.code = code;
    }

    String code() {
      return code;
    }
  }
}
