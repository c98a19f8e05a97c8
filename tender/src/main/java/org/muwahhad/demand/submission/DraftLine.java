package org.muwahhad.demand.submission;

import java.util.List;
import java.util.UUID;
import org.muwahhad.shared.Digest;

/**
 * One line of the form exactly as it was typed: a number may be half written, an item only a word.
 *
 * @param key tells the line from the others of its draft, whatever moves around it
 * @param item code of an item, or what is typed while looking for it
 * @param needBy a day, ISO 8601 when it is one
 * @param site code of a delivery site
 * @param keptReason why the item is kept beside its standard, where there is one
 */
public record DraftLine(
    String key,
    String item,
    String quantity,
    String needBy,
    String site,
    String unitPrice,
    String commitment,
    String budgetLine,
    String justification,
    String keptReason) {
  /** A line that says nothing of a standard item. */
  public DraftLine(
      String key,
      String item,
      String quantity,
      String needBy,
      String site,
      String unitPrice,
      String commitment,
      String budgetLine,
      String justification) {
    this(key, item, quantity, needBy, site, unitPrice, commitment, budgetLine, justification, "");
  }

  /** The fields of a line in the order of the form. */
  public static final List<String> PARTS =
      List.of(
          "item",
          "quantity",
          "unitPrice",
          "needBy",
          "site",
          "commitment",
          "budgetLine",
          "justification",
          "keptReason");

  private static final int HASH_LENGTH = 10;

  /** A line without anything in it. */
  public static DraftLine empty() {
    return new DraftLine(newKey(), "", "", "", "", "", Commitment.FIRM.name(), "", "");
  }

  /** A line as it is stored, under a key. */
  public static DraftLine of(String key, SubmissionQueries.LineRow row) {
    return new DraftLine(
        key,
        row.itemCode(),
        row.quantity().stripTrailingZeros().toPlainString(),
        row.needBy() == null ? "" : row.needBy().toString(),
        row.siteCode() == null ? "" : row.siteCode(),
        row.unitPrice().amount().toPlainString(),
        row.commitment().name(),
        row.budgetLine(),
        row.justification(),
        row.keptReason());
  }

  /** A checked line in the words of the form, under its number as key. */
  public static DraftLine of(LineCheck.CheckedLine checked) {
    DemandLines.DemandLine line = checked.line();
    return new DraftLine(
        "n" + line.lineNumber(),
        checked.item().code(),
        line.quantity().stripTrailingZeros().toPlainString(),
        line.needBy() == null ? "" : line.needBy().toString(),
        checked.siteCode(),
        line.estimatedUnitPrice().toPlainString(),
        line.commitment().name(),
        line.budgetLine(),
        line.justification(),
        line.keptReason());
  }

  public static String newKey() {
    return UUID.randomUUID().toString().substring(0, 8);
  }

  /** The text in one field. */
  public String text(String part) {
    return switch (part) {
      case "item" -> item;
      case "quantity" -> quantity;
      case "needBy" -> needBy;
      case "site" -> site;
      case "unitPrice" -> unitPrice;
      case "commitment" -> commitment;
      case "budgetLine" -> budgetLine;
      case "justification" -> justification;
      case "keptReason" -> keptReason;
      default -> throw new IllegalArgumentException("A line has no " + part);
    };
  }

  /** The line with another text in one field. */
  public DraftLine with(String part, String text) {
    return new DraftLine(
        key,
        part.equals("item") ? text : item,
        part.equals("quantity") ? text : quantity,
        part.equals("needBy") ? text : needBy,
        part.equals("site") ? text : site,
        part.equals("unitPrice") ? text : unitPrice,
        part.equals("commitment") ? text : commitment,
        part.equals("budgetLine") ? text : budgetLine,
        part.equals("justification") ? text : justification,
        part.equals("keptReason") ? text : keptReason);
  }

  /** The same line under another key. */
  public DraftLine keyed(String other) {
    return new DraftLine(
        other,
        item,
        quantity,
        needBy,
        site,
        unitPrice,
        commitment,
        budgetLine,
        justification,
        keptReason);
  }

  /** Whether nothing was asked for yet: such a line is dropped when the draft is saved. */
  public boolean isBlank() {
    return (item + quantity + unitPrice + justification).isBlank();
  }

  /** Whether both say the same, whatever their keys. */
  public boolean saysAs(DraftLine other) {
    return keyed("").equals(other.keyed(""));
  }

  /** Short digest of what it says, to see later whether it was changed. */
  public String digest() {
    return Digest.of(PARTS.stream().map(this::text).toList()).substring(0, HASH_LENGTH);
  }
}
