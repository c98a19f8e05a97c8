package org.muwahhad.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import org.muwahhad.shared.Sha256;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Submissions of demand over HTTP by clients at the same time, each durable before it is answered,
 * against the same rows written in the same transactions by bare JDBC at the same concurrency. The
 * two take turns on the same server, so that what else the machine does falls on both.
 */
@Command(
    name = "submissions",
    description = "Submissions a second over HTTP, and the ratio to the same rows by bare JDBC.")
final class SubmissionBench implements Callable<Integer> {
  private static final int ENTITIES = 128;
  private static final int ITEMS = 300;

  @Option(names = "--clients", description = "Clients at the same time; 16 by default.")
  private int clients = 16;

  @Option(names = "--lines", description = "Lines of a submission; 50 by default.")
  private int lines = 50;

  @Option(names = "--seconds", description = "Length of a turn; 10 by default.")
  private int seconds = 10;

  @Option(names = "--turns", description = "Turns of each kind; 2 by default.")
  private int turns = 2;

  @Option(names = "--warm-up", description = "Seconds of HTTP before the first turn; 20.")
  private int warmUp = 20;

  @Option(
      names = "--warm-up-submissions",
      description = "The warm-up lasts until so many were answered, too; 6000 by default.")
  private int warmUpSubmissions = 6_000;

  @Option(names = "--rounds", description = "Rounds of 128 drafts each; 250 by default.")
  private int rounds = 250;

  /** A draft to be submitted, with the key of its audit chain. */
  private record BenchDraft(long id, long chain, Population.Entity entity) {}

  /** What a client does until its time is over. */
  private interface Client extends AutoCloseable {
    void submit(BenchDraft draft) throws Exception;

    @Override
    void close() throws Exception;
  }

  private interface Clients {
    Client connect() throws Exception;
  }

  private record Rate(long submissions, double seconds, CpuTime cpu) {
    Rate plus(Rate other) {
      return new Rate(
          submissions + other.submissions, seconds + other.seconds, cpu.plus(other.cpu));
    }

    double perSecond() {
      return submissions / seconds;
    }
  }

  @Override
  public Integer call() throws Exception {
    Figures.machine();
    try (Installation installation = Installation.start()) {
      Population population = Population.in(installation, ENTITIES, ITEMS);
      openSessions(installation, population);
      Queue<BenchDraft> drafts = drafts(installation, population);
      int port = installation.serve();
      Clients overHttp = () -> overHttp(port);
      Rate first = turn(drafts, overHttp, warmUp);
      while (first.submissions() < warmUpSubmissions) {
        first = first.plus(turn(drafts, overHttp, 5));
      }
      String content = content(installation);
      Clients bare = () -> bare(installation, population, content);
      turn(drafts, bare, 5);
      Figures.print(
          "warm-up: %.0f submissions/s over HTTP; a receipt keeps %d characters",
          first.perSecond(), content.length());
      Rate http = new Rate(0, 0, CpuTime.NONE);
      Rate floor = new Rate(0, 0, CpuTime.NONE);
      for (int i = 0; i < turns; i++) {
        http = http.plus(turn(drafts, overHttp, seconds));
        floor = floor.plus(turn(drafts, bare, seconds));
      }
      Figures.print(
          "%d clients, %d lines each: %.1f submissions/s over HTTP, %.1f by bare JDBC, ratio %.2f",
          clients,
          lines,
          http.perSecond(),
          floor.perSecond(),
          http.perSecond() / floor.perSecond());
      Figures.print(
          "CPU time of a submission: %s over HTTP, %s by bare JDBC, ratio %.2f",
          http.cpu().each(http.submissions()),
          floor.cpu().each(floor.submissions()),
          (floor.cpu().seconds() / floor.submissions())
              / (http.cpu().seconds() / http.submissions()));
      Figures.print(
          "load average at the end: %.2f",
          java.lang.management.ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
    return 0;
  }

  private Rate turn(Queue<BenchDraft> drafts, Clients kind, int length) throws Exception {
    LongAdder done = new LongAdder();
    CpuTime before = CpuTime.now();
    long began = System.nanoTime();
    long end = began + length * 1_000_000_000L;
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      running.add(
          threads.submit(
              () -> {
                try (Client client = kind.connect()) {
                  while (System.nanoTime() < end) {
                    client.submit(next(drafts));
                    done.increment();
                  }
                }
                return null;
              }));
    }
    for (Future<?> client : running) {
      client.get();
    }
    threads.shutdown();
    return new Rate(done.sum(), (System.nanoTime() - began) / 1e9, CpuTime.now().minus(before));
  }

  private static BenchDraft next(Queue<BenchDraft> drafts) {
    BenchDraft draft = drafts.poll();
    if (draft == null) {
      throw new IllegalStateException("No draft is left: more --rounds are needed");
    }
    return draft;
  }

  private Client overHttp(int port) throws Exception {
    WireClient wire = new WireClient(port);
    return new Client() {
      @Override
      public void submit(BenchDraft draft) throws Exception {
        String answer =
            wire.post(
                "/api/v1/submissions/" + draft.id() + "/submit",
                token(draft.entity().officer()),
                request(draft));
        if (!answer.contains("receiptNumber")) {
          throw new IllegalStateException(answer);
        }
      }

      @Override
      public void close() throws Exception {
        wire.close();
      }
    };
  }

  private Client bare(Installation installation, Population population, String content)
      throws SQLException {
    BareSubmission bare =
        new BareSubmission(installation.connect(), population.revisions(), content, lines);
    return new Client() {
      @Override
      public void submit(BenchDraft draft) throws Exception {
        bare.submit(draft.id(), draft.chain(), draft.entity());
      }

      @Override
      public void close() throws Exception {
        bare.close();
      }
    };
  }

  private String request(BenchDraft draft) {
    StringJoiner all = new StringJoiner(",", "[", "]");
    int seed = (int) draft.id();
    for (int n = 1; n <= lines; n++) {
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
    return "{\"requestKey\":\"key-%d\",\"lines\":%s}".formatted(draft.id(), all);
  }

  private static String token(long person) {
    return "benchmark-session-of-" + person;
  }

  private static void openSessions(Installation installation, Population population) {
    for (Population.Entity entity : population.entities()) {
      installation.sql(
          """
          INSERT INTO session (token_hash, person_id, csrf_token, created_at, expires_at, ends_at, last_used_at)
          VALUES ('%s', %d, 'unused', SYSDATE(6), DATE_ADD(SYSDATE(6), INTERVAL 8 HOUR), DATE_ADD(SYSDATE(6), INTERVAL 1 DAY), SYSDATE(6))"""
              .formatted(Sha256.of(token(entity.officer())), entity.officer()));
    }
  }

  /** Drafts in the order of their rounds, each with the audit chain that beginning it made. */
  private Queue<BenchDraft> drafts(Installation installation, Population population)
      throws SQLException {
    Queue<BenchDraft> drafts = new ConcurrentLinkedQueue<>();
    try (Connection connection = installation.connect();
        PreparedStatement chain =
            connection.prepareStatement(
                "INSERT INTO audit_chain (name, length, head_hash) VALUES (?, 0, ?)",
                Statement.RETURN_GENERATED_KEYS)) {
      for (int i = 0; i < rounds; i++) {
        Population.Round round = population.openRound(installation, "SUB-" + i);
        for (long submission : round.submissions()) {
          chain.setString(1, "submission:" + submission);
          chain.setString(2, "0".repeat(64));
          chain.addBatch();
        }
        chain.executeBatch();
        try (ResultSet keys = chain.getGeneratedKeys()) {
          for (int n = 0; n < ENTITIES; n++) {
            keys.next();
            drafts.add(
                new BenchDraft(
                    round.submissions().get(n), keys.getLong(1), population.entities().get(n)));
          }
        }
      }
    }
    return drafts;
  }

  private static String content(Installation installation) throws SQLException {
    try (Connection connection = installation.connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT content FROM submission_receipt ORDER BY id LIMIT 1")) {
      rows.next();
      return rows.getString(1);
    }
  }
}
