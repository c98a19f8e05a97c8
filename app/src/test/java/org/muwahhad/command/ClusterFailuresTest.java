package org.muwahhad.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.command.CallHistory.ActKind;
import org.muwahhad.command.CallHistory.Ending;
import org.muwahhad.db.Migrations;
import org.muwahhad.db.TestDatabase;
import org.muwahhad.db.TestSchema;
import org.muwahhad.work.GaleraCluster;
import org.muwahhad.work.NodeKeys;
import picocli.CommandLine;

/**
 * 32 people submit demand and bids, vote, recommend, order and hand over balances through a proxy,
 * two nodes of the service and three database nodes, while one after the other is killed, frozen,
 * cut off or filled to the last byte. Some of them are programs with credentials of their own, two
 * more programs tell by SCIM who joined, and one hears of orders by webhooks. Afterwards each act
 * that was acknowledged is there once, in all three database nodes, and each order was heard of.
 *
 * <p>Each kind of failure comes once; by hand they go on for longer, and a seed brings the same
 * order again:
 *
 * <pre>-Dtest=ClusterFailuresTest -Dmuwahhad.failures.minutes=120 -Dmuwahhad.failures.seed=7</pre>
 */
@Tag("long")
class ClusterFailuresTest {
  private static final int MINUTES = Integer.getInteger("muwahhad.failures.minutes", 0);
  private static final long SEED =
      Long.getLong("muwahhad.failures.seed", System.currentTimeMillis() % 1_000_000);
  private static final Path REPORT = Path.of("target", "failures.json");
  private static final int SERVICES = 2;
  private static final int DATABASE_NODES = 3;
  private static final int PEOPLE = 32;

  /** Programs of states that tell who joined. */
  private static final int JOINING = 2;

  private static final String UNSENT =
      "SELECT COUNT(*) FROM webhook_delivery WHERE status IN ('PENDING', 'CLAIMED')";

  private final List<TroubledNode> services = new ArrayList<>();
  private final CallHistory history = new CallHistory();
  private @Nullable GaleraCluster started;
  private @Nullable Process proxy;
  private @Nullable WebhookReceiver receiver;

  @AfterEach
  void nothing_is_left() throws Exception {
    for (TroubledNode service : services) {
      service.close();
    }
    if (proxy != null) {
      proxy.destroy();
      proxy.waitFor();
    }
    if (started != null) {
      started.close();
    }
    if (receiver != null) {
      receiver.close();
    }
  }

  @Test
  void nothing_acknowledged_is_lost_or_done_twice_whatever_fails() throws Exception {
    boolean installed = GaleraCluster.isInstalled() && GaleraCluster.isProgram("haproxy");
    if (!installed) {
      System.err.println(
          "GALERA OR HAPROXY IS NOT INSTALLED: no failure of a cluster is tried"
              + " (Debian: mariadb-server galera-4 rsync haproxy)");
    }
    assumeTrue(installed, "mariadb-server, galera-4, rsync and haproxy are installed");
    Path shared = TestDatabase.directory("failures-shared");
    GaleraCluster cluster = GaleraCluster.prepareOnNetworks();
    started = cluster;
    WebhookReceiver program = new WebhookReceiver();
    receiver = program;
    FailureScene scene = scene(cluster, shared, program.address());
    Set<String> before = findings(shared);
    int people = TroubledNode.freePort();
    startServices(shared, people);
    Nemesis nemesis = new Nemesis(cluster, services, history, SEED);
    System.out.printf("Failures by the seed %d: %s%n", SEED, nemesis.possible());
    if (nemesis.possible().size() < Nemesis.Failure.values().length) {
      System.err.println("NOT ALL FAILURES ARE TRIED: root is needed");
    }

    work(scene, URI.create("http://127.0.0.1:" + people), nemesis);

    cluster.await(1);
    Nemesis.await(() -> cluster.schema(1).value(UNSENT).equals("0"));
    services.forEach(TroubledNode::stop);
    for (int node = 1; node <= DATABASE_NODES; node++) {
      cluster.await(node);
    }
    ClusterChecks checks = new ClusterChecks(cluster, DATABASE_NODES);
    Map<String, Integer> wrong = checks.wrong(history);
    report(nemesis, wrong);
    assertThat(wrong.values()).as("%s", wrong).containsOnly(0);
    checks.assertSound(scene.lastMessage(), program.ids());
    checks.assertSameInAllNodes();
    // The first node made the key of the log, which the others share.
    Files.createSymbolicLink(shared.resolve("log"), services.get(0).disk().resolve("log"));
    Set<String> after = findings(shared);
    after.removeAll(before);
    assertThat(after).as("what the verification of the record finds since").isEmpty();
    assertThat(history.answers().keySet()).as("answers").noneMatch(a -> a.startsWith("500"));
    assertThat(history.byKind(Ending.ACKNOWLEDGED)).hasSize(ActKind.values().length);
    assertThat(history.lostTries()).as("tries without an answer").isPositive();
  }

  /** What people work on, made by one node of each, and then copied to the others. */
  private static FailureScene scene(GaleraCluster cluster, Path shared, String receiver)
      throws Exception {
    cluster.begin(true);
    TestSchema schema = cluster.schema(1);
    Migrations.migrate(schema.url(), schema.user(), schema.password());
    FailureScene scene;
    Map<String, Object> settings = new HashMap<>(GaleraCluster.settings());
    settings.put("muwahhad.webhooks.private-networks", true);
    try (TestApp alone = TestApp.on(schema, shared, settings)) {
      // The keys that all nodes share are made here, as by a first start.
      alone.get(NodeKeys.class).requireSame();
      scene = FailureScene.play(alone, MINUTES, receiver);
    }
    assertThat(scene.turns()).hasSize(PEOPLE + JOINING);
    assertThat(scene.unrecommended()).isNotEmpty();
    cluster.grow();
    return scene;
  }

  private void startServices(Path shared, int people) throws Exception {
    Map<String, String> environment =
        Map.of(
            "MUWAHHAD_TRUSTED_PROXIES", "127.0.0.1",
            "MUWAHHAD_PUBLIC_URL", "http://127.0.0.1:" + people,
            "MUWAHHAD_BIDS_MOST_VERSIONS", "1000000",
            "MUWAHHAD_WEBHOOKS_PRIVATE_NETWORKS", "true",
            // What a node took up before it was killed, another one sends soon.
            "MUWAHHAD_WEBHOOKS_LEASE", "20s");
    Path folder = TestDatabase.directory("failures-nodes");
    Files.createDirectories(shared.resolve("signing"));
    List<Path> places = new ArrayList<>(List.of(shared));
    for (int i = 1; i <= SERVICES; i++) {
      TroubledNode service =
          new TroubledNode(folder.resolve("s" + i), places, environment, database());
      services.add(service);
      places.add(service.disk());
      service.start();
    }
    proxy =
        new ProcessBuilder(
                "../.ci/cluster",
                "proxy",
                folder.toString(),
                String.valueOf(people),
                String.valueOf(services.get(0).port()),
                String.valueOf(services.get(1).port()))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("proxy.out").toFile())
            .start();
  }

  private String[] database() {
    return new String[] {
      "--database-url",
      Objects.requireNonNull(started).address(),
      "--database-user",
      "muwahhad_service",
      "--database-password",
      "service",
      "--database-owner-user",
      "muwahhad_owner",
      "--database-owner-password",
      "owner"
    };
  }

  /** People work while things fail, and until everything that they sent is answered. */
  private void work(FailureScene scene, URI service, Nemesis nemesis) throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    AtomicBoolean over = new AtomicBoolean();
    try {
      List<Future<?>> work = new ArrayList<>();
      int number = 0;
      for (Map.Entry<String, FailureClient.Turn> one : scene.turns().entrySet()) {
        Random random = new Random(SEED + number);
        number++;
        FailureClient client =
            new FailureClient(service, one.getKey(), history, one.getValue(), random, over::get);
        work.add(threads.submit(client::work));
      }
      Nemesis.await(() -> history.acknowledged() > PEOPLE);
      long nanos = TimeUnit.MINUTES.toNanos(MINUTES);
      Future<?> databases =
          threads.submit(
              () -> {
                nemesis.failDatabases(nanos);
                return true;
              });
      Future<?> nodes =
          threads.submit(
              () -> {
                nemesis.failServices(nanos);
                return true;
              });
      databases.get();
      nodes.get();
      over.set(true);
      for (Future<?> one : work) {
        one.get(4, TimeUnit.MINUTES);
      }
    } catch (Exception e) {
      services.forEach(s -> System.err.println(lastLines(s.output())));
      System.err.println(history.answers());
      throw e;
    } finally {
      over.set(true);
      threads.shutdownNow();
    }
  }

  private static String lastLines(String log) {
    return log.substring(Math.max(0, log.length() - 4000));
  }

  /** What the verification of the record finds, in English. */
  private Set<String> findings(Path shared) {
    StringWriter out = new StringWriter();
    List<String> command =
        new ArrayList<>(List.of("verify-audit", "--data-dir", shared.toString()));
    command.addAll(List.of(database()));
    new CommandLine(new ServeCommand())
        .setOut(new PrintWriter(out))
        .execute(command.toArray(new String[0]));
    assertThat(out.toString()).contains(" chains, ", "The audit record is");
    return out.toString()
        .lines()
        .filter(line -> line.contains(" / "))
        .map(line -> line.substring(0, line.indexOf(" / ")))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void report(Nemesis nemesis, Map<String, Integer> wrong) throws IOException {
    long longest = history.longestSilence(0, history.now());
    String incidents =
        nemesis.incidents().stream()
            .map(
                i ->
                    """
                    {"failure": "%s", "target": "%s", "atSeconds": %.1f,
                     "healedAfterSeconds": %.1f, "wholeAfterSeconds": %.1f,
                     "longestWithoutServiceMillis": %d}"""
                        .formatted(
                            i.failure(),
                            i.target(),
                            Nemesis.seconds(i.began()),
                            Nemesis.seconds(i.healed() - i.began()),
                            Nemesis.seconds(i.recovered() - i.began()),
                            TimeUnit.NANOSECONDS.toMillis(
                                history.longestSilence(i.began(), i.recovered()))))
            .collect(Collectors.joining(",\n    "));
    String json =
        """
        {
          "seed": %d,
          "seconds": %.1f,
          "acknowledged": %s,
          "refused": %s,
          "triesWithoutAnswer": %d,
          "wrong": %s,
          "longestWithoutServiceMillis": %d,
          "longestWithoutServiceMillisByFailure": %s,
          "answers": %s,
          "failures": [
            %s
          ]
        }
        """
            .formatted(
                SEED,
                Nemesis.seconds(history.now()),
                CallHistory.json(history.byKind(Ending.ACKNOWLEDGED)),
                CallHistory.json(history.byKind(Ending.REFUSED)),
                history.lostTries(),
                CallHistory.json(wrong),
                TimeUnit.NANOSECONDS.toMillis(longest),
                CallHistory.json(nemesis.longestSilences()),
                CallHistory.json(history.answers()),
                incidents);
    Files.createDirectories(REPORT.toAbsolutePath().getParent());
    Files.writeString(REPORT, json);
    System.out.println(json);
  }
}
