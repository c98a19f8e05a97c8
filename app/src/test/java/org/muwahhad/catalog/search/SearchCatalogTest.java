package org.muwahhad.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.catalog.item.AddItem;
import org.muwahhad.catalog.item.CatalogFixture;
import org.muwahhad.catalog.item.ItemContent;
import org.muwahhad.catalog.item.ItemDetail;
import org.muwahhad.catalog.item.ItemKind;
import org.muwahhad.catalog.item.ItemRow;
import org.muwahhad.catalog.item.ItemStatus;
import org.muwahhad.catalog.item.RetireItem;
import org.muwahhad.catalog.item.ViewCatalog;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;

@Tag("long")
class SearchCatalogTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final CatalogFixture CATALOG = CatalogFixture.in(APP, WORLD);
  private static final Actor READER = WORLD.aPersonWho(Role.AUDITOR);
  private final SearchCatalog search = APP.get(SearchCatalog.class);

  @BeforeAll
  static void fill() {
    APP.sql("UPDATE category_attribute SET is_facet = TRUE WHERE code IN ('warranty')");
    add(
        "SRV-0014",
        new Bilingual("أجهزة خادم ثنائيّة المعالج", "Rack server, dual processor"),
        new Bilingual("خادم بسعة ٦٤ جيجابايت، مستوى أعلى", "Server with 64 GB, 100% redundant"));
    add(
        "LAP-0900",
        new Bilingual("حاسوب محمول", "Laptop"),
        new Bilingual("يتصل بأجهزة خادم", "Connects to a rack server"));
    add(
        "ACC-0001",
        new Bilingual("محطة إرساء للحاسوب المحمول", "Docking station for laptops"),
        new Bilingual("توصل بكابل واحد", "Connected by one cable"));
    add(
        "ACC-0002",
        new Bilingual("حقيبة", "Bag"),
        new Bilingual("حقيبة حاسوب محمول", "Bag for a laptop"));
    add(
        "OLD-0001",
        new Bilingual("حاسوب محمول قديم", "Old laptop"),
        new Bilingual("لم يعد يصنع", "No longer made"));
    APP.get(RetireItem.class).run(CATALOG.manager(), "OLD-0001", "قديم");
    WORLD.anItem("SCR-0001", "30231300", "120");
    APP.get(AddSynonyms.class)
        .run(
            CATALOG.manager(),
            new SynonymWords(List.of("حاسوب محمول", "لابتوب"), List.of("laptop", "notebook")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "أجهزة خادم",
        "اجهزه خادم",
        "إجهزة",
        "الأجهزة",
        "ثنائية المعالج",
        "ثنائيّة",
        "ثنـــائية",
        "مستوي أعلي",
        "مستوى اعلى",
        "64 جيجابايت",
        "64gb",
        "٦٤",
        "RACK server",
        "dual  rack",
        "server خادم",
        "servers",
        "serv",
        "sevrer",
        "معالج",
        "للمعالج",
        "SRV-0014",
        "srv 0014",
        "srv0014"
      })
  void an_item_is_found_however_its_words_are_typed(String query) {
    assertThat(codes(query)).contains("SRV-0014");
  }

  @ParameterizedTest
  @ValueSource(strings = {"لابتوب", "اللابتوب", "notebook", "notebooks", "حاسوب محمول", "notebo"})
  void a_synonym_finds_what_is_called_otherwise(String query) {
    assertThat(codes(query)).first().isEqualTo("LAP-0900");
  }

  @Test
  void what_the_item_is_comes_before_what_it_is_made_for_and_that_before_its_description() {
    assertThat(codes("حاسوب محمول")).containsExactly("LAP-0900", "ACC-0001", "ACC-0002");
    assertThat(codes("laptop")).containsExactly("LAP-0900", "ACC-0001", "ACC-0002");
    assertThat(codes("rack server")).containsExactly("SRV-0014", "LAP-0900");
    assertThat(codes("acc-0002")).first().isEqualTo("ACC-0002");
  }

  @Test
  void an_item_with_all_words_hides_those_with_some_and_without_any_the_nearest_are_shown() {
    assertThat(codes("docking laptop")).containsExactly("ACC-0001");

    SearchCatalog.SearchPage some =
        search.run(READER, SearchCatalog.Query.of("rack server printer"));

    assertThat(some.match()).isEqualTo(SearchMatch.SOME_WORDS);
    assertThat(some.items()).extracting(ItemRow::code).containsExactly("SRV-0014", "LAP-0900");
  }

  @Test
  void a_mistyped_word_is_read_as_the_nearest_and_told() {
    SearchCatalog.SearchPage found = search.run(READER, SearchCatalog.Query.of("Rack sevrer"));

    assertThat(found.match()).isEqualTo(SearchMatch.CORRECTED);
    assertThat(found.meant()).isEqualTo("Rack server");
    assertThat(codes("xqzv")).isEmpty();
    assertThat(codes("SRV-0015")).doesNotContain("SRV-0014");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "_", "'", "\"", "(", "*", "~", "AND", "a:b", "\\"})
  void signs_of_query_languages_mean_nothing(String query) {
    assertThat(search.run(READER, SearchCatalog.Query.of(query)).items()).isNotNull();
  }

  @Test
  void retired_items_are_shown_only_when_asked_for() {
    assertThat(codes("قديم")).isEmpty();
    assertThat(search.suggest(READER, "قديم", null, 5)).isEmpty();
    assertThat(found(with(SearchCatalog.Query.of("قديم"), ItemStatus.RETIRED)))
        .containsExactly("OLD-0001");
    assertThat(found(with(SearchCatalog.Query.of("laptop"), null))).contains("OLD-0001");
  }

  @Test
  void a_category_stands_for_all_below_it() {
    assertThat(found(inCategory("30230000"))).containsExactly("SCR-0001");
    assertThat(found(inCategory("30200000"))).hasSize(5);
    assertThat(found(inCategory("30000000"))).hasSize(5);
    assertThat(found(inCategory("72000000"))).isEmpty();
  }

  @Test
  void facets_count_what_a_further_choice_would_leave() {
    SearchCatalog.SearchPage all = search.run(READER, SearchCatalog.Query.of(""));
    SearchCatalog.SearchPage screens = search.run(READER, inCategory("30231300"));

    assertThat(counts(all, "category")).containsExactly("30213100=4", "30231300=1");
    assertThat(counts(all, "kind")).containsExactly("HARDWARE=5");
    assertThat(counts(all, "warranty")).isEmpty();
    assertThat(counts(screens, "category")).containsExactly("30213100=4", "30231300=1");
    assertThat(counts(screens, "kind")).containsExactly("HARDWARE=1");
  }

  @Test
  void an_attribute_narrows_the_search_and_stays_offered() {
    String two = CatalogFixture.aCode();
    AddItem.ItemDraft draft = CatalogFixture.laptop(two);
    ItemContent content = CatalogFixture.with(draft.content(), "warranty", "5");
    APP.get(AddItem.class)
        .run(
            CATALOG.manager(),
            new AddItem.ItemDraft(two, CatalogFixture.LAPTOPS, ItemKind.HARDWARE, content));

    SearchCatalog.Query query = SearchCatalog.Query.of("");
    SearchCatalog.SearchPage found =
        search.run(
            READER,
            new SearchCatalog.Query(
                "",
                List.of(),
                List.of(),
                Map.of("warranty", List.of("5")),
                List.of(),
                ItemStatus.ACTIVE,
                "",
                ""));

    assertThat(found.items()).extracting(ItemRow::code).containsExactly(two);
    assertThat(counts(found, "warranty")).containsExactly("3=4", "5=1");
    assertThat(search.run(READER, query).total()).isEqualTo(6);
    APP.get(RetireItem.class).run(CATALOG.manager(), two, "اختبار");
  }

  @Test
  void a_bidder_sees_items_but_neither_prices_nor_who_demanded_what() {
    Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());

    assertThat(search.suggest(bidder, "laptop", null, 5))
        .extracting(ItemRow::benchmark)
        .isNotEmpty()
        .containsOnlyNulls();
    ItemDetail detail = APP.get(ViewCatalog.class).newest(bidder, "LAP-0900");
    assertThat(detail.revision().benchmark()).isNull();
    assertThat(detail.revision().benchmarkSource()).isNull();
    assertThat(search.suggest(READER, "laptop", null, 5).get(0).benchmark()).isNotNull();
    assertThatThrownBy(
            () ->
                search.run(
                    bidder,
                    new SearchCatalog.Query(
                        "",
                        List.of(),
                        List.of(),
                        Map.of(),
                        List.of("KW"),
                        ItemStatus.ACTIVE,
                        "",
                        "")))
        .isInstanceOf(Refusal.NotPermitted.class);
  }

  @Test
  void a_round_is_offered_only_items_of_its_categories() {
    Actor buyer = WORLD.aPersonWho(Role.CENTRAL_BUYER);
    long round =
        WORLD.insert(
            """
            INSERT INTO demand_round (code, name_ar, name_en, opens_at, closes_at,
              endorsement_until, status, created_by, created_at, updated_at, version)
            VALUES ('R-S', 'جولة', 'Round', '2026-01-01', '2026-02-01', '2026-03-01', 'PLANNED',
              %d, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), 0)"""
                .formatted(buyer.personId()));
    assertThat(search.codes("item", round, 10)).isEmpty();
    APP.sql("INSERT INTO round_category VALUES (" + round + ", '30230000')");

    assertThat(search.suggest(READER, "", round, 10))
        .extracting(ItemRow::code)
        .containsExactly("SCR-0001");
    assertThat(search.codes("item", round, 10)).containsExactly("SCR-0001");
    assertThat(search.codes("laptop", round, 10)).isEmpty();
    assertThat(search.codes(" ", round, 10)).isEmpty();
  }

  @Test
  void pages_follow_each_other_without_gap_or_repetition_even_while_items_come() {
    List<String> added = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      added.add(addPaged("PAG-%04d".formatted(i * 2)));
    }

    List<String> forward = new ArrayList<>();
    SearchCatalog.SearchPage page = search.run(READER, SearchCatalog.Query.of("pageable"));
    SearchCatalog.SearchPage last = page;
    assertThat(page.previous()).isNull();
    assertThat(page.total()).isEqualTo(60);
    while (true) {
      page.items().forEach(i -> forward.add(i.code()));
      last = page;
      if (page.next() == null) {
        break;
      }
      addPaged("PAG-0001-" + forward.size());
      page = search.run(READER, at("pageable", page.next(), ""));
    }

    assertThat(forward).containsExactlyElementsOf(added);
    List<String> backward = new ArrayList<>();
    while (last.previous() != null) {
      last = search.run(READER, at("pageable", "", last.previous()));
      List<String> codes = new ArrayList<>(last.items().stream().map(ItemRow::code).toList());
      Collections.reverse(codes);
      backward.addAll(codes);
    }
    Collections.reverse(backward);
    assertThat(backward).containsSubsequence(added.subList(0, 50)).doesNotHaveDuplicates();
    assertThatThrownBy(() -> search.run(READER, at("", "nonsense", "")))
        .isInstanceOf(Refusal.InvalidInput.class);
    APP.sql(
        """
        UPDATE catalog_item SET status = 'RETIRED', retired_at = UTC_TIMESTAMP(6),
               retired_reason = 'اختبار' WHERE code LIKE 'PAG-%'""");
  }

  private static String addPaged(String code) {
    add(code, new Bilingual("صفحة", "Pageable thing"), new Bilingual("و", "d"));
    return code;
  }

  private static SearchCatalog.Query at(String text, String after, String before) {
    return new SearchCatalog.Query(
        text, List.of(), List.of(), Map.of(), List.of(), ItemStatus.ACTIVE, after, before);
  }

  private static SearchCatalog.Query with(
      SearchCatalog.Query query, @org.jspecify.annotations.Nullable ItemStatus status) {
    return new SearchCatalog.Query(
        query.text(), List.of(), List.of(), Map.of(), List.of(), status, "", "");
  }

  private static SearchCatalog.Query inCategory(String code) {
    return new SearchCatalog.Query(
        "", List.of(code), List.of(), Map.of(), List.of(), ItemStatus.ACTIVE, "", "");
  }

  private static List<String> counts(SearchCatalog.SearchPage found, String name) {
    return found.facets().stream()
        .filter(f -> f.parameter().equals(name) || f.code().equals(name))
        .flatMap(f -> f.values().stream())
        .map(v -> v.value() + "=" + v.count())
        .toList();
  }

  private List<String> codes(String query) {
    return found(SearchCatalog.Query.of(query));
  }

  private List<String> found(SearchCatalog.Query query) {
    return search.run(READER, query).items().stream().map(ItemRow::code).toList();
  }

  private static void add(String code, Bilingual name, Bilingual description) {
    APP.get(AddItem.class).run(CATALOG.manager(), CatalogFixture.laptop(code, name, description));
  }
}
