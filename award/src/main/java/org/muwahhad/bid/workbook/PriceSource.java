package org.muwahhad.bid.workbook;

import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.TableFile;

/**
 * What a price workbook was made for. It stands in every row, so that prices of another tender,
 * bidder, version of the dossier or currency are not taken by mistake. It is no secret, and proves
 * nothing: what is taken is checked as if it had been typed.
 *
 * @param amendment the newest published amendment of the tender, 0 if there is none
 */
record PriceSource(String tender, String supplier, int amendment, String currency) {
  private static final String BETWEEN = "|";
  private static final int PARTS = 4;

  String text() {
    return String.join(BETWEEN, tender, supplier, Integer.toString(amendment), currency);
  }

  /**
   * Compares it with what a row says.
   *
   * @throws Refusal.InvalidInput at {@code file} with {@code bid.workbook-not-ours}, {@code
   *     bid.workbook-other-tender}, {@code bid.workbook-other-bidder}, {@code
   *     bid.workbook-other-version} or {@code bid.workbook-other-currency}
   */
  void require(String source) {
    if (source.equals(text())) {
      return;
    }
    String[] parts = source.split("\\|", -1);
    requireMadeFor(parts, PARTS, tender, supplier, amendment);
    check(parts[PARTS - 1].equals(currency), "bid.workbook-other-currency", currency);
  }

  /** Compares the parts that every workbook of a bid names, where there are as many as expected. */
  static void requireMadeFor(
      String[] parts, int count, String tender, String supplier, int amendment) {
    check(parts.length == count, "bid.workbook-not-ours");
    check(parts[0].equals(tender), "bid.workbook-other-tender", parts[0], tender);
    check(parts[1].equals(supplier), "bid.workbook-other-bidder");
    check(parts[2].equals(Integer.toString(amendment)), "bid.workbook-other-version", amendment);
  }

  private static void check(boolean holds, String code, Object... arguments) {
    if (!holds) {
      throw new Refusal.InvalidInput(TableFile.FIELD, code, arguments);
    }
  }
}
