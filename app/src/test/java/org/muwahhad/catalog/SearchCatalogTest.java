package org.muwahhad.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Bilingual;

class SearchCatalogTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final CatalogFixture CATALOG = CatalogFixture.in(APP, WORLD);
  private static final Actor READER = WORLD.aPersonWho(Role.AUDITOR);
  private final SearchCatalog search = APP.get(SearchCatalog.class);

  @BeforeAll
  static void fill() {
    add(
        "SRV-0014",
        new Bilingual("أجهزة خادم ثنائيّة المعالج", "Rack server, dual processor"),
        new Bilingual("خادم بسعة ٦٤ جيجابايت، مستوى أعلى", "Server with 64 GB, 100% redundant"));
    add(
        "LAP-0900",
        new Bilingual("حاسوب محمول", "Laptop"),
        new Bilingual("يتصل بأجهزة خادم", "Connects to a rack server"));
    WORLD.anItem("SCR-0001", "30231300", "120");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "أجهزة خادم",
        "اجهزه خادم",
        "إجهزة",
        "ثنائية المعالج",
        "ثنائيّة",
        "ثنـــائية",
        "مستوي أعلي",
        "مستوى اعلى",
        "64 جيجابايت",
        "٦٤",
        "RACK server",
        "dual  rack",
        "server خادم",
        "SRV-0014",
        "srv 0014"
      })
  void an_item_is_found_however_its_words_are_typed(String query) {
    assertThat(codes(query)).contains("SRV-0014");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rack laptop printer", "خادم طابعة", "%", "_", "100%9", "SRV_0014x"})
  void every_word_must_be_there_and_signs_of_the_database_mean_nothing(String query) {
    if (query.equals("%") || query.equals("_")) {
      assertThat(codes(query)).hasSize(3);
    } else {
      assertThat(codes(query)).isEmpty();
    }
  }

  @Test
  void the_item_of_that_code_comes_first_then_names_that_begin_so_then_the_rest() {
    assertThat(codes("rack server")).containsExactly("SRV-0014", "LAP-0900");
    assertThat(codes("srv-0014")).first().isEqualTo("SRV-0014");
  }

  @Test
  void a_category_stands_for_all_below_it() {
    assertThat(found(new SearchCatalog.Query("", "30230000", null, null, 1)))
        .containsExactly("SCR-0001");
    assertThat(found(new SearchCatalog.Query("", "30200000", null, null, 1))).hasSize(3);
    assertThat(found(new SearchCatalog.Query("", "72000000", null, null, 1))).isEmpty();
  }

  @Test
  void a_page_beyond_the_last_is_empty_and_still_knows_the_total() {
    SearchCatalog.Found found = search.run(READER, new SearchCatalog.Query("", "", null, null, 9));

    assertThat(found.items()).isEmpty();
    assertThat(found.total()).isEqualTo(3);
  }

  @Test
  void a_bidder_sees_items_but_never_a_benchmark_price() {
    Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());

    assertThat(search.suggest(bidder, "laptop", null, 5))
        .extracting(ItemRow::benchmark)
        .isNotEmpty()
        .containsOnlyNulls();
    ItemDetail detail = APP.get(ReadCatalog.class).newest(bidder, "LAP-0900");
    assertThat(detail.revision().benchmark()).isNull();
    assertThat(detail.revision().benchmarkSource()).isNull();
    assertThat(search.suggest(READER, "laptop", null, 5).get(0).benchmark()).isNotNull();
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
    APP.sql("INSERT INTO round_category VALUES (" + round + ", '30230000')");

    assertThat(search.suggest(READER, "", round, 10))
        .extracting(ItemRow::code)
        .containsExactly("SCR-0001");
  }

  private List<String> codes(String query) {
    return found(new SearchCatalog.Query(query, "", null, null, 1));
  }

  private List<String> found(SearchCatalog.Query query) {
    return search.run(READER, query).items().stream().map(ItemRow::code).toList();
  }

  private static void add(String code, Bilingual name, Bilingual description) {
    APP.get(AddItem.class).run(CATALOG.manager(), CatalogFixture.laptop(code, name, description));
  }
}
