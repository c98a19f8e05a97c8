package org.muwahhad.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.catalog.item.AddItem;
import org.muwahhad.catalog.item.CatalogFixture;
import org.muwahhad.catalog.item.ItemContent;
import org.muwahhad.catalog.item.ItemRow;
import org.muwahhad.catalog.item.ReviseItem;
import org.muwahhad.shared.Bilingual;

/** A search sees what was committed before it, by whomever and in whatever order. */
@Tag("long")
class SearchFeedTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final CatalogFixture CATALOG = CatalogFixture.in(APP, WORLD);
  private static final Actor READER = WORLD.aPersonWho(Role.AUDITOR);
  private final SearchCatalog search = APP.get(SearchCatalog.class);
  private final SearchFeed feed = APP.get(SearchFeed.class);

  @Test
  void an_item_is_found_as_soon_as_it_is_added_and_under_its_new_name_once_revised() {
    String code = CatalogFixture.aCode();
    APP.get(AddItem.class).run(CATALOG.manager(), named(code, "Quicksilver"));
    assertThat(codes("quicksilver")).containsExactly(code);

    ItemContent content = named(code, "Hydrargyrum").content();
    APP.get(ReviseItem.class)
        .run(CATALOG.manager(), code, new ReviseItem.RevisionChange(1, content));

    assertThat(codes("quicksilver")).isEmpty();
    assertThat(codes("hydrargyrum")).containsExactly(code);
  }

  @Test
  void a_change_committed_after_a_later_one_is_not_lost() throws SQLException {
    String slow = CATALOG.aLaptop();
    String quick = CATALOG.aLaptop();
    assertThat(codes(slow)).hasSize(1);

    try (Connection late = APP.connect()) {
      late.setAutoCommit(false);
      retire(late, slow);
      try (Connection early = APP.connect()) {
        retire(early, quick);
      }
      assertThat(codes(quick)).isEmpty();
      assertThat(codes(slow)).hasSize(1);
      late.commit();
    }

    assertThat(codes(slow)).isEmpty();
  }

  @RepeatedTest(3)
  void many_who_search_at_once_each_find_what_they_committed_just_before() throws Exception {
    ExecutorService people = Executors.newFixedThreadPool(8);
    List<Callable<List<String>>> works = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (int n = 0; n < 40; n++) {
      String code = CatalogFixture.aCode();
      expected.add(code);
      works.add(
          () -> {
            APP.get(AddItem.class).run(CATALOG.manager(), named(code, "Crowd " + code));
            return codes(code);
          });
    }

    List<String> found = new ArrayList<>();
    for (Future<List<String>> one : people.invokeAll(works)) {
      found.addAll(one.get());
    }
    people.shutdown();

    assertThat(found).containsExactlyElementsOf(expected);
  }

  @Test
  void what_is_not_committed_is_not_found_even_by_a_search_within_its_transaction() {
    String code = CatalogFixture.aCode();
    TransactionOperations<?> transactions = APP.get(TransactionOperations.class);
    assertThat(codes("unobtainium")).isEmpty();

    transactions.executeWrite(
        status -> {
          APP.get(AddItem.class).run(CATALOG.manager(), named(code, "Unobtainium"));
          assertThat(search.codes("unobtainium", null, 5)).isEmpty();
          status.setRollbackOnly();
          return null;
        });

    assertThat(codes("unobtainium")).isEmpty();
  }

  @Test
  void what_is_added_on_one_node_reaches_the_index_of_another() {
    SearchIndex index = new SearchIndex();
    SearchFeed other =
        new SearchFeed(
            APP.get(SearchSource.class),
            index,
            transactions(),
            APP.get(ConnectionOperations.class));
    other.catchUp();
    String code = CATALOG.aLaptop();

    other.catchUp();

    assertThat(index.versions()).containsKey(id(code));
  }

  @Test
  void a_comparison_brings_back_what_no_log_told_of() {
    String code = CATALOG.aLaptop();
    assertThat(codes(code)).hasSize(1);
    APP.get(SearchIndex.class).remove(List.of(id(code)));
    APP.get(SearchIndex.class).refresh();
    assertThat(codes(code)).isEmpty();

    assertThat(feed.compare()).isEqualTo(1);

    assertThat(codes(code)).hasSize(1);
    assertThat(feed.compare()).isZero();
  }

  @Test
  void every_way_of_changing_an_item_is_logged_by_the_database_itself() {
    String code = CATALOG.aLaptop();
    long before = logged();

    APP.sql(
        """
        UPDATE catalog_item SET status = 'RETIRED', retired_at = UTC_TIMESTAMP(6),
               retired_reason = 'x' WHERE code = '%s'"""
            .formatted(code));

    assertThat(logged()).isGreaterThan(before);
    assertThat(codes(code)).isEmpty();
  }

  private static void retire(Connection connection, String code) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          """
          UPDATE catalog_item SET status = 'RETIRED', retired_at = UTC_TIMESTAMP(6),
                 retired_reason = 'x', version = version + 1 WHERE code = '%s'"""
              .formatted(code));
    }
  }

  private static AddItem.ItemDraft named(String code, String name) {
    return CatalogFixture.laptop(code, new Bilingual("اسم " + name, name), new Bilingual("و", "d"));
  }

  private List<String> codes(String text) {
    return search.run(READER, SearchCatalog.Query.of(text)).items().stream()
        .map(ItemRow::code)
        .toList();
  }

  @SuppressWarnings("unchecked")
  private static TransactionOperations<Connection> transactions() {
    return APP.get(TransactionOperations.class);
  }

  private static long logged() {
    return Long.parseLong(APP.ask("SELECT COUNT(*) FROM search_change"));
  }

  private static long id(String code) {
    return Long.parseLong(APP.ask("SELECT id FROM catalog_item WHERE code = '" + code + "'"));
  }
}
