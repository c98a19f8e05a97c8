package org.muwahhad.catalog.standard;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.muwahhad.catalog.item.ItemDetail;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Form;

/**
 * The form of an item's prices by quantity: a fixed number of lines, of which the empty ones are
 * left out. Lines keep their place, so that a refusal finds its field.
 */
final class PriceBreakForm {
  /** Lines on the form. */
  static final int ROWS = 8;

  private PriceBreakForm() {}

  static Form formOf(List<PriceBreaks.Break> breaks, ItemDetail detail) {
    String currency =
        breaks.isEmpty() ? detail.revision().benchmarkCurrency() : breaks.get(0).currency();
    Form form =
        Form.empty()
            .with("basedOn", detail.item().version())
            .with("currency", Objects.requireNonNullElse(currency, ""));
    for (int i = 0; i < breaks.size(); i++) {
      String path = "breaks[" + i + "].";
      form =
          form.with(path + "quantityFrom", plain(breaks.get(i).quantityFrom()))
              .with(
                  path + "unitPrice",
                  Money.rounded(breaks.get(i).unitPrice(), breaks.get(i).currency()).amount())
              .with(path + "source.ar", breaks.get(i).source().ar())
              .with(path + "source.en", breaks.get(i).source().en());
    }
    return form;
  }

  /**
   * The table that was typed.
   *
   * @throws Refusal.InvalidInput when a line is incomplete, has no number where one belongs, or
   *     stands below an empty one
   */
  static SetPriceBreaks.Table read(Form form) {
    List<Refusal.Fault> faults = new ArrayList<>();
    List<SetPriceBreaks.PriceBreakInput> rows = new ArrayList<>();
    boolean gap = false;
    for (int i = 0; i < ROWS; i++) {
      String path = "breaks[" + i + "].";
      if (isEmpty(form, path)) {
        gap = true;
        continue;
      }
      if (gap) {
        faults.add(new Refusal.Fault(path + "quantityFrom", "catalog.break-after-gap"));
      }
      rows.add(
          new SetPriceBreaks.PriceBreakInput(
              number(form, path + "quantityFrom", faults),
              number(form, path + "unitPrice", faults),
              new Bilingual(form.value(path + "source.ar"), form.value(path + "source.en"))));
    }
    if (!faults.isEmpty()) {
      throw new Refusal.InvalidInput(faults);
    }
    int basedOn = form.decimal("basedOn").map(n -> n.intValue()).orElse(-1);
    return new SetPriceBreaks.Table(basedOn, form.value("currency"), rows);
  }

  private static boolean isEmpty(Form form, String path) {
    return form.text(path + "quantityFrom").isEmpty()
        && form.text(path + "unitPrice").isEmpty()
        && form.text(path + "source.ar").isEmpty()
        && form.text(path + "source.en").isEmpty();
  }

  private static BigDecimal number(Form form, String field, List<Refusal.Fault> faults) {
    return form.decimal(field)
        .orElseGet(
            () -> {
              boolean typed = form.text(field).isPresent();
              faults.add(
                  new Refusal.Fault(field, typed ? "shared.not-a-number" : "shared.missing"));
              return BigDecimal.ONE;
            });
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
