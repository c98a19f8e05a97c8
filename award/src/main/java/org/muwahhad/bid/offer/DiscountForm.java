package org.muwahhad.bid.offer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.muwahhad.bid.Offer;
import org.muwahhad.shared.Faults;
import org.muwahhad.web.Form;

/** Discounts and limits as the bid room's form has them: rows of which empty ones are left out. */
public final class DiscountForm {
  /** The most discounts of a bid. */
  public static final int MOST_ROWS = DiscountRules.MOST_DISCOUNTS;

  /** How many rows the form has. */
  static final String ROWS = "discountRows";

  private static final int LEAST_ROWS = 3;
  private static final BigDecimal MOST_WINNING = BigDecimal.valueOf(100_000);
  private static final List<IntFunction<String>> FIELDS =
      List.of(
          DiscountRules::percentField,
          DiscountRules::whenWinningField,
          DiscountRules::winningField,
          DiscountRules::appliesToField);

  private DiscountForm() {}

  /** The form with the discounts and limits of an offer filled in. */
  static Form fill(Form form, Offer offer) {
    Map<String, List<String>> values = new LinkedHashMap<>(form.values());
    for (int i = 0; i < offer.discounts().size(); i++) {
      Offer.Discount discount = offer.discounts().get(i);
      values.put(
          DiscountRules.percentField(i),
          List.of(discount.percent().stripTrailingZeros().toPlainString()));
      values.put(DiscountRules.whenWinningField(i), texts(discount.whenWinning()));
      Integer winning = discount.winning();
      if (winning != null) {
        values.put(DiscountRules.winningField(i), List.of(winning.toString()));
      }
      values.put(DiscountRules.appliesToField(i), texts(discount.appliesTo()));
    }
    Integer mostLots = offer.mostLots();
    if (mostLots != null) {
      values.put("mostLots", List.of(mostLots.toString()));
    }
    BigDecimal mostValue = offer.mostValue();
    if (mostValue != null) {
      values.put("mostValue", List.of(mostValue.toPlainString()));
    }
    return Form.of(values);
  }

  private static List<String> texts(List<Long> lots) {
    return lots.stream().map(String::valueOf).toList();
  }

  /**
   * The form with its filled rows first, so that a row has the number of its discount in the offer
   * and faults are reported where they are. Several lots ticked as one are told apart.
   */
  public static Form pack(Form form) {
    Map<String, List<String>> values = new LinkedHashMap<>(form.values());
    int rows = 0;
    for (int i = 0; i < rows(form); i++) {
      boolean keep = isFilled(form, i);
      for (IntFunction<String> field : FIELDS) {
        values.remove(field.apply(i));
        if (keep) {
          values.put(field.apply(rows), apart(form.values(field.apply(i)), field.apply(i)));
        }
      }
      rows += keep ? 1 : 0;
    }
    return Form.of(values);
  }

  private static List<String> apart(List<String> values, String field) {
    return field.endsWith(".percent") || field.endsWith(".winning")
        ? values
        : values.stream()
            .flatMap(v -> Arrays.stream(v.strip().split(LotFields.BETWEEN)))
            .filter(v -> !v.isEmpty())
            .distinct()
            .toList();
  }

  /** How many rows to show: those there were, three at least. */
  public static int rows(Form form) {
    int shown = form.decimal(ROWS).map(n -> n.min(BigDecimal.valueOf(1000)).intValue()).orElse(0);
    int rows = 0;
    while (rows < DiscountRules.MOST_DISCOUNTS && isFilled(form, rows)) {
      rows++;
    }
    return Math.min(DiscountRules.MOST_DISCOUNTS, Math.max(LEAST_ROWS, Math.max(shown, rows)));
  }

  /** The form with one more row. */
  public static Form withOneMore(Form form) {
    return form.with(ROWS, Math.min(DiscountRules.MOST_DISCOUNTS, rows(form) + 1));
  }

  private static boolean isFilled(Form form, int i) {
    return FIELDS.stream().anyMatch(f -> form.text(f.apply(i)).isPresent());
  }

  /** The discounts of a packed form. */
  static List<Offer.Discount> read(Form form, Faults faults) {
    List<Offer.Discount> discounts = new ArrayList<>();
    for (int i = 0; i < rows(form) && isFilled(form, i); i++) {
      String field = DiscountRules.percentField(i);
      Optional<BigDecimal> percent = form.decimal(field);
      faults.check(
          percent.isPresent(),
          field,
          form.text(field).isEmpty() ? "shared.missing" : "shared.not-a-number");
      discounts.add(
          new Offer.Discount(
              percent.orElse(BigDecimal.ONE),
              lots(form, DiscountRules.whenWinningField(i)),
              winning(form, DiscountRules.winningField(i), faults),
              lots(form, DiscountRules.appliesToField(i))));
    }
    return discounts;
  }

  /** How many lots have to be won; null where it is left empty, which is all of them. */
  private static @Nullable Integer winning(Form form, String field, Faults faults) {
    if (form.text(field).isEmpty()) {
      return null;
    }
    Optional<BigDecimal> number = form.decimal(field);
    boolean whole =
        number.isPresent()
            && number.get().stripTrailingZeros().scale() <= 0
            && number.get().abs().compareTo(MOST_WINNING) < 0;
    faults.check(whole, field, "shared.not-a-whole-number");
    return whole ? number.map(BigDecimal::intValue).orElse(null) : null;
  }

  /** The lots chosen; what is no key of a lot is not one of the tender either. */
  private static List<Long> lots(Form form, String field) {
    return form.values(field).stream()
        .map(v -> v.matches("[0-9]{1,18}") ? Long.parseLong(v) : 0L)
        .toList();
  }
}
