package org.muwahhad.catalog.exchange;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.muwahhad.catalog.item.AddItem;
import org.muwahhad.catalog.item.ItemContent;
import org.muwahhad.catalog.template.Attribute;
import org.muwahhad.catalog.template.AttributeWording;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.web.Texts;

/**
 * Items as an OASIS UBL 2.3 Catalogue with the elements that Peppol BIS Catalogue 3.0 allows.
 * {@link UblReading} takes it back; {@code docs/catalog-exchange.md} says which element is what.
 */
final class UblItemFile implements ItemFile {
  private static final int VALID_YEARS = 1;
  private final CatalogueHeader head;
  private final UblElements xml;
  private int lines;

  /**
   * What is said of the catalogue as a whole.
   *
   * @param t texts of the language in which items are called
   * @param endpoint scheme and address in the Peppol network, with a colon between, or empty
   * @param prices whether benchmark prices are shown
   */
  record CatalogueHeader(Texts t, Instant at, String endpoint, boolean prices) {
    LocalDate day() {
      return at.atZone(ZoneOffset.UTC).toLocalDate();
    }

    String language() {
      return t.language().isArabic() ? "ar" : "en";
    }

    String otherLanguage() {
      return t.language().isArabic() ? "en" : "ar";
    }
  }

  UblItemFile(CatalogueHeader head, OutputStream to) throws IOException {
    this.head = head;
    this.xml = new UblElements(new BufferedOutputStream(to));
    xml.root("Catalogue", Ubl.CATALOGUE);
    xml.text("CustomizationID", Ubl.CUSTOMIZATION);
    xml.text("ProfileID", Ubl.PROFILE);
    xml.text("ID", "MUWAHHAD-CATALOG");
    xml.text("ActionCode", Ubl.UPDATE);
    xml.text("Name", head.t().get("catalog.title"));
    xml.text("IssueDate", head.day().toString());
    xml.text("VersionID", head.at().toString());
    xml.open("ValidityPeriod");
    xml.text("EndDate", head.day().plusYears(VALID_YEARS).toString());
    xml.end();
    party("ProviderParty");
    party("ReceiverParty");
  }

  @Override
  public void add(ExportedItems.ExportedItem item) throws IOException {
    AddItem.ItemDraft draft = item.draft();
    xml.open("CatalogueLine");
    xml.text("ID", Integer.toString(++lines));
    xml.text("ActionCode", item.retired() == null ? Ubl.UPDATE : Ubl.DELETE);
    xml.text("OrderableIndicator", Boolean.toString(item.retired() == null));
    xml.text("OrderableUnit", draft.content().unit());
    if (head.prices()) {
      price(draft.content());
    }
    xml.open("Item");
    Bilingual description = draft.content().description();
    xml.text("Description", head.t().of(description), "languageID", head.language());
    xml.text("Description", head.t().inOther(description), "languageID", head.otherLanguage());
    xml.text("Name", head.t().of(draft.content().name()), "languageID", head.language());
    wrapped("SellersItemIdentification", "ID", draft.code());
    wrapped(
        "CommodityClassification", "ItemClassificationCode", draft.category(), "listID", Ubl.CPV);
    properties(item);
    xml.end();
    xml.end();
  }

  @Override
  public void close() throws IOException {
    xml.close();
  }

  private void party(String name) throws IOException {
    int colon = head.endpoint().indexOf(':');
    xml.open(name);
    if (colon > 0) {
      xml.text(
          "EndpointID",
          head.endpoint().substring(colon + 1),
          "schemeID",
          head.endpoint().substring(0, colon));
    }
    wrapped("PartyLegalEntity", "RegistrationName", head.t().get("catalog.ubl-office"));
    xml.end();
  }

  private void price(ItemContent content) throws IOException {
    xml.open("RequiredItemLocationQuantity");
    xml.open("Price");
    xml.text(
        "PriceAmount",
        content.benchmarkPrice().toPlainString(),
        "currencyID",
        content.benchmarkCurrency());
    xml.text("BaseQuantity", "1", "unitCode", content.unit());
    wrapped("ValidityPeriod", "StartDate", content.benchmarkDate().toString());
    xml.end();
    xml.end();
  }

  private void properties(ExportedItems.ExportedItem item) throws IOException {
    ItemContent content = item.draft().content();
    column(ImportColumns.KIND.column(), item.draft().kind().name());
    boolean arabic = head.t().language().isArabic();
    column(
        (arabic ? ImportColumns.NAME_EN : ImportColumns.NAME_AR).column(),
        head.t().inOther(content.name()));
    if (head.prices()) {
      column(ImportColumns.BENCHMARK_SOURCE_AR.column(), content.benchmarkSource().ar());
      column(ImportColumns.BENCHMARK_SOURCE_EN.column(), content.benchmarkSource().en());
    }
    column(Ubl.REVISION, Integer.toString(item.revision()));
    column(ImportColumns.RETIRE, item.retired() == null ? "" : item.retired());
    for (Map.Entry<String, String> stated : content.attributes().entrySet()) {
      Attribute attribute = item.template().find(stated.getKey()).orElseThrow();
      String words = head.t().of(AttributeWording.value(attribute, stated.getValue()));
      property(
          head.t().of(attribute.name()),
          attribute.code(),
          Ubl.ATTRIBUTE_LIST,
          stated.getValue(),
          words);
    }
  }

  private void column(String column, String value) throws IOException {
    if (!value.isEmpty()) {
      property(
          head.t().get("catalog.ubl-property." + column), column, Ubl.COLUMN_LIST, value, value);
    }
  }

  /**
   * @param words the value as people read it
   */
  private void property(String name, String code, String list, String value, String words)
      throws IOException {
    xml.open("AdditionalItemProperty");
    xml.text("Name", name, "languageID", head.language());
    xml.text("NameCode", code, "listID", list);
    xml.text("Value", value);
    if (!words.equals(value)) {
      xml.text("ValueQualifier", words);
    }
    xml.end();
  }

  private void wrapped(String aggregate, String name, String value, String... attributes)
      throws IOException {
    xml.open(aggregate);
    xml.text(name, value, attributes);
    xml.end();
  }
}
