package org.muwahhad.catalog.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.catalog.item.AddItem;
import org.muwahhad.catalog.item.CatalogFixture;
import org.muwahhad.catalog.item.ItemContent;
import org.muwahhad.catalog.item.RetireItem;
import org.muwahhad.catalog.search.SearchCatalog;
import org.muwahhad.framework.document.PeppolRules;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.TableFile;

/** A search of the catalog as a file of every kind, and a UBL catalogue on its way in. */
@Tag("long")
class CatalogFilesTest {
  private static final TestApp APP =
      TestApp.start(Map.of("muwahhad.catalog.peppol-endpoint", "0088:5798000000124"));
  private static final World WORLD = World.in(APP);
  private static final CatalogFixture CATALOG = CatalogFixture.in(APP, WORLD);
  private static final Actor MANAGER = CATALOG.manager();
  private static final Actor CATALOG_READER = WORLD.anOfficerOf(WORLD.anEntityIn("KW"));
  private static final String STALE = "FIL-STALE";

  /** An item of awkward texts, one that left, and one that states what is no longer required. */
  @BeforeAll
  static void fill() {
    AddItem.ItemDraft draft =
        CatalogFixture.laptop(
            "FIL-1",
            new Bilingual("=حاسوب <14> & «ملحقات»", "+Laptop \"14\" & more"),
            new Bilingual("سطر أول\r\nسطر ثانٍ", "'=first line\n-second line"));
    Map<String, String> stated = new TreeMap<>(draft.content().attributes());
    stated.putAll(Map.of("storage_type", "SSD", "note", "@note", "screen_size", "14.5"));
    ItemContent content = draft.content();
    APP.get(AddItem.class)
        .run(
            MANAGER,
            new AddItem.ItemDraft(
                draft.code(),
                draft.category(),
                draft.kind(),
                new ItemContent(
                    content.name(),
                    content.description(),
                    content.unit(),
                    content.benchmarkPrice(),
                    content.benchmarkCurrency(),
                    content.benchmarkDate(),
                    content.benchmarkSource(),
                    stated)));
    APP.get(AddItem.class).run(MANAGER, CatalogFixture.laptop("FIL-2"));
    APP.get(RetireItem.class).run(MANAGER, "FIL-2", "-لم يعد يُنتج");
  }

  @ParameterizedTest
  @EnumSource(ExportCatalog.Format.class)
  void a_file_of_the_whole_catalog_comes_in_without_a_change(ExportCatalog.Format format) {
    for (Language language : Language.values()) {
      CatalogImports.StagedFile staged = staged(export(MANAGER, everything(), format, language));

      assertThat(staged.changes()).isZero();
      assertThat(staged.unchanged()).isEqualTo(number("SELECT COUNT(*) FROM catalog_item"));
    }
  }

  @Test
  void the_example_of_an_import_holds_items_as_they_stand_and_changes_nothing() {
    APP.get(AddItem.class).run(MANAGER, CatalogFixture.laptop("FIL-3"));
    byte[] example = APP.get(ImportExample.class).run(MANAGER);

    CatalogImports.StagedFile staged = staged(example);
    assertThat(staged.unchanged()).isEqualTo(2);
    assertThat(staged.changes()).isZero();
    assertThat(Browserless.signedInAs(APP, MANAGER).get("/catalog/import/example.csv").body())
        .startsWith("\ufeff\"code\",")
        .contains("Laptop");
    assertThatThrownBy(() -> APP.get(ImportExample.class).run(CATALOG_READER))
        .isInstanceOf(Refusal.NotPermitted.class);
  }

  @Test
  void a_file_holds_what_the_search_finds_and_no_more() {
    String csv = text(export(MANAGER, SearchCatalog.Query.of("FIL-1"), ExportCatalog.Format.CSV));

    assertThat(csv)
        .contains("FIL-1", "'=حاسوب", "'+Laptop", "'@note")
        .doesNotContain("FIL-2")
        .doesNotContain("retire");
  }

  @Test
  void a_ubl_catalogue_is_one_of_peppol_with_classification_unit_price_and_attributes() {
    String xml = text(export(MANAGER, SearchCatalog.Query.of("FIL-1"), ExportCatalog.Format.UBL));

    assertThat(xml.replace("\n", ""))
        .contains(
            "<cbc:CustomizationID>urn:fdc:peppol.eu:poacc:trns:catalogue:3</cbc:CustomizationID>",
            "<cbc:ProfileID>urn:fdc:peppol.eu:poacc:bis:catalogue_wo_response:3</cbc:ProfileID>",
            "<cbc:OrderableUnit>C62</cbc:OrderableUnit>",
            "<cbc:PriceAmount currencyID=\"KWD\">418.125</cbc:PriceAmount>",
            "<cbc:StartDate>2026-03-09</cbc:StartDate>",
            "<cbc:Name languageID=\"en\">+Laptop \"14\" &amp; more</cbc:Name>",
            "<cbc:ItemClassificationCode listID=\"STI\">30213100</cbc:ItemClassificationCode>",
            "<cbc:NameCode listID=\"urn:muwahhad:catalog:attribute\">storage_type</cbc:NameCode>"
                + "<cbc:Value>SSD</cbc:Value><cbc:ValueQualifier>Solid state</cbc:ValueQualifier>",
            "<cbc:NameCode listID=\"urn:muwahhad:catalog:column\">revision</cbc:NameCode>"
                + "<cbc:Value>1</cbc:Value>");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void a_ubl_catalogue_keeps_the_rules_of_peppol_in_either_language(Language language) {
    byte[] xml = export(MANAGER, everything(), ExportCatalog.Format.UBL, language);

    assertThat(PeppolRules.errors(PeppolRules.CATALOGUE, xml)).isEmpty();
    assertThat(
            PeppolRules.errors(
                PeppolRules.CATALOGUE,
                text(xml).replaceAll("<cbc:EndpointID[^\n]*", "").getBytes(UTF_8)))
        .as("what a catalogue of an office without an address lacks")
        .hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(ExportCatalog.Format.class)
  void a_bidder_gets_no_benchmark_price_in_any_file(ExportCatalog.Format format) {
    Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());

    byte[] file = export(bidder, SearchCatalog.Query.of("FIL-1"), format, Language.EN);

    String said =
        format == ExportCatalog.Format.XLSX
            ? TableFile.read(new ByteArrayInputStream(file), "a.xlsx").rows().toString()
            : text(file);
    assertThat(said)
        .contains("FIL-1")
        .doesNotContain("418.125")
        .doesNotContain("benchmark")
        .doesNotContain("Framework agreement 17");
  }

  @Test
  void a_catalogue_of_another_maker_is_shown_as_what_it_would_do() {
    String added =
        """
        <cac:CatalogueLine><cbc:ID>1</cbc:ID><cbc:OrderableUnit>C62</cbc:OrderableUnit>
        <cac:RequiredItemLocationQuantity><cac:Price>
        <cbc:PriceAmount currencyID="USD">99.50</cbc:PriceAmount>
        <cbc:BaseQuantity unitCode="C62">1</cbc:BaseQuantity>
        </cac:Price></cac:RequiredItemLocationQuantity>
        <cac:Item><cbc:Description languageID="ar">وصف</cbc:Description>
        <cbc:Description languageID="en">Description</cbc:Description><cbc:Name>Notebook</cbc:Name>
        <cac:SellersItemIdentification><cbc:ID>FOR-1</cbc:ID></cac:SellersItemIdentification>
        <cac:CommodityClassification>
        <cbc:ItemClassificationCode listID="STI">30213100</cbc:ItemClassificationCode>
        </cac:CommodityClassification>
        %s</cac:Item></cac:CatalogueLine>
        """
            .formatted(
                column("name_ar", "حاسوب")
                    + property("Warranty period", "3")
                    + property("قياس الشاشة", "14")
                    + property("Arabic keyboard", "yes"));
    String gone =
        """
        <cac:CatalogueLine><cbc:ID>2</cbc:ID><cbc:ActionCode>Delete</cbc:ActionCode>
        <cac:Item><cbc:Name>x</cbc:Name>
        <cac:SellersItemIdentification><cbc:ID>FIL-1</cbc:ID></cac:SellersItemIdentification>
        </cac:Item></cac:CatalogueLine>
        """;

    long id = stage(catalogue(added + gone));

    CatalogImports.StagedFile staged = APP.get(ViewCatalogImport.class).get(MANAGER, id);
    assertThat(List.of(staged.added(), staged.retired(), staged.wrong())).containsExactly(1, 1, 0);
    assertThat(
            APP.ask(
                "SELECT content FROM catalog_import_row WHERE act = 'ADD' AND import_id = " + id))
        .contains("Another maker, catalogue C-1", "2026-05-31", "HARDWARE", "99.50");
    assertThat(
            APP.ask(
                "SELECT content FROM catalog_import_row WHERE act = 'RETIRE' AND import_id = "
                    + id))
        .contains("Withdrawn with the catalogue C-1");
  }

  @Test
  void mistakes_are_told_by_the_path_of_the_element_and_the_line_in_both_languages() {
    long id =
        stage(
            catalogue(
                """
                <cac:CatalogueLine><cbc:ID>1</cbc:ID><cbc:OrderableUnit>PCS</cbc:OrderableUnit>
                <cac:RequiredItemLocationQuantity><cac:Price>
                <cbc:PriceAmount currencyID="USD">99.50</cbc:PriceAmount>
                <cbc:BaseQuantity unitCode="PCS">12</cbc:BaseQuantity>
                </cac:Price></cac:RequiredItemLocationQuantity>
                <cac:Item><cbc:Name>Notebook</cbc:Name>
                <cac:SellersItemIdentification><cbc:ID>FOR-2</cbc:ID></cac:SellersItemIdentification>
                %s</cac:Item></cac:CatalogueLine>
                """
                    .formatted(property("Colour", "green"))));

    List<ViewCatalogImport.ImportCellView> parts =
        APP.get(ViewCatalogImport.class).page(MANAGER, id, 1).get(0).parts();
    String item = "cac:CatalogueLine[1]/cac:Item/";
    assertThat(parts)
        .extracting(ViewCatalogImport.ImportCellView::column)
        .contains(
            "cac:CatalogueLine[1]",
            item + "cac:AdditionalItemProperty/cbc:Name",
            "cac:CatalogueLine[1]/cac:RequiredItemLocationQuantity/cac:Price/cbc:BaseQuantity");
    ViewCatalogImport.ImportCellView colour =
        parts.stream().filter(p -> p.column().startsWith(item)).findFirst().orElseThrow();
    assertThat(colour.problem().en()).contains("Colour", "(line 14 of the file)");
    assertThat(colour.problem().ar()).contains("Colour", "السطر 14");
    assertThatThrownBy(() -> APP.get(ApplyCatalogImport.class).run(MANAGER, id))
        .hasMessageContaining("catalog.import-wrong");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x> | catalog.ubl-broken",
        "<Invoice xmlns='urn:x'/> | catalog.ubl-not-a-catalogue",
        "<Catalogue xmlns='urn:oasis:names:specification:ubl:schema:xsd:Catalogue-2'>"
            + " | catalog.ubl-broken",
        "<Catalogue xmlns='urn:oasis:names:specification:ubl:schema:xsd:Catalogue-2'/>"
            + " | catalog.ubl-not-valid"
      })
  void a_file_that_is_no_catalogue_is_refused(String xml, String code) {
    assertThat(faults(xml)).extracting(Refusal.Fault::code).contains(code);
  }

  @Test
  void what_the_schema_refuses_is_told_by_path_and_line() {
    List<Refusal.Fault> faults =
        faults(
            catalogue(
                "<cac:CatalogueLine><cbc:ID>1</cbc:ID>\n<cbc:Nonsense/></cac:CatalogueLine>"));

    assertThat(faults.get(0).field()).isEqualTo("lines[8].cac:CatalogueLine[1]/cbc:Nonsense");
    assertThat(faults.get(0).code()).isEqualTo("catalog.ubl-not-valid");
  }

  @Test
  void elements_without_end_are_refused_before_they_fill_the_memory() {
    assertThat(faults(catalogue("<cac:CatalogueLine>".repeat(5000))))
        .extracting(Refusal.Fault::code)
        .contains("catalog.ubl-too-deep");
  }

  @Test
  void the_pages_take_a_catalogue_and_give_one() {
    Browserless manager = Browserless.signedInAs(APP, MANAGER);

    String refused =
        manager.upload("/catalog/import", "c.xml", catalogue("<cbc:Nonsense/>")).body();
    assertThat(refused).contains("does not follow the UBL 2.3 schema", "cbc:Nonsense");
    assertThat(manager.get("/catalog/export/items.xml?q=FIL-1").body()).contains("FIL-1");
    assertThat(manager.get("/catalog/export/items.xlsx?q=FIL-1").statusCode()).isEqualTo(200);
    assertThat(manager.get("/api/v1/catalog/export?format=UBL&q=FIL-1").body()).contains("FIL-1");
    assertThat(manager.get("/catalog/export/items.xml?q=zzzzzz").statusCode()).isEqualTo(422);
  }

  @Test
  void programs_bring_a_catalogue_in_at_once_and_learn_of_each_mistake_where_it_stands() {
    APP.get(AddItem.class).run(MANAGER, CatalogFixture.laptop("FIL-ONE"));
    String one = text(export(MANAGER, SearchCatalog.Query.of("FIL-ONE"), ExportCatalog.Format.UBL));
    String other = one.replace("FIL-ONE", "FIL-TWO");
    Browserless manager = Browserless.signedInAs(APP, MANAGER);

    assertThat(manager.upload("/api/v1/catalog/import", "c.xml", other).body())
        .contains("\"added\":1", "\"revised\":0", "\"retired\":0");
    assertThat(manager.upload("/api/v1/catalog/import", "c.xml", other).body())
        .contains("\"added\":0", "\"revised\":0");
    assertThat(APP.ask("SELECT revision_count FROM catalog_item WHERE code = 'FIL-TWO'"))
        .isEqualTo("1");
    assertThat(
            manager
                .upload("/api/v1/catalog/import", "c.xml", other.replace(">C62<", ">PCS<"))
                .body())
        .contains("catalog.unit-unknown", "].cac:CatalogueLine[1]/cbc:OrderableUnit");
    assertThat(manager.upload("/api/v1/catalog/import", "c.xml", "<Invoice xmlns='urn:x'/>").body())
        .contains("catalog.ubl-not-a-catalogue");
  }

  @Test
  void what_a_later_template_asks_for_does_not_make_an_unchanged_row_wrong() {
    APP.get(AddItem.class).run(MANAGER, CatalogFixture.laptop(STALE));
    APP.sql("UPDATE category_attribute SET is_required = TRUE WHERE code = 'note'");
    try {
      byte[] file = export(MANAGER, SearchCatalog.Query.of(STALE), ExportCatalog.Format.UBL);

      assertThat(staged(file).changes()).isZero();
    } finally {
      APP.sql("UPDATE category_attribute SET is_required = FALSE WHERE code = 'note'");
    }
  }

  private static SearchCatalog.Query everything() {
    return new SearchCatalog.Query("", List.of(), List.of(), Map.of(), List.of(), null, "", "");
  }

  private static byte[] export(
      Actor actor, SearchCatalog.Query query, ExportCatalog.Format format) {
    return export(actor, query, format, Language.EN);
  }

  private static byte[] export(
      Actor actor, SearchCatalog.Query query, ExportCatalog.Format format, Language language) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    APP.get(ExportCatalog.class).run(actor, query, format, language, out);
    return out.toByteArray();
  }

  private static CatalogImports.StagedFile staged(byte[] file) {
    long id = APP.get(StageCatalogImport.class).run(MANAGER, file, "items");
    return APP.get(ViewCatalogImport.class).get(MANAGER, id);
  }

  private static long stage(String xml) {
    return APP.get(StageCatalogImport.class)
        .run(MANAGER, xml.getBytes(StandardCharsets.UTF_8), "c.xml");
  }

  private static List<Refusal.Fault> faults(String xml) {
    return catchThrowableOfType(Refusal.InvalidInput.class, () -> stage(xml)).faults();
  }

  /** A catalogue of another maker around some lines, which begin on line 7. */
  private static String catalogue(String lines) {
    return """
    <Catalogue xmlns="urn:oasis:names:specification:ubl:schema:xsd:Catalogue-2"
      xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
      xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
    <cbc:ID>C-1</cbc:ID><cbc:IssueDate>2026-05-31</cbc:IssueDate>
    <cac:ProviderParty><cac:PartyLegalEntity><cbc:RegistrationName>Another maker\
    </cbc:RegistrationName></cac:PartyLegalEntity></cac:ProviderParty>
    <cac:ReceiverParty><cbc:EndpointID>1</cbc:EndpointID></cac:ReceiverParty>
    """
        + lines
        + "</Catalogue>";
  }

  private static String property(String name, String value) {
    return "<cac:AdditionalItemProperty><cbc:Name>%s</cbc:Name><cbc:Value>%s</cbc:Value>"
            .formatted(name, value)
        + "</cac:AdditionalItemProperty>\n";
  }

  private static String column(String code, String value) {
    return "<cac:AdditionalItemProperty><cbc:Name>%s</cbc:Name>".formatted(code)
        + "<cbc:NameCode listID=\"urn:muwahhad:catalog:column\">%s</cbc:NameCode>".formatted(code)
        + "<cbc:Value>%s</cbc:Value></cac:AdditionalItemProperty>\n".formatted(value);
  }

  private static String text(byte[] file) {
    return new String(file, StandardCharsets.UTF_8);
  }

  private static int number(String query) {
    return Integer.parseInt(APP.ask(query));
  }
}
