package org.muwahhad.bench;

import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.Router;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AnchorChains;
import org.muwahhad.audit.RecordLoadedRows;
import org.muwahhad.audit.VerifyAudit;
import org.muwahhad.demo.DemoLoader;
import org.muwahhad.shared.Sha256;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * A year of the six states: a database of the size of six times Bahrain's tender board in 2024, and
 * every list and page of it opened as each role, one after the other. The floor of a page is the
 * answer of the health check; that of a statement is the shortest question.
 */
@Command(
    name = "year",
    description = "Every page as each role on the data of a year, with the slowest statements.")
final class YearBench implements Callable<Integer> {
  private static final long TENDERS = 6_200;
  private static final long SUPPLIERS = 75_000;
  private static final long ENTITIES = 12_000;
  private static final long ENTRIES = 5_000_000;
  private static final long ITEMS = 100_000;
  private static final int LINES_OF_ENTITY = 40;
  private static final int SHOWN = 40;

  /** In microseconds. */
  private static final long SLOW = 2_000_000;

  /** Answers that do not end, and files. */
  private static final Pattern LEFT_OUT =
      Pattern.compile("/events|\\.ics|\\{key\\}|\\{format\\}|/pack|/sign-out|/api/|/prometheus");

  @Option(names = "--scale", description = "Part of the year; 1 by default, 0.05 to try it.")
  private double scale = 1;

  @Option(names = "--seed", description = "Draws names; 1981 by default.")
  private long seed = DemoLoader.SEED;

  @Option(names = "--runs", description = "Measured answers of each page; 5 by default.")
  private int runs = 5;

  @Option(
      names = "--keep",
      paramLabel = "FOLDER",
      description =
          "Keeps the data in this folder, and uses what an earlier run left there; changed indexes"
              + " are made in it by hand.")
  private @Nullable Path kept;

  @Option(
      names = "--verify",
      description = "Verifies the record before the pages: all of it, then what is new.")
  private boolean verifies;

  private final Map<String, List<Long>> times = new LinkedHashMap<>();
  private int refused;

  @Override
  public Integer call() throws Exception {
    Figures.machine();
    Map<String, Object> settings = new HashMap<>(TimedStatements.KEPT);
    settings.put("muwahhad.demo", true);
    settings.put("muwahhad.sessions-per-person", 1000);
    // What publishes by itself is called once, and works beside no page.
    for (String job : List.of("open-data.interval", "bundle.interval", "log.first")) {
      settings.put("muwahhad." + job, "10h");
    }
    settings.put("muwahhad.log.ask-interval", "10h");
    Path folder = kept;
    try (Installation installation =
        folder == null ? Installation.start(settings) : Installation.startKept(settings, folder)) {
      if (!installation.isReady()) {
        Figures.Time demo = Figures.time(() -> installation.get(DemoLoader.class).run());
        Figures.print("demonstration loaded in %,d ms", demo.wallMillis());
        Figures.Time year = Figures.time(() -> write(installation));
        Figures.print("a year (scale %s) written in %,d ms", scale, year.wallMillis());
        installation.ready();
      }
      sizes(installation);
      if (verifies) {
        installation.get(AnchorChains.class).run();
        verify(installation, VerifyAudit.Extent.ALL);
        verify(installation, VerifyAudit.Extent.SINCE_CHECKPOINT);
      }
      walk(installation, installation.serve());
      tell(installation);
    }
    return 0;
  }

  /** Findings are counted by kind: what was copied past the guards has some. */
  private static void verify(Installation installation, VerifyAudit.Extent extent) {
    VerifyAudit verifyAudit = installation.get(VerifyAudit.class);
    long began = System.nanoTime();
    VerifyAudit.Verification verified =
        verifyAudit.run(
            extent,
            List.of(),
            (done, about, isRecomputed) -> {
              if (done == about) {
                Figures.print(
                    "%,d pieces of the entries after %,d ms",
                    done, (System.nanoTime() - began) / 1_000_000);
              }
            });
    Figures.print(
        "%s: %,d entries, %,d recomputed, %,d findings in %,d ms; peak of the heap %,d MiB",
        extent,
        verified.entries(),
        verified.recomputed(),
        verified.findings().size(),
        (System.nanoTime() - began) / 1_000_000,
        Figures.peakHeapMebibytes());
    verified.faults().stream()
        .map(fault -> fault.replaceAll("[0-9]+", "N"))
        .collect(Collectors.groupingBy(fault -> fault, Collectors.counting()))
        .entrySet()
        .stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(SHOWN)
        .forEach(e -> Figures.print("%,9d × %s", e.getValue(), e.getKey()));
  }

  private void write(Installation installation) throws SQLException {
    try (Connection connection = installation.connect()) {
      YearPopulation.CopiedProcedures copied =
          YearPopulation.write(
              connection,
              Map.of(
                  YearPopulation.CopyShare.PROCEDURES, part(TENDERS),
                  YearPopulation.CopyShare.SUPPLIERS, part(SUPPLIERS),
                  YearPopulation.CopyShare.ENTITIES, part(ENTITIES),
                  YearPopulation.CopyShare.CATALOG, part(ITEMS)),
              seed);
      long buyer =
          installation.number("SELECT MIN(person_id) FROM role_grant WHERE role = 'CENTRAL_BUYER'");
      writeLargestRound(installation, buyer);
      new YearPublication(installation).writeWebhooks(connection, walkers(installation), scale);
      YearRecord.write(connection, copied.copies(), copied.distances(), part(ENTRIES));
      try (Statement statement = connection.createStatement()) {
        for (String trigger : copied.triggers()) {
          statement.execute(trigger);
        }
      }
    }
    installation.get(RecordLoadedRows.class).ofUpgrade();
    new YearPublication(installation).publish();
  }

  /** Those who open the pages. */
  private static List<Long> walkers(Installation installation) {
    List<Long> walkers = new ArrayList<>();
    for (Role role : Role.values()) {
      long person = walker(installation, role);
      if (person > 0) {
        walkers.add(person);
      }
    }
    return walkers;
  }

  /** Who opens the pages of a role; 0 where nobody has it alone. */
  private static long walker(Installation installation, Role role) {
    return installation.number(
        """
        SELECT COALESCE(MIN(p.id), 0) FROM person p JOIN role_grant g ON g.person_id = p.id
         WHERE g.role = '%s' AND p.password_hash IS NOT NULL AND p.is_demo
           AND (SELECT COUNT(*) FROM role_grant o WHERE o.person_id = p.id) = 1"""
            .formatted(role));
  }

  /** A round in which every entity asks for forty items. */
  private static void writeLargestRound(Installation installation, long buyer) throws SQLException {
    List<Population.Entity> entities = new ArrayList<>();
    List<Long> revisions = new ArrayList<>();
    try (Connection connection = installation.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("SET foreign_key_checks = 0");
      try (ResultSet rows =
          statement.executeQuery(
              """
              SELECT e.id, e.state_code, MIN(d.id)
                FROM procuring_entity e JOIN delivery_site d ON d.entity_id = e.id
               GROUP BY e.id, e.state_code ORDER BY e.id""")) {
        while (rows.next()) {
          entities.add(
              new Population.Entity(rows.getLong(1), rows.getString(2), rows.getLong(3), buyer));
        }
      }
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT id FROM item_revision WHERE unit_code = 'C62' ORDER BY id LIMIT 5000")) {
        while (rows.next()) {
          revisions.add(rows.getLong(1));
        }
      }
      Population people = new Population(buyer, entities, revisions);
      Population.Round round = people.openRound(installation, "YEAR");
      connection.setAutoCommit(false);
      try (BareLines lines = new BareLines(connection, revisions)) {
        for (int i = 0; i < entities.size(); i++) {
          lines.insert(round.submissions().get(i), entities.get(i), i, LINES_OF_ENTITY);
        }
      }
      connection.commit();
    }
  }

  private long part(long whole) {
    return Math.max(1, Math.round(whole * scale));
  }

  private static void sizes(Installation installation) {
    for (String table :
        List.of(
            "joint_tender",
            "bid",
            "supplier",
            "procuring_entity",
            "demand_line",
            "catalog_item",
            "audit_entry",
            "audit_row",
            "audit_chain",
            "ocds_process",
            "ocds_release",
            "tender_bundle",
            "webhook_delivery",
            "log_entry")) {
      Figures.print("%-18s %,12d", table, installation.number("SELECT COUNT(*) FROM " + table));
    }
  }

  private void walk(Installation installation, int port) throws Exception {
    List<String> paths =
        installation
            .get(Router.class)
            .uriRoutes()
            .filter(route -> route.getHttpMethod() == HttpMethod.GET)
            .map(route -> route.getUriMatchTemplate().toString().replaceAll("\\{[?&/][^}]*\\}", ""))
            .filter(path -> !LEFT_OUT.matcher(path).find())
            .distinct()
            .sorted()
            .toList();
    TimedStatements.clear();
    for (Role role : Role.values()) {
      long person = walker(installation, role);
      if (person == 0) {
        Figures.print("nobody is %s alone", role);
        continue;
      }
      String token = "benchmark-session-" + role.ordinal() + "-" + System.nanoTime();
      openSession(installation, person, token);
      for (String path : paths) {
        Optional<String> address = YearAddresses.of(installation, path, person);
        if (address.isPresent()) {
          open(port, role + " " + path, address.get(), token);
        }
      }
    }
  }

  /** A page that this person may not see counts for nothing. */
  private void open(int port, String name, String address, String token) {
    List<Long> all = new ArrayList<>();
    try (WireClient wire = new WireClient(port)) {
      long first = System.nanoTime();
      wire.get(address, token);
      long warm = (System.nanoTime() - first) / 1000;
      // What is slow already is not asked again and again.
      for (int i = 0; warm < SLOW && i < runs; i++) {
        long began = System.nanoTime();
        wire.get(address, token);
        all.add((System.nanoTime() - began) / 1000);
      }
      if (all.isEmpty()) {
        all.add(warm);
        Figures.print("%9s ms  %s", millis(warm), name);
      }
      times.put(name, all);
    } catch (IOException e) {
      refused++;
    }
  }

  private void tell(Installation installation) {
    long[] all = times.values().stream().flatMap(List::stream).mapToLong(t -> t).sorted().toArray();
    Figures.print(
        "%,d pages opened, %,d times; %,d not for the role; p50 %s ms, p99 %s ms, longest %s ms",
        times.size(),
        all.length,
        refused,
        millis(at(all, 0.5)),
        millis(at(all, 0.99)),
        millis(at(all, 1)));
    Figures.print("the slowest pages, by their median:");
    times.entrySet().stream()
        .sorted(Comparator.comparingLong((Map.Entry<String, List<Long>> e) -> median(e)).reversed())
        .limit(SHOWN)
        .forEach(e -> Figures.print("%9s ms  %s", millis(median(e)), e.getKey()));
    Figures.print("the slowest statements, by their longest run:");
    for (TimedStatements.StatementTime time : TimedStatements.slowest(SHOWN)) {
      Figures.print(
          "%9s ms, on average %s ms of %,d: %s",
          millis(time.longest()),
          millis(time.allMicros() / time.runs()),
          time.runs(),
          time.sql().replaceAll("\\s+", " "));
    }
    YearScans.tell(installation);
    long[] floor = new long[50];
    for (int i = 0; i < floor.length; i++) {
      long began = System.nanoTime();
      installation.number("SELECT 1");
      floor[i] = (System.nanoTime() - began) / 1000;
    }
    Arrays.sort(floor);
    Figures.print("floor of a statement, with its connection: %s ms", millis(at(floor, 0.5)));
    times.entrySet().stream()
        .filter(e -> e.getKey().endsWith(" /health/liveness") || e.getKey().endsWith(" /health"))
        .mapToLong(YearBench::median)
        .min()
        .ifPresent(t -> Figures.print("floor of a page, the health check: %s ms", millis(t)));
  }

  private static long median(Map.Entry<String, List<Long>> page) {
    return page.getValue().stream().sorted().toList().get(page.getValue().size() / 2);
  }

  private static long at(long[] sorted, double part) {
    return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, sorted.length * part)];
  }

  static String millis(long micros) {
    return "%.1f".formatted(micros / 1000.0);
  }

  private static void openSession(Installation installation, long person, String token) {
    installation.sql(
        """
        INSERT INTO session (token_hash, person_id, csrf_token, created_at, expires_at, ends_at,
                             last_used_at)
        VALUES ('%s', %d, 'unused', SYSDATE(6), DATE_ADD(SYSDATE(6), INTERVAL 8 HOUR),
                DATE_ADD(SYSDATE(6), INTERVAL 1 DAY), SYSDATE(6))"""
            .formatted(Sha256.of(token), person));
  }
}
