package org.muwahhad.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.muwahhad.shared.Sha256;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The last hour before a round closes: entities arrive at a fixed rate whether or not those before
 * them were answered; each form is kept once as the page's script keeps it, and then submitted. The
 * same submissions by bare JDBC at the same rate follow on the same server.
 */
@Command(
    name = "rush",
    description = "Autosave and submission at the rate of the last hour; times and refusals.")
final class RushBench implements Callable<Integer> {
  private static final int ITEMS = 300;

  @Option(names = "--entities", description = "Entities that submit; 5000 by default.")
  private int entities = 5_000;

  @Option(names = "--minutes", description = "Minutes in which they arrive; 10 by default.")
  private double minutes = 10;

  @Option(names = "--lines", description = "Lines of a submission; 40 by default.")
  private int lines = 40;

  @Option(names = "--clients", description = "Connections; 64 by default.")
  private int clients = 64;

  @Option(names = "--warm-up", description = "Entities that arrive before, unmeasured; 300.")
  private int warmUp = 300;

  private final AtomicInteger refused = new AtomicInteger();

  /** What arrives: the drafts of one round in the order of the entities. */
  private record Arrivals(long round, List<Long> submissions, List<Long> chains) {}

  @Override
  public Integer call() throws Exception {
    Figures.machine();
    try (Installation installation = Installation.start()) {
      Population population = Population.in(installation, entities, ITEMS);
      openSessions(installation, population);
      Arrivals warm = arrivals(installation, population, "WARM");
      Arrivals rush = arrivals(installation, population, "RUSH");
      Arrivals bare = arrivals(installation, population, "BARE");
      int port = installation.serve();
      double perSecond = entities / (minutes * 60);
      OpenLoop.send(perSecond * 2, clients, warmUp, () -> overHttp(port, population, warm));
      refused.set(0);
      CpuTime before = CpuTime.now();
      OpenLoop.Times times =
          OpenLoop.send(perSecond, clients, entities, () -> overHttp(port, population, rush));
      CpuTime used = CpuTime.now().minus(before);
      Figures.print(
          "%d entities of %d lines at %.2f/s: kept and submitted in %s ms (p50), %s ms (p99), at"
              + " most %s ms; %d refused; CPU time of one %s",
          entities,
          lines,
          perSecond,
          times.millis(500),
          times.millis(990),
          times.millis(1000),
          refused.get(),
          used.each(entities));
      floor(installation, population, bare, perSecond);
      Figures.print(
          "load average at the end: %.2f",
          ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
    return refused.get() == 0 ? 0 : 1;
  }

  private void floor(
      Installation installation, Population population, Arrivals bare, double perSecond)
      throws Exception {
    String content = content(installation);
    CpuTime before = CpuTime.now();
    int count = Math.min(entities, (int) (perSecond * 60));
    OpenLoop.Times times =
        OpenLoop.send(
            perSecond,
            clients,
            count,
            () -> {
              BareSubmission client =
                  new BareSubmission(
                      installation.connect(), population.revisions(), content, lines);
              return new OpenLoop.Client() {
                @Override
                public void send(int n) throws Exception {
                  client.submit(
                      bare.submissions().get(n),
                      bare.chains().get(n),
                      population.entities().get(n));
                }

                @Override
                public void close() throws Exception {
                  client.close();
                }
              };
            });
    Figures.print(
        "floor, bare JDBC at the same rate for a minute: %s ms (p50), %s ms (p99), at most %s ms;"
            + " CPU time of one %s",
        times.millis(500),
        times.millis(990),
        times.millis(1000),
        CpuTime.now().minus(before).each(count));
  }

  private OpenLoop.Client overHttp(int port, Population population, Arrivals arrivals)
      throws IOException {
    WireClient wire = new WireClient(port);
    return new OpenLoop.Client() {
      @Override
      public void send(int n) throws Exception {
        Population.Entity entity = population.entities().get(n);
        String token = "rush-session-of-" + entity.officer();
        try {
          wire.postForm(
              "/rounds/" + arrivals.round() + "/submission/autosave", token, form(entity, n));
          wire.post(
              "/api/v1/submissions/" + arrivals.submissions().get(n) + "/submit", token, json(n));
        } catch (IOException e) {
          if (refused.incrementAndGet() == 1) {
            Figures.print("refused: %s", e);
          }
        }
      }

      @Override
      public void close() throws Exception {
        wire.close();
      }
    };
  }

  private String form(Population.Entity entity, int seed) {
    StringBuilder all = new StringBuilder("csrfToken=rush&version=0");
    for (int n = 0; n < lines; n++) {
      String line = "&lines[" + n + "].";
      all.append(line).append("key=k").append(n);
      all.append(line).append("item=ITEM-").append((n * 13 + seed) % ITEMS);
      all.append(line).append("quantity=").append(BareLines.quantity(seed, n));
      all.append(line).append("unitPrice=").append(BareLines.PRICE);
      all.append(line).append("needBy=").append(BareLines.NEED_BY);
      all.append(line).append("budgetLine=B-1");
      all.append(line)
          .append("justification=")
          .append(URLEncoder.encode(BareLines.JUSTIFICATION, StandardCharsets.UTF_8));
      all.append(line).append("site=").append(entity.site());
    }
    return all.toString();
  }

  private String json(int seed) {
    StringJoiner all = new StringJoiner(",", "[", "]");
    for (int n = 0; n < lines; n++) {
      all.add(
          """
          {"item":"ITEM-%d","quantity":%s,"needBy":"%s","unitPrice":%s,"commitment":"FIRM",\
          "budgetLine":"B-1","justification":"%s"}"""
              .formatted(
                  (n * 13 + seed) % ITEMS,
                  BareLines.quantity(seed, n),
                  BareLines.NEED_BY,
                  BareLines.PRICE,
                  BareLines.JUSTIFICATION));
    }
    return "{\"requestKey\":\"rush\",\"lines\":%s}".formatted(all);
  }

  private static void openSessions(Installation installation, Population population)
      throws SQLException {
    try (Connection connection = installation.connect();
        PreparedStatement session =
            connection.prepareStatement(
                """
                INSERT INTO session (token_hash, person_id, csrf_token, created_at, expires_at)
                VALUES (?, ?, 'rush', SYSDATE(6), DATE_ADD(SYSDATE(6), INTERVAL 8 HOUR))""")) {
      for (Population.Entity entity : population.entities()) {
        session.setString(1, Sha256.of("rush-session-of-" + entity.officer()));
        session.setLong(2, entity.officer());
        session.addBatch();
      }
      session.executeBatch();
    }
  }

  private static Arrivals arrivals(Installation installation, Population population, String code)
      throws SQLException {
    Population.Round round = population.openRound(installation, code);
    List<Long> chains = new ArrayList<>();
    try (Connection connection = installation.connect();
        PreparedStatement chain =
            connection.prepareStatement(
                "INSERT INTO audit_chain (name, length, head_hash) VALUES (?, 0, ?)",
                Statement.RETURN_GENERATED_KEYS)) {
      for (long submission : round.submissions()) {
        chain.setString(1, "submission:" + submission);
        chain.setString(2, "0".repeat(64));
        chain.addBatch();
      }
      chain.executeBatch();
      try (ResultSet keys = chain.getGeneratedKeys()) {
        while (keys.next()) {
          chains.add(keys.getLong(1));
        }
      }
    }
    return new Arrivals(round.id(), round.submissions(), chains);
  }

  private static String content(Installation installation) throws SQLException {
    try (Connection connection = installation.connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT content FROM submission_receipt ORDER BY id LIMIT 1")) {
      if (!rows.next()) {
        throw new IllegalStateException("Nothing was submitted");
      }
      return rows.getString(1);
    }
  }
}
