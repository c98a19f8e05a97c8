package org.muwahhad.bench;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Officers who type at the same time: each client keeps the changed form of its own draft, again as
 * soon as the answer is there; then the clients submit. The same rows are written in the same
 * transactions by bare JDBC at the same concurrency on the same server.
 */
@Command(
    name = "autosave",
    description =
        "Kept forms and submissions a second with 64 clients, and the ratio to bare JDBC.")
final class AutosaveBench implements Callable<Integer> {
  private static final int ITEMS = 300;
  private static final Pattern VERSION = Pattern.compile("\"version\":(\\d+)");

  @Option(names = "--clients", description = "Officers at the same time; 64 by default.")
  private int clients = 64;

  @Option(names = "--lines", description = "Lines of a form; 40 by default.")
  private int lines = 40;

  @Option(names = "--seconds", description = "Length of each measurement; 10 by default.")
  private int seconds = 10;

  @Option(names = "--warm-up", description = "Seconds of HTTP before; 15 by default.")
  private int warmUp = 15;

  @Option(names = "--rounds", description = "Drafts each client can submit; 150 by default.")
  private int rounds = 150;

  /** What one client does over and over; the number counts its acts from 0. */
  private interface AutosaveAct extends AutoCloseable {
    void run(int number) throws Exception;

    @Override
    default void close() throws Exception {}
  }

  /** Connects the client of an entity. */
  private interface Acts {
    AutosaveAct of(int client) throws Exception;
  }

  private record Rate(long[] micros, double seconds, CpuTime cpu) {
    double perSecond() {
      return micros.length / seconds;
    }

    String summary() {
      return "%.1f/s, %s ms (p50), %s ms (p99), CPU time of one %s"
          .formatted(perSecond(), millis(500), millis(990), cpu.each(micros.length));
    }

    private String millis(int thousandths) {
      return new OpenLoop.Times(micros).millis(thousandths);
    }
  }

  @Override
  public Integer call() throws Exception {
    Figures.machine();
    try (Installation installation = Installation.start()) {
      Population population = Population.in(installation, clients, ITEMS);
      OfficerRequests.openSessions(installation, population);
      Arrivals typed = Arrivals.in(installation, population, "TYPED");
      List<Arrivals> handedIn = arrivals(installation, population, "HTTP-");
      List<Arrivals> bare = arrivals(installation, population, "BARE-");
      int port = installation.serve();
      int[] versions = new int[clients];
      Acts keep = client -> keeping(port, population, typed, client, versions);
      measure(keep, warmUp);
      report("kept", measure(keep, seconds), measure(c -> bareKeeping(installation, typed, c), 3));
      Rate submitted = measure(c -> submitting(port, population, handedIn, c), seconds);
      String content = Arrivals.contentOfAReceipt(installation);
      report(
          "submitted",
          submitted,
          measure(c -> bareSubmitting(installation, population, bare, content, c), seconds));
      Figures.print(
          "load average at the end: %.2f",
          ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
    return 0;
  }

  private void report(String what, Rate http, Rate floor) {
    Figures.print("%d clients, forms of %d lines %s: %s", clients, lines, what, http.summary());
    Figures.print(
        "floor, %s by bare JDBC: %s; ratio %.2f",
        what, floor.summary(), http.perSecond() / floor.perSecond());
  }

  private List<Arrivals> arrivals(Installation installation, Population population, String code)
      throws Exception {
    List<Arrivals> all = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      all.add(Arrivals.in(installation, population, code + i));
    }
    return all;
  }

  private Rate measure(Acts acts, int length) throws Exception {
    CpuTime before = CpuTime.now();
    long began = System.nanoTime();
    long end = began + length * 1_000_000_000L;
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    List<Future<long[]>> running = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      int client = i;
      running.add(threads.submit(() -> times(acts, client, end)));
    }
    List<long[]> times = new ArrayList<>();
    for (Future<long[]> one : running) {
      times.add(one.get());
    }
    threads.shutdown();
    double took = (System.nanoTime() - began) / 1e9;
    long[] all = times.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    return new Rate(all, took, CpuTime.now().minus(before));
  }

  private static long[] times(Acts acts, int client, long end) throws Exception {
    long[] micros = new long[64];
    int done = 0;
    try (AutosaveAct act = acts.of(client)) {
      for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
        act.run(done);
        if (done == micros.length) {
          micros = Arrays.copyOf(micros, done * 2);
        }
        micros[done++] = (System.nanoTime() - start) / 1000;
      }
    }
    return Arrays.copyOf(micros, done);
  }

  private AutosaveAct keeping(
      int port, Population population, Arrivals typed, int client, int[] versions)
      throws Exception {
    WireClient wire = new WireClient(port);
    OfficerRequests requests = new OfficerRequests(lines, ITEMS);
    Population.Entity entity = population.entities().get(client);
    String path = "/rounds/" + typed.round() + "/submission/autosave";
    return new AutosaveAct() {
      @Override
      public void run(int number) throws Exception {
        int version = versions[client];
        String answer =
            wire.postForm(
                path,
                OfficerRequests.token(entity),
                requests.form(entity, client + version + 1, version));
        Matcher kept = VERSION.matcher(answer);
        if (!kept.find() || Integer.parseInt(kept.group(1)) <= version) {
          throw new IllegalStateException("Not kept: " + answer);
        }
        versions[client] = Integer.parseInt(kept.group(1));
      }

      @Override
      public void close() throws Exception {
        wire.close();
      }
    };
  }

  private AutosaveAct submitting(
      int port, Population population, List<Arrivals> handedIn, int client) throws Exception {
    WireClient wire = new WireClient(port);
    OfficerRequests requests = new OfficerRequests(lines, ITEMS);
    String token = OfficerRequests.token(population.entities().get(client));
    return new AutosaveAct() {
      @Override
      public void run(int number) throws Exception {
        long submission = next(handedIn, number).submissions().get(client);
        wire.post("/api/v1/submissions/" + submission + "/submit", token, requests.json(number));
      }

      @Override
      public void close() throws Exception {
        wire.close();
      }
    };
  }

  private static Arrivals next(List<Arrivals> arrivals, int number) {
    if (number >= arrivals.size()) {
      throw new IllegalStateException("No draft is left: more --rounds are needed");
    }
    return arrivals.get(number);
  }

  private static AutosaveAct bareKeeping(Installation installation, Arrivals typed, int client)
      throws Exception {
    Connection connection = installation.connect();
    connection.setAutoCommit(false);
    PreparedStatement lock =
        connection.prepareStatement("SELECT id FROM submission WHERE id = ? FOR UPDATE");
    PreparedStatement text =
        connection.prepareStatement(
            """
            UPDATE submission_draft SET content = REPLACE(content, 'k1', 'k1'), pending = TRUE,
                   saved_at = UTC_TIMESTAMP(6)
             WHERE submission_id = ?""");
    PreparedStatement version =
        connection.prepareStatement(
            """
            UPDATE submission SET version = version + 1, updated_at = UTC_TIMESTAMP(6)
             WHERE id = ?""");
    return new AutosaveAct() {
      @Override
      public void run(int number) throws Exception {
        for (PreparedStatement statement : List.of(lock, text, version)) {
          statement.setLong(1, typed.submissions().get(client));
          statement.execute();
        }
        connection.commit();
      }

      @Override
      public void close() throws Exception {
        connection.close();
      }
    };
  }

  private AutosaveAct bareSubmitting(
      Installation installation,
      Population population,
      List<Arrivals> bare,
      String content,
      int client)
      throws Exception {
    BareSubmission submission =
        new BareSubmission(installation.connect(), population.revisions(), content, lines);
    return new AutosaveAct() {
      @Override
      public void run(int number) throws Exception {
        Arrivals arrivals = next(bare, number);
        submission.submit(
            arrivals.submissions().get(client),
            arrivals.chains().get(client),
            population.entities().get(client));
      }

      @Override
      public void close() throws Exception {
        submission.close();
      }
    };
  }
}
