package org.muwahhad.catalog.exchange;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.catalog.item.ItemStatus;
import org.muwahhad.catalog.item.Prices;
import org.muwahhad.catalog.search.SearchCatalog;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Texts;

/**
 * Writes what a search of the catalog finds as a file, for anybody who may search it; {@link
 * StageCatalogImport} takes it back. Retired items, where the search asks for them, come with the
 * reason for which they left.
 *
 * <p>Bidders get no benchmark prices, which are hidden from them everywhere.
 *
 * <p>Refused with {@code catalog.export-nothing} when nothing is found for a UBL catalogue, which
 * holds at least one line; and as {@link SearchCatalog} refuses.
 */
@Singleton
public class ExportCatalog {
  private final SearchCatalog search;
  private final ExportedItems items;
  private final UblCatalogues ubl;

  ExportCatalog(SearchCatalog search, ExportedItems items, UblCatalogues ubl) {
    this.search = search;
    this.items = items;
    this.ubl = ubl;
  }

  /** The kinds of file. */
  public enum Format {
    CSV,
    XLSX,
    /** OASIS UBL 2.3 Catalogue, as the Peppol catalogue profile has it. */
    UBL
  }

  /**
   * @param language of the titles, and of the name by which UBL calls an item
   */
  public void run(
      Actor actor, SearchCatalog.Query query, Format format, Language language, OutputStream to) {
    List<Long> ids = items.wholeCategories(query).orElseGet(() -> search.ids(actor, query));
    if (ids.isEmpty() && format == Format.UBL) {
      throw new Refusal.RuleBroken("catalog.export-nothing");
    }
    try (ItemFile file = begin(actor, query, ids, format, language, to)) {
      items.each(
          ids,
          item -> {
            try {
              file.add(item);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ItemFile begin(
      Actor actor,
      SearchCatalog.Query query,
      List<Long> ids,
      Format format,
      Language language,
      OutputStream to)
      throws IOException {
    boolean prices = !Prices.areHiddenFrom(actor);
    return switch (format) {
      case CSV -> new CsvItemFile(columns(query, ids, prices), to);
      case XLSX -> new XlsxItemFile(columns(query, ids, prices), Texts.in(language), to);
      case UBL -> ubl.begin(language, prices, to);
    };
  }

  /**
   * Those of every item, then the attributes of their categories, then why an item is not there.
   */
  private List<String> columns(SearchCatalog.Query query, List<Long> ids, boolean prices) {
    List<String> columns = new ArrayList<>();
    for (ImportColumns column : ImportColumns.values()) {
      if (prices || !column.isBenchmark()) {
        columns.add(column.column());
      }
    }
    columns.addAll(items.attributes(ids));
    if (query.status() != ItemStatus.ACTIVE) {
      columns.add(ImportColumns.RETIRE);
    }
    return List.copyOf(columns);
  }
}
