package org.muwahhad.demand.submission;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.muwahhad.shared.Digest;

/**
 * One line of the form exactly as it was typed: a number may be half written, an item only a word.
 *
 * @param key tells the line from the others of its draft, whatever moves around it
 * @param texts what was typed, by field; a field without text is absent
 */
public record DraftLine(String key, Map<LineField, String> texts) {
  private static final int HASH_LENGTH = 10;
  private static final String KEY = "key";

  public DraftLine {
    Map<LineField, String> typed = new EnumMap<>(LineField.class);
    texts.forEach(
        (field, text) -> {
          if (!text.isEmpty()) {
            typed.put(field, text);
          }
        });
    texts = Collections.unmodifiableMap(typed);
  }

  /** A line without anything in it. */
  public static DraftLine empty() {
    return new DraftLine(newKey(), Map.of(LineField.COMMITMENT, Commitment.FIRM.name()));
  }

  /** A line as it is stored, under a key. */
  public static DraftLine of(String key, SubmissionQueries.LineRow row) {
    Map<LineField, String> texts = new EnumMap<>(LineField.class);
    texts.put(LineField.ITEM, row.itemCode());
    texts.put(LineField.QUANTITY, row.quantity().stripTrailingZeros().toPlainString());
    texts.put(LineField.NEED_BY, row.needBy() == null ? "" : row.needBy().toString());
    texts.put(LineField.SITE, row.siteCode() == null ? "" : row.siteCode());
    texts.put(LineField.UNIT_PRICE, row.unitPrice().amount().toPlainString());
    texts.put(LineField.COMMITMENT, row.commitment().name());
    texts.put(LineField.BUDGET_LINE, row.budgetLine());
    texts.put(LineField.JUSTIFICATION, row.justification());
    texts.put(LineField.KEPT_REASON, row.keptReason());
    return new DraftLine(key, texts);
  }

  /** A checked line in the words of the form, under its number as key. */
  public static DraftLine of(LineCheck.CheckedLine checked) {
    DemandLines.DemandLine line = checked.line();
    Map<LineField, String> texts = new EnumMap<>(LineField.class);
    texts.put(LineField.ITEM, checked.item().code());
    texts.put(LineField.QUANTITY, line.quantity().stripTrailingZeros().toPlainString());
    texts.put(LineField.NEED_BY, line.needBy() == null ? "" : line.needBy().toString());
    texts.put(LineField.SITE, checked.siteCode());
    texts.put(LineField.UNIT_PRICE, line.estimatedUnitPrice().toPlainString());
    texts.put(LineField.COMMITMENT, line.commitment().name());
    texts.put(LineField.BUDGET_LINE, line.budgetLine());
    texts.put(LineField.JUSTIFICATION, line.justification());
    texts.put(LineField.KEPT_REASON, line.keptReason());
    return new DraftLine("n" + line.lineNumber(), texts);
  }

  /** A line that was written with {@link #named}. */
  static DraftLine read(Map<String, String> named) {
    Map<LineField, String> texts = new EnumMap<>(LineField.class);
    for (LineField field : LineField.values()) {
      texts.put(field, named.getOrDefault(field.code(), ""));
    }
    return new DraftLine(named.getOrDefault(KEY, newKey()), texts);
  }

  public static String newKey() {
    return UUID.randomUUID().toString().substring(0, 8);
  }

  /** The text in one field, or an empty one. */
  public String text(LineField field) {
    return texts.getOrDefault(field, "");
  }

  /** The line with another text in one field. */
  public DraftLine with(LineField field, String text) {
    Map<LineField, String> changed = new EnumMap<>(LineField.class);
    changed.putAll(texts);
    changed.put(field, text);
    return new DraftLine(key, changed);
  }

  /** The same line under another key. */
  public DraftLine keyed(String other) {
    return new DraftLine(other, texts);
  }

  public String item() {
    return text(LineField.ITEM);
  }

  public String quantity() {
    return text(LineField.QUANTITY);
  }

  public String unitPrice() {
    return text(LineField.UNIT_PRICE);
  }

  public String needBy() {
    return text(LineField.NEED_BY);
  }

  /**
   * Whether nothing was asked for yet, whatever it took over from the line above: such a line is
   * dropped when the draft is saved.
   */
  public boolean isBlank() {
    return Arrays.stream(LineField.values())
        .filter(f -> f.isCell() && !f.isTakenOver())
        .allMatch(f -> text(f).isBlank());
  }

  /** Whether both say the same, whatever their keys. */
  public boolean saysAs(DraftLine other) {
    return texts.equals(other.texts);
  }

  /** Short digest of what it says, to see later whether it was changed. */
  public String digest() {
    return Digest.of(Arrays.stream(LineField.values()).map(this::text).toList())
        .substring(0, HASH_LENGTH);
  }

  /** All it says by the names of the fields, to be written down. */
  Map<String, String> named() {
    Map<String, String> named = new LinkedHashMap<>();
    named.put(KEY, key);
    texts.forEach((field, text) -> named.put(field.code(), text));
    return named;
  }
}
