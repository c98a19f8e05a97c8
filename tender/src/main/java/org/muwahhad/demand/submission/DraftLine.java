package org.muwahhad.demand.submission;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

  /** A line in the words of the form, under a key. */
  public static DraftLine of(String key, LineInput line) {
    Map<LineField, String> texts = new EnumMap<>(LineField.class);
    for (LineField field : LineField.values()) {
      texts.put(field, Objects.requireNonNullElse(word(field, line), ""));
    }
    return new DraftLine(key, texts);
  }

  private static @Nullable String word(LineField field, LineInput line) {
    return switch (field) {
      case ITEM -> line.item();
      case QUANTITY ->
          line.quantity() == null ? null : line.quantity().stripTrailingZeros().toPlainString();
      case UNIT_PRICE -> line.unitPrice() == null ? null : line.unitPrice().toPlainString();
      case NEED_BY -> line.needBy() == null ? null : line.needBy().toString();
      case SITE -> line.site();
      case COMMITMENT -> line.commitment() == null ? null : line.commitment().name();
      case BUDGET_LINE -> line.budgetLine();
      case JUSTIFICATION -> line.justification();
      case KEPT_REASON -> line.keptReason();
    };
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
