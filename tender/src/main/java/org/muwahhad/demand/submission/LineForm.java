package org.muwahhad.demand.submission;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Form;
import org.muwahhad.web.Texts;

/** The lines of a submission as fields of a form, {@code lines[0].quantity} and so on. */
public final class LineForm {
  private static final Pattern FIELD = Pattern.compile("lines\\[(\\d{1,5})]\\.(\\w+)");
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9-]{1,36}");

  private static final int MOST_GAPS = 50;

  private LineForm() {}

  /** The form of a draft: its version, what it was like when it was shown, and its lines. */
  public static Form of(int version, String base, List<DraftLine> lines) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    values.put("version", List.of(Integer.toString(version)));
    values.put("base", List.of(base));
    put(values, lines);
    return Form.of(values);
  }

  /** The form with these lines in the place of its own; what else was typed stays. */
  public static Form with(Form form, List<DraftLine> lines) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    form.values()
        .forEach(
            (name, value) -> {
              if (!FIELD.matcher(name).matches()) {
                values.put(name, value);
              }
            });
    put(values, lines);
    return Form.of(values);
  }

  private static void put(Map<String, List<String>> values, List<DraftLine> lines) {
    for (int i = 0; i < lines.size(); i++) {
      DraftLine line = lines.get(i);
      values.put(field(i, "key"), List.of(line.key()));
      for (LineField field : LineField.values()) {
        values.put(field(i, field.code()), List.of(line.text(field)));
      }
    }
  }

  /** The lines of a form as typed. */
  public static List<DraftLine> typed(Form form) {
    List<DraftLine> lines = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < count(form); i++) {
      DraftLine line = DraftLine.empty();
      for (LineField field : LineField.values()) {
        String text = form.value(field(i, field.code()));
        line = text.isEmpty() && field == LineField.COMMITMENT ? line : line.with(field, text);
      }
      String key = form.value(field(i, "key"));
      boolean usable = KEY.matcher(key).matches() && keys.add(key);
      lines.add(usable ? line.keyed(key) : line);
    }
    return lines;
  }

  /**
   * How many lines a form has. Our pages number them without gaps; a few are borne, but one field
   * with a high number does not make thousands of empty lines.
   */
  public static int count(Form form) {
    Set<Integer> present = new HashSet<>();
    for (String name : form.values().keySet()) {
      Matcher field = FIELD.matcher(name);
      if (field.matches()) {
        present.add(Integer.parseInt(field.group(1)));
      }
    }
    int last = present.stream().mapToInt(Integer::intValue).max().orElse(-1);
    return Math.min(Math.min(last + 1, present.size() + MOST_GAPS), LineCheck.MOST_LINES);
  }

  /** The quantity times the price of a line, when both can be read. */
  public static Optional<BigDecimal> product(Form form, int index) {
    return form.decimal(field(index, "quantity"))
        .flatMap(q -> form.decimal(field(index, "unitPrice")).map(q::multiply));
  }

  public static String field(int index, String part) {
    return "lines[" + index + "]." + part;
  }

  /** What a field of a line is called where it stands alone: {@code Line 3, Quantity}. */
  public static String name(Texts t, int index, String part) {
    return t.get(
        "web.errors.at", t.get("demand.line-at", index + 1), t.get("demand.field." + part));
  }

  /** A fault with the line and the field it is about, in words. */
  public static String say(Texts t, Refusal.Fault fault) {
    String message = t.get(fault.messageKey(), fault.arguments().toArray());
    Matcher field = FIELD.matcher(fault.field());
    return field.matches()
        ? t.get(
            "web.errors.entry", name(t, Integer.parseInt(field.group(1)), field.group(2)), message)
        : message;
  }
}
