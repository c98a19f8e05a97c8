package org.muwahhad.catalog.standard;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.catalog.item.ItemDetail;
import org.muwahhad.catalog.item.ItemFiles;
import org.muwahhad.catalog.item.Prices;
import org.muwahhad.catalog.item.ViewCatalog;
import org.muwahhad.catalog.template.AttributeWording;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Conversion;
import org.muwahhad.shared.ExchangeRateQueries;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;

/**
 * Puts up to four items side by side for anybody signed in; benchmarks in the reader's currency at
 * today's rates, and not for bidders.
 *
 * <p>Refused with {@code catalog.too-many-compared} beyond four, and as not found for an unknown
 * code.
 */
@Singleton
public class CompareItems {
  /** Items in one comparison. */
  public static final int MOST = 4;

  private static final Bilingual NOTHING = new Bilingual("", "");
  private final ViewCatalog view;
  private final ExchangeRateQueries rates;
  private final ReaderCurrency readerCurrency;
  private final ItemFiles files;

  CompareItems(
      ViewCatalog view, ExchangeRateQueries rates, ReaderCurrency readerCurrency, ItemFiles files) {
    this.files = files;
    this.view = view;
    this.rates = rates;
    this.readerCurrency = readerCurrency;
  }

  @Transactional
  public ItemComparison run(Actor actor, List<String> codes) {
    List<String> distinct =
        codes.stream()
            .map(c -> c.strip().toUpperCase(Locale.ROOT))
            .filter(c -> !c.isEmpty())
            .distinct()
            .toList();
    if (distinct.size() > MOST) {
      throw new Refusal.RuleBroken("catalog.too-many-compared", MOST);
    }
    List<ItemDetail> items = distinct.stream().map(c -> view.newest(actor, c)).toList();
    String currency = Prices.areHiddenFrom(actor) ? null : readerCurrency.of(actor);
    return new ItemComparison(columns(items, currency), currency, lines(items));
  }

  private List<ItemComparison.ItemColumn> columns(
      List<ItemDetail> items, @Nullable String currency) {
    Conversion today = rates.today();
    return items.stream()
        .map(
            d ->
                new ItemComparison.ItemColumn(
                    d.item().code(),
                    d.revision().name(),
                    d.item().status(),
                    d.path().get(d.path().size() - 1),
                    d.item().kind(),
                    image(d.item().code()),
                    d.revision().number(),
                    d.revision().benchmark(),
                    converted(today, d.revision().benchmark(), currency)))
        .toList();
  }

  private @Nullable Long image(String code) {
    return files.list(code).stream()
        .filter(ItemFiles.ItemFile::isImage)
        .map(ItemFiles.ItemFile::id)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Money converted(
      Conversion today, @Nullable Money price, @Nullable String currency) {
    return price == null || currency == null ? null : today.find(price, currency).orElse(null);
  }

  private static List<ItemComparison.ComparisonLine> lines(List<ItemDetail> items) {
    List<ItemComparison.ComparisonLine> lines = new ArrayList<>();
    lines.add(
        line(
            items,
            "category",
            AttributeWording.message("catalog.category"),
            d -> d.path().get(d.path().size() - 1).name()));
    lines.add(
        line(
            items,
            "kind",
            AttributeWording.message("catalog.kind"),
            d -> AttributeWording.message("catalog.kind." + d.item().kind())));
    lines.add(
        line(
            items, "unit", AttributeWording.message("catalog.unit"), d -> d.revision().unitName()));
    lines.add(
        line(
            items,
            "description",
            AttributeWording.message("catalog.description"),
            d -> d.revision().description()));
    attributes(items)
        .forEach(
            (code, name) ->
                lines.add(line(items, "attributes." + code, name, d -> stated(d, code))));
    return lines;
  }

  private static Map<String, Bilingual> attributes(List<ItemDetail> items) {
    Map<String, Bilingual> names = new LinkedHashMap<>();
    items.forEach(
        d ->
            d.attributes()
                .forEach(s -> names.putIfAbsent(s.attribute().code(), s.attribute().name())));
    return names;
  }

  private static Bilingual stated(ItemDetail item, String code) {
    Optional<ItemDetail.AttributeStatement> stated =
        item.attributes().stream().filter(s -> s.attribute().code().equals(code)).findFirst();
    return stated.map(ItemDetail.AttributeStatement::words).orElse(NOTHING);
  }

  private static ItemComparison.ComparisonLine line(
      List<ItemDetail> items, String part, Bilingual label, Function<ItemDetail, Bilingual> value) {
    List<Bilingual> values = items.stream().map(value).toList();
    return new ItemComparison.ComparisonLine(
        part, label, values, values.stream().distinct().count() > 1);
  }
}
