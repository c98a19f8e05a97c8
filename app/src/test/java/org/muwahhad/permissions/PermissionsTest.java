package org.muwahhad.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpMethod;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.muwahhad.TestApp;
import org.muwahhad.audit.AnchorChains;
import org.muwahhad.demo.LoadedDemo;

/**
 * Tries every door of the service as a person of every role and as a stranger, on things of their
 * own and of others, and holds what happened against {@code docs/permissions.md}.
 *
 * <p>No act takes place: while the walk lasts, the database refuses entries of the record, and no
 * act is without one. Renew the document with {@code -Dmuwahhad.permissions.update=true}, and read
 * what changed.
 */
@Timeout(1800)
@Tag("long")
class PermissionsTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "permissions.md");

  /** People who walk at the same time: while one waits for the database, another renders a page. */
  private static final int AT_ONCE = 4;

  private static final int OK = 200;

  private static final int CONFLICT = 409;

  /** Addresses of files that are printed and kept. */
  private static final Pattern PRINTED = Pattern.compile("\\{edition\\}|/pack|/pdf");

  private static final Map<String, Findings> FOUND = new ConcurrentHashMap<>();
  private static final Queue<String> FAULTS = new ConcurrentLinkedQueue<>();

  /** Acts that another may have got in the way of: the walk's own refusal is not one of these. */
  private static final Queue<Visit> AGAIN = new ConcurrentLinkedQueue<>();

  private static List<RouteList.Route> routes = List.of();

  /** Tables on the record that the walk of all who only read changed, and no entry tells of it. */
  private static String changedByReading = "";

  /** What the walk found at one address: for each role, the things reached and those refused. */
  private record Findings(Map<String, Reach> roles) {}

  /** How far a role comes at an address. */
  private static final class Reach {
    int reached;
    int refused;
    boolean owned;

    synchronized void add(boolean wasRefused, boolean scoped) {
      if (wasRefused) {
        refused++;
      } else {
        reached++;
        owned |= scoped;
      }
    }
  }

  @BeforeAll
  static void walk() {
    TestApp app = LoadedDemo.fresh(Map.of("muwahhad.verifications-per-minute", 100_000));
    Things things = new Things(app);
    Marks marks = Marks.put(app);
    routes = RouteList.of(app);
    List<Walker> walkers = new ArrayList<>(List.of(Walker.stranger(app)));
    walkers.addAll(Walkers.of(app, things));
    // Its signature is the first and begun before acts are forbidden: else every report would try
    // to found a signing authority.
    app.get(AnchorChains.class).run();
    // And the files of reports, once each: without their entry none is kept, and each would be
    // printed anew for everybody who asks.
    for (RouteList.Route route : routes) {
      if (route.reads() && PRINTED.matcher(route.path()).find()) {
        things.of(route).forEach(thing -> print(route, thing, walkers));
      }
    }
    Marks.forbidActs(app);
    routes.stream().filter(r -> !KnownAddresses.LEFT_OUT.contains(r.name())).forEach(things::of);
    // All is read before anything is tried that would change what is there.
    long before = Long.parseLong(app.ask("SELECT MAX(id) FROM audit_row"));
    together(walkers, walker -> walk(walker, true, things, marks));
    changedByReading =
        app.ask(
            """
            SELECT COALESCE(GROUP_CONCAT(DISTINCT table_name), '') FROM audit_row r
             WHERE r.id > %d
               AND NOT EXISTS (SELECT 1 FROM audit_entry e WHERE e.rows_session = r.session
                                 AND r.id BETWEEN e.rows_first AND e.rows_last)\
            """
                .formatted(before));
    together(walkers, walker -> walk(walker, false, things, marks));
    AGAIN.forEach(
        v -> note(v.walker(), v.route(), v.thing(), marks, v.walker().ask(v.route(), v.thing())));
  }

  /** Asks for a file until somebody gets it. */
  private static void print(
      RouteList.Route route, Map<String, String> thing, List<Walker> walkers) {
    for (Walker walker : walkers) {
      if (walker.ask(route, thing).statusCode() == OK) {
        return;
      }
    }
  }

  /** Somebody at a door, to be asked again when nobody else is about. */
  private record Visit(Walker walker, RouteList.Route route, Map<String, String> thing) {}

  private static void walk(Walker walker, boolean reading, Things things, Marks marks) {
    for (RouteList.Route route : routes) {
      if (route.reads() == reading && !KnownAddresses.LEFT_OUT.contains(route.name())) {
        for (Map<String, String> thing : things.of(route)) {
          HttpResponse<String> answer = walker.ask(route, thing);
          if (answer.statusCode() == CONFLICT && !Marks.isForbiddenAct(answer.body())) {
            AGAIN.add(new Visit(walker, route, thing));
          } else {
            note(walker, route, thing, marks, answer);
          }
        }
      }
    }
  }

  private static void together(List<Walker> walkers, Consumer<Walker> walk) {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<CompletableFuture<Void>> walks =
          walkers.stream()
              .map(w -> CompletableFuture.runAsync(() -> walk.accept(w), threads))
              .toList();
      walks.forEach(CompletableFuture::join);
    } finally {
      threads.shutdownNow();
    }
  }

  private static void note(
      Walker walker,
      RouteList.Route route,
      Map<String, String> thing,
      Marks marks,
      HttpResponse<String> answer) {
    Walker.Person person = walker.person();
    int status = answer.statusCode();
    boolean refused =
        Set.of(400, 401, 403, 404, 405, 415, 429).contains(status)
            || answer.headers().firstValue("Location").orElse("").startsWith("/sign-in");
    String where = route.name() + " of " + thing + " as " + person.role() + " " + person.login();
    if (status >= 500) {
      FAULTS.add(where + " answered " + status);
    }
    // What the public notice says of bidders after the opening it says to everybody.
    if (!KnownAddresses.PUBLIC.contains(route.name())) {
      marks
          .foreign(person, route.path(), answer.body())
          .forEach(m -> FAULTS.add(where + " tells of " + m));
    }
    boolean scoped = Ownership.isScoped(person, thing);
    if (!refused && scoped && !Ownership.owns(person, thing)) {
      FAULTS.add(where + " reached what is not theirs: " + status);
    }
    Reach reach =
        FOUND
            .computeIfAbsent(route.name(), n -> new Findings(new ConcurrentHashMap<>()))
            .roles()
            .computeIfAbsent(person.role(), r -> new Reach());
    reach.add(refused, scoped);
  }

  @Test
  void nobody_reaches_or_is_told_what_belongs_to_another() {
    assertThat(FAULTS).isEmpty();
  }

  @Test
  void nothing_on_the_record_changes_untold_when_it_is_only_read() {
    assertThat(changedByReading).isEmpty();
  }

  @Test
  void a_stranger_reaches_the_public_addresses_only() {
    Set<String> open = new TreeSet<>();
    FOUND.forEach(
        (name, findings) -> {
          if (findings.roles().getOrDefault("", new Reach()).reached > 0) {
            open.add(name);
          }
        });

    assertThat(KnownAddresses.PUBLIC).containsAll(open);
  }

  @Test
  void what_is_sent_gets_nobody_beyond_their_role() {
    Set<String> open = new TreeSet<>();
    FOUND.forEach(
        (name, findings) -> {
          boolean everybody =
              findings.roles().entrySet().stream()
                  .filter(e -> !e.getKey().isEmpty())
                  .allMatch(e -> e.getValue().reached > 0);
          if (everybody && !name.startsWith("GET ")) {
            open.add(name);
          }
        });

    assertThat(open).isEqualTo(KnownAddresses.OWN_AFFAIRS);
  }

  @Test
  void nearly_every_address_is_open_to_somebody_so_that_a_refusal_means_something() {
    Set<String> closed = new TreeSet<>();
    FOUND.forEach(
        (name, findings) -> {
          if (findings.roles().values().stream().allMatch(r -> r.reached == 0)) {
            closed.add(name);
          }
        });

    // These need a password, a choice of items, a file of a kind of its own, or what the
    // demonstration has not, such as a complaint or a selective tender; the document names them.
    assertThat(closed.size()).isLessThan(routes.size() / 7);
  }

  @Test
  void the_document_says_what_the_service_does() throws IOException {
    Map<String, Map<String, String>> cells = new LinkedHashMap<>();
    for (RouteList.Route route : routes) {
      Findings findings = FOUND.get(route.name());
      if (findings != null) {
        Map<String, String> row = new LinkedHashMap<>();
        findings.roles().forEach((role, reach) -> row.put(role, word(reach)));
        cells.put(route.name(), row);
      }
    }
    String text = PermissionsDocument.write(cells);
    if (Boolean.getBoolean("muwahhad.permissions.update")) {
      Files.writeString(DOCUMENT, text);
    }

    assertThat(Files.readString(DOCUMENT)).isEqualTo(text);
  }

  private static String word(Reach reach) {
    if (reach.reached == 0) {
      return "–";
    }
    if (reach.owned) {
      return "own";
    }
    return reach.refused == 0 ? "yes" : "some";
  }

  @Test
  void no_method_but_those_that_are_used_is_routed() {
    assertThat(routes)
        .extracting(RouteList.Route::method)
        .containsOnly(
            HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);
    // Programs of states change people by SCIM, which has it.
    assertThat(routes)
        .filteredOn(route -> route.method() == HttpMethod.PATCH)
        .extracting(RouteList.Route::path)
        .containsOnly("/api/scim/v2/Users/{id}");
  }
}
