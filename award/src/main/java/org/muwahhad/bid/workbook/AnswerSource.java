package org.muwahhad.bid.workbook;

/**
 * What a workbook of answers was made for. It stands in every row, so that answers to another
 * tender or another version of it are not taken by mistake.
 *
 * @param amendment the newest published amendment of the tender, 0 if there is none
 */
record AnswerSource(String tender, String supplier, int amendment) {
  private static final int PARTS = 3;

  String text() {
    return String.join("|", tender, supplier, Integer.toString(amendment));
  }

  /**
   * Compares it with what a row says.
   *
   * @throws org.muwahhad.shared.Refusal.InvalidInput at {@code file} with {@code
   *     bid.workbook-not-ours}, {@code bid.workbook-other-tender}, {@code
   *     bid.workbook-other-bidder} or {@code bid.workbook-other-version}
   */
  void require(String source) {
    if (!source.equals(text())) {
      PriceSource.requireMadeFor(source.split("\\|", -1), PARTS, tender, supplier, amendment);
    }
  }
}
