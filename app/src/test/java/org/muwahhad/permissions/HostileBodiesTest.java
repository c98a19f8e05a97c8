package org.muwahhad.permissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.helger.ubl23.UBL23Marshaller;
import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.demo.LoadedDemo;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.TableFile;

/**
 * Sends hostile numbers, depths and lengths to every address that takes a body, as a person who may
 * come there and as a stranger: no request takes more than a second of a processor or 50 MB, and
 * none is a fault of the service.
 */
@Tag("long")
@net.jqwik.api.Tag("long")
class HostileBodiesTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "permissions.md");
  private static final long MOST_NANOS = 1_000_000_000L;

  /** The first document that is printed loads fonts and templates. */
  private static final long MOST_NANOS_OF_LARGE = 4_000_000_000L;

  private static final long MOST_BYTES = 50L * 1024 * 1024;

  /** These end the session of who asks. */
  private static final Set<String> LEFT_OUT = Set.of("POST /sign-out", "DELETE /api/v1/session");

  /**
   * The whole record is computed again there, the table of all scores written again with what is
   * wrong, or the document of an agreement printed, whatever is sent.
   */
  private static final Set<String> LARGE_BY_ITSELF =
      Set.of(
          "POST /agreements/{id}/document",
          "POST /api/v1/agreements/{id}/document",
          "POST /audit/verify",
          "POST /api/v1/audit/verification",
          "POST /tenders/{id}/evaluation/scores");

  private static final String WORKBOOK =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final List<Door> DOORS = new ArrayList<>();

  static {
    open();
  }

  /**
   * An address and somebody before it.
   *
   * @param thing that is meant
   */
  record Door(
      RouteList.Route route, UriRouteInfo<?, ?> info, Walker walker, Map<String, String> thing) {
    @Override
    public String toString() {
      return route.name() + " as " + walker.person().role();
    }
  }

  /** What is loaded once, by the first workbook that anybody sends, is no cost of a request. */
  private static void readAWorkbook() {
    byte[] workbook = HostileBodies.workbook(HostileBodies.Poison.ofDigits(3, false));
    assertThatCode(() -> TableFile.read(new ByteArrayInputStream(workbook), "first"))
        .satisfiesAnyOf(
            none -> assertThat(none).isNull(),
            refused -> assertThat(refused).isInstanceOf(Refusal.InvalidInput.class));
  }

  private static void open() {
    TestApp app = LoadedDemo.fresh();
    readAWorkbook();
    Things things = new Things(app);
    Map<String, List<Walker>> byRole = new HashMap<>();
    Walkers.of(app, things)
        .forEach(w -> byRole.computeIfAbsent(w.person().role(), r -> new ArrayList<>()).add(w));
    Walker stranger = Walker.stranger(app);
    Marks.forbidActs(app);
    knowInvoices();
    Map<String, String> roles = roles();
    Set<String> seen = new HashSet<>(LEFT_OUT);
    for (UriRouteInfo<?, ?> info : app.get(Router.class).uriRoutes().toList()) {
      RouteList.Route route = RouteList.route(info);
      if (!takesBody(info.getHttpMethod()) || !seen.add(route.name())) {
        continue;
      }
      List<Map<String, String>> known = known(things, route);
      DOORS.add(new Door(route, info, stranger, known.get(0)));
      String role = roles.getOrDefault(route.name(), "CENTRAL_BUYER");
      Walker walker = byRole.getOrDefault(role, List.of(stranger)).get(0);
      Map<String, String> own =
          known.stream()
              .filter(t -> Ownership.owns(walker.person(), t))
              .findFirst()
              .orElse(known.get(0));
      DOORS.add(new Door(route, info, walker, own));
    }
  }

  /** The first invoice that is read loads its schema, once in the life of the service. */
  private static void knowInvoices() {
    assertThat(UBL23Marshaller.invoice().read(new byte[0])).isNull();
  }

  private static boolean takesBody(HttpMethod method) {
    return method == HttpMethod.POST || method == HttpMethod.PUT || method == HttpMethod.DELETE;
  }

  /** Links with a key stand for nothing that the demonstration has. */
  private static List<Map<String, String>> known(Things things, RouteList.Route route) {
    List<Map<String, String>> known =
        route.variables().contains("key") ? List.of() : things.of(route);
    return known.isEmpty() ? List.of(Map.of()) : known;
  }

  /** For each address a role that comes there, as the document of permissions tells. */
  private static Map<String, String> roles() {
    try {
      List<String> columns = List.of();
      Map<String, String> roles = new HashMap<>();
      for (String line : Files.readAllLines(DOCUMENT)) {
        List<String> cells = Arrays.stream(line.split("\\|")).map(String::strip).toList();
        if (line.startsWith("| Address |")) {
          columns = cells;
        } else if (line.startsWith("| `")) {
          for (int i = 3; i < cells.size() && i < columns.size(); i++) {
            if (!cells.get(i).equals("–")) {
              roles.putIfAbsent(cells.get(1).replace("`", ""), role(columns.get(i)));
            }
          }
        }
      }
      return roles;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String role(String column) {
    return switch (column) {
      case "Officer" -> "PROCUREMENT_OFFICER";
      case "Coordinator" -> "NATIONAL_COORDINATOR";
      case "Catalog" -> "CATALOG_MANAGER";
      case "Buyer" -> "CENTRAL_BUYER";
      case "Opening" -> "OPENING_MEMBER";
      case "Evaluator" -> "EVALUATOR";
      case "Committee" -> "COMMITTEE_MEMBER";
      case "Review" -> "REVIEW_MEMBER";
      case "Bidder" -> "BIDDER";
      case "Auditor" -> "AUDITOR";
      default -> "ADMINISTRATOR";
    };
  }

  @Test
  void every_address_that_takes_a_body_answers_every_poison_in_little_time_and_memory() {
    List<String> faults = new ArrayList<>();
    for (HostileBodies.Poison poison : HostileBodies.Poison.all()) {
      for (Door door : DOORS) {
        String fault = fault(door, poison);
        if (!fault.isEmpty()) {
          faults.add(fault);
        }
      }
    }

    assertThat(faults).isEmpty();
    assertThat(DOORS).hasSizeGreaterThan(400);
  }

  @Property(tries = 400, shrinking = ShrinkingMode.OFF)
  void no_poison_of_any_size_at_any_address_takes_more(
      @ForAll("doors") Door door, @ForAll("poisons") HostileBodies.Poison poison) {
    assertThat(fault(door, poison)).isEmpty();
  }

  @Provide
  Arbitrary<Door> doors() {
    return Arbitraries.of(DOORS);
  }

  @Provide
  Arbitrary<HostileBodies.Poison> poisons() {
    Arbitrary<HostileBodies.Poison> digits =
        Combinators.combine(Arbitraries.integers().between(1, 300_000), Arbitraries.of(true, false))
            .as(HostileBodies.Poison::ofDigits);
    Arbitrary<HostileBodies.Poison> exponents =
        Combinators.combine(
                Arbitraries.of("1e", "-9.9E+", "0.1e-", "00e"),
                Arbitraries.longs().between(1, Long.MAX_VALUE))
            .as((begin, exponent) -> HostileBodies.Poison.ofExponent(begin + exponent));
    Arbitrary<HostileBodies.Poison> depths =
        Arbitraries.integers().between(1, 100_000).map(HostileBodies.Poison::ofDepth);
    return Arbitraries.oneOf(digits, exponents, depths);
  }

  private static String fault(Door door, HostileBodies.Poison poison) {
    ServingCost cost = ServingCost.from();
    HttpResponse<String> answer = send(door, poison);
    ServingCost.Spent spent = cost.spent();
    boolean large = LARGE_BY_ITSELF.contains(door.route().name());
    return answer.statusCode() >= 500
            || spent.nanos() > (large ? MOST_NANOS_OF_LARGE : MOST_NANOS)
            || (spent.bytes() > MOST_BYTES && !large)
        ? "%s with %s: %d, %d ms, %d KB"
            .formatted(
                door,
                poison.name(),
                answer.statusCode(),
                spent.nanos() / 1_000_000,
                spent.bytes() / 1024)
        : "";
  }

  private static HttpResponse<String> send(Door door, HostileBodies.Poison poison) {
    String csrf = door.walker().csrf();
    return switch (door.route().sends()) {
      case FORM ->
          door.walker()
              .send(
                  door.route(),
                  door.thing(),
                  "application/x-www-form-urlencoded",
                  bytes(HostileBodies.form(csrf, poison)));
      case FILE ->
          door.walker()
              .send(
                  door.route(),
                  door.thing(),
                  "multipart/form-data; boundary=part",
                  HostileBodies.files(door.info(), csrf, poison, HostileBodies.workbook(poison)));
      default ->
          door.info().getConsumes().stream().anyMatch(t -> t.getName().equals(WORKBOOK))
              ? door.walker()
                  .send(door.route(), door.thing(), WORKBOOK, HostileBodies.workbook(poison))
              : door.walker()
                  .send(
                      door.route(),
                      door.thing(),
                      "application/json",
                      bytes(HostileBodies.json(door.info(), poison)));
    };
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
