package org.muwahhad.bid.workbook;

import java.util.List;
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
  void require(String said) {
    if (said.equals(text())) {
      return;
    }
    List<String> parts = List.of(said.split("\\|", -1));
    check(parts.size() == 4, "bid.workbook-not-ours");
    check(parts.get(0).equals(tender), "bid.workbook-other-tender", parts.get(0), tender);
    check(parts.get(1).equals(supplier), "bid.workbook-other-bidder");
    check(
        parts.get(2).equals(Integer.toString(amendment)), "bid.workbook-other-version", amendment);
    check(parts.get(3).equals(currency), "bid.workbook-other-currency", currency);
  }

  private static void check(boolean holds, String code, Object... arguments) {
    if (!holds) {
      throw new Refusal.InvalidInput(TableFile.FIELD, code, arguments);
    }
  }
}
