package org.muwahhad.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.core.type.Argument;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;

/**
 * A record that a program of a bidder or a stranger is answered with has no place for what is kept
 * from them, whether or not it is filled in.
 */
class AudiencesTest {
  private static final TestApp APP = TestApp.start();
  private static final Pattern KEPT =
      Pattern.compile("(?i).*(benchmark|estimate|ceiling|budget|justification).*");

  /**
   * Prices of the catalog are left empty for bidders, which {@code ConfidentialityTest} sees; the
   * ceilings are a bidder's own, by its agreement; the estimate is read out when bids are opened;
   * the budget line of an order is the entity's.
   */
  private static final Set<String> LEFT_EMPTY =
      Set.of(
          "BidRoomView.ceilings",
          "ItemDetail$Revision.benchmarkCurrency",
          "ItemDetail$Revision.benchmarkDate",
          "ItemDetail$Revision.benchmarkPrice",
          "ItemDetail$Revision.benchmarkSource",
          "ItemRow.benchmarkCurrency",
          "ItemRow.benchmarkPrice",
          "OpeningRecord.estimate",
          "OrderInstructions$DeliveryInstruction.budgetLine",
          "SealingTerms.ceilings");

  @Test
  void what_is_kept_from_bidders_has_no_place_in_what_they_are_answered() throws IOException {
    Set<String> open = addresses();
    Set<String> found = new TreeSet<>();

    APP.get(Router.class)
        .uriRoutes()
        .filter(r -> open.contains(r.getHttpMethodName() + " " + path(r)))
        .forEach(
            r -> look(r.getTargetMethod().getReturnType().asArgument(), new HashSet<>(), found));

    assertThat(open).hasSizeGreaterThan(40);
    assertThat(found).isEqualTo(LEFT_EMPTY);
  }

  /** The addresses for programs that the table of permissions opens to bidders or to strangers. */
  private static Set<String> addresses() throws IOException {
    return Files.readAllLines(Path.of("..", "docs", "permissions.md")).stream()
        .filter(l -> l.startsWith("| `") && l.contains(" /api/"))
        .map(l -> l.split("\\|"))
        .filter(c -> !c[2].strip().equals("–") || !c[11].strip().equals("–"))
        .map(c -> c[1].replace("`", "").strip())
        .collect(Collectors.toSet());
  }

  private static String path(UriRouteInfo<?, ?> route) {
    return route.getUriMatchTemplate().toString().replaceAll("\\{[?&/][^}]*\\}", "");
  }

  private static void look(Argument<?> argument, Set<Class<?>> seen, Set<String> found) {
    for (Argument<?> part : argument.getTypeParameters()) {
      look(part, seen, found);
    }
    Class<?> type = argument.getType();
    if (!type.isRecord() || !seen.add(type)) {
      return;
    }
    for (Component component : Component.of(type)) {
      if (KEPT.matcher(component.name()).matches()) {
        found.add(type.getName().replaceAll(".*\\.", "") + "." + component.name());
      }
      look(component.type(), seen, found);
    }
  }
}
