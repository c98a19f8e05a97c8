package org.muwahhad.demand;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muwahhad.web.Form;
import org.muwahhad.web.Texts;

/** The lines of a submission as fields of a form, {@code lines[0].quantity} and so on. */
final class LineForm {
  private static final Pattern FIELD = Pattern.compile("lines\\[(\\d{1,5})]\\..+");
  private static final List<String> PARTS =
      List.of(
          "item",
          "quantity",
          "needBy",
          "site",
          "unitPrice",
          "commitment",
          "budgetLine",
          "justification");

  private LineForm() {}

  /** The form of a saved draft. */
  static Form of(int version, List<SubmissionViews.LineRow> lines) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    values.put("version", List.of(Integer.toString(version)));
    for (int i = 0; i < lines.size(); i++) {
      put(values, i, lines.get(i));
    }
    return Form.of(values);
  }

  private static void put(
      Map<String, List<String>> values, int index, SubmissionViews.LineRow line) {
    String needBy = line.needBy() == null ? "" : line.needBy().toString();
    String site = line.siteCode() == null ? "" : line.siteCode();
    String quantity = line.quantity().stripTrailingZeros().toPlainString();
    values.put(field(index, "item"), List.of(line.itemCode()));
    values.put(field(index, "quantity"), List.of(quantity));
    values.put(field(index, "needBy"), List.of(needBy));
    values.put(field(index, "site"), List.of(site));
    values.put(field(index, "unitPrice"), List.of(line.unitPrice().amount().toPlainString()));
    values.put(field(index, "commitment"), List.of(line.commitment().name()));
    values.put(field(index, "budgetLine"), List.of(line.budgetLine()));
    values.put(field(index, "justification"), List.of(line.justification()));
  }

  /** How many lines a form has. */
  static int count(Form form) {
    int last = -1;
    for (String name : form.values().keySet()) {
      Matcher field = FIELD.matcher(name);
      if (field.matches()) {
        last = Math.max(last, Integer.parseInt(field.group(1)));
      }
    }
    return Math.min(last + 1, LineCheck.MOST_LINES);
  }

  /**
   * The form with one more line for an item; what is likely the same is taken from the line above.
   */
  static Form plus(Form form, String itemCode, String price) {
    int index = count(form);
    Form more = form.with(field(index, "item"), itemCode).with(field(index, "quantity"), "");
    for (String part : List.of("needBy", "site", "commitment", "budgetLine", "justification")) {
      String above = index == 0 ? "" : form.value(field(index - 1, part));
      more = more.with(field(index, part), above);
    }
    return more.with(field(index, "unitPrice"), price);
  }

  /** The form without one of its lines; those after it move up. */
  static Form minus(Form form, int removed) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    form.values()
        .forEach(
            (name, value) -> {
              if (!FIELD.matcher(name).matches()) {
                values.put(name, value);
              }
            });
    int to = 0;
    for (int from = 0; from < count(form); from++) {
      if (from != removed) {
        for (String part : PARTS) {
          values.put(field(to, part), form.values(field(from, part)));
        }
        to++;
      }
    }
    return Form.of(values);
  }

  /** The lines stated; what can't be read is left out here and told by {@link #unreadable}. */
  static List<LineInput> lines(Form form) {
    List<LineInput> lines = new ArrayList<>();
    for (int i = 0; i < count(form); i++) {
      lines.add(line(form, i));
    }
    return lines;
  }

  private static LineInput line(Form form, int index) {
    return new LineInput(
        form.value(field(index, "item")),
        number(form, index, "quantity"),
        day(form, index),
        form.value(field(index, "site")),
        number(form, index, "unitPrice"),
        form.chosen(field(index, "commitment"), Commitment.INDICATIVE.name())
            ? Commitment.INDICATIVE
            : Commitment.FIRM,
        form.value(field(index, "budgetLine")),
        form.value(field(index, "justification")));
  }

  private static @Nullable BigDecimal number(Form form, int index, String part) {
    return form.decimal(field(index, part)).orElse(null);
  }

  private static @Nullable LocalDate day(Form form, int index) {
    return form.date(field(index, "needBy")).orElse(null);
  }

  /** The form with an error at each field whose text is no number or no day. */
  static Form unreadable(Form form, Texts t) {
    Form marked = form;
    for (int i = 0; i < count(form); i++) {
      for (String part : List.of("quantity", "unitPrice")) {
        String field = field(i, part);
        if (form.text(field).isPresent() && form.decimal(field).isEmpty()) {
          marked = marked.withError(field, t.get("shared.refusal.not-a-number"));
        }
      }
      String day = field(i, "needBy");
      if (form.text(day).isPresent() && form.date(day).isEmpty()) {
        marked = marked.withError(day, t.get("shared.refusal.not-a-date"));
      }
    }
    return marked;
  }

  /** The quantity times the price of a line, when both can be read. */
  static Optional<BigDecimal> product(Form form, int index) {
    return form.decimal(field(index, "quantity"))
        .flatMap(q -> form.decimal(field(index, "unitPrice")).map(q::multiply));
  }

  static String field(int index, String part) {
    return "lines[" + index + "]." + part;
  }
}
