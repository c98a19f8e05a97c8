package org.muwahhad.demand;

import io.micronaut.views.ModelAndView;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.catalog.SearchCatalog;
import org.muwahhad.shared.Conversion;
import org.muwahhad.shared.ExchangeRates;
import org.muwahhad.shared.Money;
import org.muwahhad.web.Form;
import org.muwahhad.web.Option;
import org.muwahhad.web.Page;

/** Puts together what the form of a submission shows beside what was typed. */
@Singleton
public class DemandForm {
  private final AskableItems catalog;
  private final SearchCatalog search;
  private final ExchangeRates rates;

  DemandForm(AskableItems catalog, SearchCatalog search, ExchangeRates rates) {
    this.catalog = catalog;
    this.search = search;
    this.rates = rates;
  }

  /**
   * One line of the form.
   *
   * @param item what is asked for, or null when the catalog has no such item
   * @param benchmark the item's benchmark price in the currency of the state, or null
   * @param total quantity times price, or null while either is missing
   */
  public record EditedLine(
      int index,
      AskableItems.@Nullable AskableItem item,
      @Nullable Money benchmark,
      @Nullable Money total) {
    /** The field path of one part of the line. */
    public String field(String part) {
      return LineForm.field(index, part);
    }
  }

  /** An item found, with its benchmark price in the currency of the state, or null. */
  public record FoundItem(AskableItems.AskableItem item, @Nullable Money benchmark) {}

  /** The items that a search of the catalog finds for a submission. */
  List<FoundItem> search(SubmissionViews.SubmissionRow own, String query) {
    List<String> codes = search.codes(query, own.roundId(), AskableItems.MOST_FOUND);
    if (codes.isEmpty()) {
      return List.of();
    }
    Conversion conversion = rates.today();
    return catalog.listByCodes(own.roundId(), codes).stream()
        .sorted(Comparator.comparing(i -> codes.indexOf(i.code())))
        .map(i -> new FoundItem(i, benchmark(i, own.currency(), conversion)))
        .toList();
  }

  /** The form with a line more for an item. */
  Form plus(SubmissionViews.SubmissionRow own, Form form, String itemCode) {
    String price =
        catalog.listByCodes(own.roundId(), List.of(itemCode)).stream()
            .map(i -> benchmark(i, own.currency(), rates.today()))
            .flatMap(b -> Optional.ofNullable(b).stream())
            .map(b -> b.amount().toPlainString())
            .findFirst()
            .orElse("");
    return LineForm.plus(form, itemCode, price);
  }

  /** The page of the form. */
  ModelAndView<?> view(Page page, SubmissionViews.SubmissionRow own, Form form, String query) {
    Conversion conversion = rates.today();
    List<EditedLine> lines = lines(own, form, conversion);
    Money total =
        lines.stream()
            .flatMap(l -> Optional.ofNullable(l.total()).stream())
            .reduce(Money.zero(own.currency()), Money::plus);
    Map<String, Object> model = new HashMap<>();
    model.put("page", titled(page, own, "demand.form-title"));
    model.put("form", form);
    model.put("own", own);
    model.put("lines", lines);
    model.put("sites", sites(page, own));
    model.put("query", query);
    model.put("found", search(own, query));
    model.put("total", total);
    conversion.find(total, "USD").ifPresent(usd -> model.put("totalUsd", usd));
    return new ModelAndView<>("demand/submission-form", model);
  }

  /** A page on the entity's own demand, below its round. */
  Page titled(Page page, SubmissionViews.SubmissionRow own, String key) {
    return page.titled(key)
        .below(page.t().get("demand.rounds"), "/rounds")
        .below(page.t().of(own.roundName()), "/rounds/" + own.roundId());
  }

  private List<EditedLine> lines(
      SubmissionViews.SubmissionRow own, Form form, Conversion conversion) {
    Map<String, AskableItems.AskableItem> items = items(own, form);
    List<EditedLine> lines = new ArrayList<>();
    for (int i = 0; i < LineForm.count(form); i++) {
      AskableItems.AskableItem item =
          items.get(form.value(LineForm.field(i, "item")).strip().toUpperCase(Locale.ROOT));
      lines.add(
          new EditedLine(
              i,
              item,
              item == null ? null : benchmark(item, own.currency(), conversion),
              LineForm.product(form, i).map(p -> Money.rounded(p, own.currency())).orElse(null)));
    }
    return lines;
  }

  private Map<String, AskableItems.AskableItem> items(
      SubmissionViews.SubmissionRow own, Form form) {
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < LineForm.count(form); i++) {
      form.text(LineForm.field(i, "item")).ifPresent(codes::add);
    }
    Map<String, AskableItems.AskableItem> items = new HashMap<>();
    if (!codes.isEmpty()) {
      catalog
          .listByCodes(own.roundId(), codes.stream().distinct().toList())
          .forEach(i -> items.put(i.code().toUpperCase(Locale.ROOT), i));
    }
    return items;
  }

  private List<Option> sites(Page page, SubmissionViews.SubmissionRow own) {
    return catalog.listSites(own.entityId()).stream()
        .map(
            s ->
                new Option(
                    s.code(),
                    page.t()
                        .get("demand.site-option", page.t().of(s.name()), page.t().of(s.city()))))
        .toList();
  }

  private static @Nullable Money benchmark(
      AskableItems.AskableItem item, String currency, Conversion conversion) {
    return conversion
        .find(new Money(item.benchmarkPrice(), item.benchmarkCurrency()), currency)
        .orElse(null);
  }
}
