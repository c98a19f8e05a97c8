package org.muwahhad.framework.order;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.framework.OrderInstruction;
import org.muwahhad.framework.calloff.PlaceCallOff.OrderBatch;
import org.muwahhad.framework.calloff.PlaceCallOff.OrderLine;
import org.muwahhad.framework.order.PlaceBasket.Basket;
import org.muwahhad.framework.order.PlaceBasket.BasketOrder;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Form;
import org.muwahhad.web.Formats;

/**
 * The form of a basket: a quantity and, where an item is to come in parts, its batches; the
 * delivery of all orders, and that of one agreement where it differs.
 */
final class BasketForm {
  private static final String INSTRUCTION = "instruction.";
  private static final String BATCHES = ".batches";
  private static final String UNREADABLE = "order.unreadable";
  private static final List<String> DELIVERY =
      List.of("site", "wantedOn", "contact", "budgetLine", "reference");
  private final ViewBasket.BasketView basket;
  private final Form form;

  BasketForm(ViewBasket.BasketView basket, Form form) {
    this.basket = basket;
    this.form = form;
  }

  /** What is ordered: the items of which a quantity is given. */
  Basket read() {
    return new Basket(
        form.value("requestKey"),
        basket.agreements().stream()
            .map(a -> new BasketOrder(a.agreementId(), lines(a), instruction(a)))
            .filter(o -> !o.all().isEmpty())
            .toList());
  }

  private List<OrderLine> lines(ViewBasket.BasketAgreement agreement) {
    return ordered(agreement).stream()
        .map(
            i ->
                new OrderLine(
                    i.lotItemId(),
                    form.decimal("quantity-" + i.field()).orElse(null),
                    batches("batches-" + i.field())))
        .toList();
  }

  private List<BasketItems.OrderableItem> ordered(ViewBasket.BasketAgreement agreement) {
    return agreement.items().stream()
        .filter(i -> form.text("quantity-" + i.field()).isPresent())
        .toList();
  }

  /** One batch a line: how many, then the day. What cannot be read is a batch without it. */
  private @Nullable List<OrderBatch> batches(String field) {
    List<OrderBatch> batches = new ArrayList<>();
    for (String line : form.value(field).lines().map(String::strip).toList()) {
      if (!line.isEmpty()) {
        String[] words = line.split("\\s+", 2);
        batches.add(
            new OrderBatch(
                Formats.parseNumber(words[0]).orElse(null),
                words.length == 2 ? day(words[1]) : null));
      }
    }
    return batches.isEmpty() ? null : batches;
  }

  private static @Nullable LocalDate day(String text) {
    try {
      return LocalDate.parse(Formats.latinDigits(text.strip()));
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** That of the agreement where it says something of its own; of all otherwise. */
  private OrderInstruction instruction(ViewBasket.BasketAgreement agreement) {
    String own = "-" + agreement.agreementId();
    return new OrderInstruction(
        text("site", own),
        form.text("wantedOn" + own).isPresent()
            ? form.date("wantedOn" + own).orElse(null)
            : form.date("wantedOn").orElse(null),
        text("contact", own),
        text("budgetLine", own),
        text("reference", own));
  }

  private String text(String field, String own) {
    return form.text(field + own).orElseGet(() -> form.value(field));
  }

  /**
   * The faults of the act, which counts orders and lines, put to the fields of the form: once what
   * is wrong with a field that all orders share. Batches that cannot be read are not summed.
   */
  Refusal.InvalidInput named(Refusal.InvalidInput refusal) {
    List<Refusal.Fault> faults =
        refusal.faults().stream()
            .map(f -> new Refusal.Fault(field(f.field()), code(f), f.arguments()))
            .distinct()
            .toList();
    Set<String> unread =
        faults.stream()
            .filter(f -> f.code().equals(UNREADABLE))
            .map(Refusal.Fault::field)
            .collect(Collectors.toSet());
    return new Refusal.InvalidInput(
        faults.stream()
            .filter(f -> f.code().equals(UNREADABLE) || !unread.contains(f.field()))
            .toList());
  }

  /** A quantity was typed for every line; one that is missing is no number. */
  private static String code(Refusal.Fault fault) {
    if (!fault.code().equals("shared.missing") || !fault.field().contains(".lines[")) {
      return fault.code();
    }
    return fault.field().contains(BATCHES) ? UNREADABLE : "shared.not-a-number";
  }

  private String field(String path) {
    List<ViewBasket.BasketAgreement> given =
        basket.agreements().stream().filter(a -> !ordered(a).isEmpty()).toList();
    Optional<Integer> order = number(path, "orders[");
    if (order.isEmpty() || order.get() >= given.size()) {
      return "";
    }
    ViewBasket.BasketAgreement agreement = given.get(order.get());
    Optional<Integer> line = number(path, ".lines[");
    if (line.isPresent()) {
      List<BasketItems.OrderableItem> items = ordered(agreement);
      return line.get() >= items.size()
          ? ""
          : (path.contains(BATCHES) ? "batches-" : "quantity-") + items.get(line.get()).field();
    }
    int at = path.indexOf(INSTRUCTION);
    if (at < 0) {
      return "";
    }
    String field = path.substring(at + INSTRUCTION.length());
    String own = field + "-" + agreement.agreementId();
    return DELIVERY.contains(field) && form.text(own).isPresent() ? own : field;
  }

  private static Optional<Integer> number(String path, String before) {
    int at = path.indexOf(before);
    int end = at < 0 ? -1 : path.indexOf(']', at);
    return end < 0
        ? Optional.empty()
        : Optional.of(Integer.valueOf(path.substring(at + before.length(), end)));
  }

  /** A basket with the quantities that the form shows, so that its sums are of these. */
  static ViewBasket.BasketView typed(ViewBasket.BasketView basket, Form form) {
    return new ViewBasket.BasketView(
        basket.agreements().stream()
            .map(
                a ->
                    ViewBasket.BasketAgreement.of(
                        a.items().stream().map(i -> i.withQuantity(units(i, form))).toList()))
            .toList(),
        basket.sites());
  }

  /** What was typed; nothing for what is no number above 0. */
  private static BigDecimal units(BasketItems.OrderableItem item, Form form) {
    return form.decimal("quantity-" + item.field())
        .filter(typed -> typed.signum() > 0)
        .orElse(BigDecimal.ZERO);
  }

  /** What was typed of quantities, to be kept in the basket when the form is sent for that. */
  static List<PutInBasket.WantedItem> wanted(List<BasketItems.OrderableItem> items, Form form) {
    List<PutInBasket.WantedItem> wanted = new ArrayList<>();
    for (BasketItems.OrderableItem item : items) {
      String typed = form.value("quantity-" + item.field()).strip();
      BigDecimal quantity = Formats.parseNumber(typed).orElse(null);
      boolean changed =
          quantity == null
              ? typed.isEmpty() && item.quantity().signum() > 0
              : quantity.compareTo(item.quantity()) != 0;
      if (changed) {
        wanted.add(new PutInBasket.WantedItem(item.agreementId(), item.lotItemId(), quantity));
      }
    }
    return wanted;
  }

  /** Which quantities cannot be read; the message is of the fields themselves. */
  static void requireNumbers(List<BasketItems.OrderableItem> items, Form form) {
    List<Refusal.Fault> unreadable = new ArrayList<>();
    for (BasketItems.OrderableItem item : items) {
      String field = "quantity-" + item.field();
      if (form.text(field).isPresent() && form.decimal(field).isEmpty()) {
        unreadable.add(new Refusal.Fault(field, "shared.not-a-number"));
      }
    }
    if (!unreadable.isEmpty()) {
      throw new Refusal.InvalidInput(unreadable);
    }
  }
}
