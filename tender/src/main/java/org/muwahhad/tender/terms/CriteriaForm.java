package org.muwahhad.tender.terms;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Faults;
import org.muwahhad.tender.CriterionKind;
import org.muwahhad.web.Form;

/** Rows of criteria in a form, as {@code criteria[0].code}; {@code rows} is how many are shown. */
public final class CriteriaForm {
  /** More rows are not shown. */
  public static final int MOST_ROWS = 60;

  private static final List<String> FIELDS = List.of("kind", "code", "nameAr", "nameEn", "weight");

  private CriteriaForm() {}

  /** The form with the criteria in its rows. */
  public static Form with(Form form, List<CriterionInput> criteria) {
    Form whole = form;
    for (int i = 0; i < criteria.size(); i++) {
      CriterionInput c = criteria.get(i);
      BigDecimal weight = c.weight();
      String row = "criteria[" + i + "].";
      whole =
          whole
              .with(row + "kind", c.kind())
              .with(row + "code", c.code())
              .with(row + "nameAr", c.nameAr())
              .with(row + "nameEn", c.nameEn())
              .with(row + "weight", weight == null ? "" : weight.stripTrailingZeros());
    }
    return whole.with("rows", criteria.size());
  }

  /** The form with one row more, as far as there may be more. */
  public static Form withOneMore(Form form) {
    return form.with("rows", Math.min(rows(form) + 1, MOST_ROWS));
  }

  /**
   * The rows that stay, closed up, so that a fault's path leads to the row it means. What is wrong
   * with the packed form stays with it.
   */
  public static Form packed(Form form) {
    Map<String, List<String>> others = new LinkedHashMap<>(form.values());
    others.keySet().removeIf(f -> f.startsWith("criteria["));
    Form packed = new Form(others, form.errors());
    int kept = 0;
    for (int i = 0; i < rows(form); i++) {
      String from = "criteria[" + i + "].";
      if (isKept(form, from)) {
        String to = "criteria[" + kept++ + "].";
        for (String field : FIELDS) {
          packed = packed.with(to + field, form.value(from + field));
        }
      }
    }
    return packed.with("rows", kept);
  }

  /** The criteria of a packed form; what is no number is a fault of its field. */
  public static List<CriterionInput> inputs(Form packed, Faults faults) {
    List<CriterionInput> inputs = new ArrayList<>();
    for (int i = 0; i < rows(packed); i++) {
      String row = "criteria[" + i + "].";
      CriterionKind kind =
          packed.value(row + "kind").equals(CriterionKind.TECHNICAL.name())
              ? CriterionKind.TECHNICAL
              : CriterionKind.ADMINISTRATIVE;
      @Nullable BigDecimal weight = packed.decimal(row + "weight").orElse(null);
      faults.check(
          packed.text(row + "weight").isEmpty() || weight != null,
          row + "weight",
          "shared.not-a-number");
      inputs.add(
          new CriterionInput(
              kind,
              packed.value(row + "code").strip(),
              oneLine(packed.value(row + "nameAr")),
              oneLine(packed.value(row + "nameEn")),
              weight));
    }
    return inputs;
  }

  /** The box has several lines; a criterion is one. */
  private static String oneLine(String typed) {
    return typed
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining(" "));
  }

  public static int rows(Form form) {
    return form.decimal("rows").map(BigDecimal::intValue).filter(n -> n <= MOST_ROWS).orElse(0);
  }

  /** Sum of the weights in the form, in percent. */
  public static BigDecimal weight(Form form) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < rows(form); i++) {
      sum = sum.add(form.decimal("criteria[" + i + "].weight").orElse(BigDecimal.ZERO));
    }
    return sum;
  }

  private static boolean isKept(Form form, String row) {
    boolean typed =
        form.text(row + "code").isPresent()
            || form.text(row + "nameAr").isPresent()
            || form.text(row + "nameEn").isPresent();
    return typed && !form.chosen(row + "remove", "true");
  }
}
