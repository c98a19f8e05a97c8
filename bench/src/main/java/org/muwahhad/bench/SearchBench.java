package org.muwahhad.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.catalog.search.SearchCatalog;
import org.muwahhad.shared.SearchText;
import org.muwahhad.shared.Sha256;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Searches of a large catalog at a fixed rate: over HTTP with facets, as a type-ahead, the search
 * alone without HTTP; beside an answer without content over HTTP, and beside a full-text index of
 * the database that finds and counts the same words, without typos, synonyms and ranking.
 */
@Command(
    name = "search",
    description = "Searches over HTTP at a fixed rate, and the same words by the database alone.")
final class SearchBench implements Callable<Integer> {
  private static final String TOKEN = "benchmark-session-of-the-searcher";

  @Option(names = "--items", description = "Items in the catalog; 100,000 by default.")
  private int items = 100_000;

  @Option(names = "--rate", description = "Requests a second; 200 by default.")
  private int rate = 200;

  @Option(names = "--seconds", description = "Length of each run; 20 by default.")
  private int seconds = 20;

  @Option(names = "--warm-up", description = "Seconds of HTTP before the first run; 15.")
  private int warmUp = 15;

  @Option(names = "--clients", description = "Most requests at the same time; 32 by default.")
  private int clients = 32;

  @Override
  public Integer call() throws Exception {
    Figures.machine();
    try (Installation installation = Installation.start()) {
      Population people = Population.in(installation, 1, 0);
      openSession(installation, people.buyer());
      SearchPopulation catalog = new SearchPopulation();
      Figures.Time written = Figures.time(() -> catalog.write(installation, items, people.buyer()));
      Figures.print("%,d items written in %,d ms", items, written.wallMillis());
      List<String> queries = catalog.queries(5000);
      Actor buyer = installation.get(Actors.class).get(people.buyer());
      SearchCatalog search = installation.get(SearchCatalog.class);
      Figures.Time followed = Figures.time(() -> awaitAll(search, buyer));
      Figures.print(
          "index complete %,d ms after the last item was written, heap in use %d MiB",
          followed.wallMillis(), Figures.heapMebibytes());
      int port = installation.serve();
      measure("warm-up", warmUp, () -> http(port, "/api/v1/catalog/items?q=", queries));
      measure(
          "HTTP, search with facets",
          seconds,
          () -> http(port, "/api/v1/catalog/items?q=", queries));
      measure("HTTP, type-ahead", seconds, () -> http(port, "/catalog/suggest?q=", queries));
      measure("HTTP, empty answer", seconds, () -> http(port, "/catalog/suggest?q=", List.of("")));
      measure("search alone", seconds, () -> n -> search.run(buyer, query(queries, n)));
      measure("type-ahead alone", seconds, () -> n -> search.codes(text(queries, n), null, 12));
      fullText(installation, queries);
    }
    return 0;
  }

  private void awaitAll(SearchCatalog search, Actor buyer) throws InterruptedException {
    while (search.run(buyer, SearchCatalog.Query.of("")).total() < items) {
      Thread.sleep(100);
    }
  }

  private void measure(String name, int length, Callable<? extends OpenLoop.Client> connect)
      throws Exception {
    OpenLoop.Times times = OpenLoop.run(rate, length, clients, connect);
    Figures.print(
        "%-34s %d/s  p50 %s ms  p90 %s ms  p99 %s ms  longest %s ms",
        name, rate, times.millis(500), times.millis(900), times.millis(990), times.millis(1000));
  }

  private static OpenLoop.Client http(int port, String path, List<String> queries)
      throws Exception {
    WireClient wire = new WireClient(port);
    return new OpenLoop.Client() {
      @Override
      public void send(int number) throws Exception {
        wire.get(path + URLEncoder.encode(text(queries, number), StandardCharsets.UTF_8), TOKEN);
      }

      @Override
      public void close() throws Exception {
        wire.close();
      }
    };
  }

  /** The same words in a full-text index of the database: the best, and how many by category. */
  private void fullText(Installation installation, List<String> queries) throws Exception {
    Figures.Time built =
        Figures.time(
            () -> installation.sql("CREATE FULLTEXT INDEX ft_bench_text ON bench_text (text)"));
    Figures.print("full-text index built in %,d ms", built.wallMillis());
    for (int perSecond : new int[] {rate / 10, rate}) {
      int length = perSecond == rate ? Math.min(seconds, 10) : seconds;
      best(installation, queries, perSecond, length);
    }
  }

  private void best(Installation installation, List<String> queries, int perSecond, int length)
      throws Exception {
    OpenLoop.Times found =
        OpenLoop.run(perSecond, length, clients, () -> new FullText(installation, queries, false));
    print("full text, best 25", perSecond, found);
    OpenLoop.Times counted =
        OpenLoop.run(perSecond, length, clients, () -> new FullText(installation, queries, true));
    print("full text, best 25 and counts", perSecond, counted);
  }

  private static void print(String name, int perSecond, OpenLoop.Times times) {
    Figures.print(
        "%-34s %d/s  p50 %s ms  p90 %s ms  p99 %s ms  longest %s ms",
        name,
        perSecond,
        times.millis(500),
        times.millis(900),
        times.millis(990),
        times.millis(1000));
  }

  private static final class FullText implements OpenLoop.Client {
    private final Connection connection;
    private final PreparedStatement best;
    private final PreparedStatement counts;
    private final List<String> queries;
    private final boolean counted;

    FullText(Installation installation, List<String> queries, boolean counted) throws SQLException {
      this.queries = queries;
      this.counted = counted;
      connection = installation.connect();
      best =
          connection.prepareStatement(
              """
              SELECT id, MATCH(text) AGAINST (? IN BOOLEAN MODE) AS score FROM bench_text
               WHERE MATCH(text) AGAINST (? IN BOOLEAN MODE) ORDER BY score DESC, id LIMIT 25""");
      counts =
          connection.prepareStatement(
              """
              SELECT category_code, COUNT(*) FROM bench_text
               WHERE MATCH(text) AGAINST (? IN BOOLEAN MODE) GROUP BY category_code""");
    }

    @Override
    public void send(int number) throws SQLException {
      StringBuilder words = new StringBuilder();
      SearchText.words(text(queries, number))
          .forEach(w -> words.append('+').append(w).append("* "));
      best.setString(1, words.toString());
      best.setString(2, words.toString());
      read(best);
      if (counted) {
        counts.setString(1, words.toString());
        read(counts);
      }
    }

    private static void read(PreparedStatement statement) throws SQLException {
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          rows.getLong(1);
        }
      }
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }

  private static String text(List<String> queries, int number) {
    return queries.get(number % queries.size());
  }

  private static SearchCatalog.Query query(List<String> queries, int number) {
    return SearchCatalog.Query.of(text(queries, number));
  }

  private static void openSession(Installation installation, long person) {
    installation.sql(
        """
        INSERT INTO session (token_hash, person_id, csrf_token, created_at, expires_at, ends_at, last_used_at)
        VALUES ('%s', %d, 'unused', SYSDATE(6), DATE_ADD(SYSDATE(6), INTERVAL 8 HOUR), DATE_ADD(SYSDATE(6), INTERVAL 1 DAY), SYSDATE(6))"""
            .formatted(Sha256.of(TOKEN), person));
  }
}
