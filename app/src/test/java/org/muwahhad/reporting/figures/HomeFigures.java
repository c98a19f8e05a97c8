package org.muwahhad.reporting.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muwahhad.reporting.figures.JsonFigures.json;
import static org.muwahhad.reporting.figures.JsonFigures.list;
import static org.muwahhad.reporting.figures.JsonFigures.number;
import static org.muwahhad.reporting.figures.JsonFigures.text;

import io.micronaut.json.tree.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.muwahhad.Browserless;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.framework.AgreementQueries;
import org.muwahhad.framework.ViewAgreements;
import org.muwahhad.home.Home;
import org.muwahhad.home.Task;
import org.muwahhad.shared.Language;
import org.muwahhad.web.Texts;

/**
 * What the first pages of buyers, managers of the catalog and officers count is what stands where
 * they lead to, and pages and programs count the same.
 */
final class HomeFigures {
  private static final List<String> TO_REGISTER = List.of("AWAITED", "OVERDUE");
  private final AwardedTender shown;

  HomeFigures(AwardedTender shown) {
    this.shown = shown;
  }

  void areOfTheirPages() {
    Actor buyer = shown.stage.buyer();
    long guarantees =
        list(json(shown.app, buyer, "/api/v1/guarantees")).stream()
            .filter(g -> TO_REGISTER.contains(text(g, "state")))
            .count();
    assertThat(guarantees).isPositive();
    assertThat(told(buyer, "REGISTER_GUARANTEES")).isEqualTo(guarantees);
    Actor manager = shown.stage.world().aPersonWho(Role.CATALOG_MANAGER);
    assertThat(told(manager, "REVIEW_CATALOG"))
        .isPositive()
        .isEqualTo(number(json(shown.app, manager, "/api/v1/catalog/items"), "total").longValue());
    agreements();
  }

  /**
   * Agreements that an officer may order of, from the first hour of them to the last, Riyadh: the
   * home page tells those of the last three months.
   */
  private void agreements() {
    long entity =
        Long.parseLong(
            shown.app.ask(
                """
                SELECT MIN(n.entity_id) FROM entitlement n
                  JOIN framework_agreement f ON f.id = n.agreement_id
                 WHERE n.called_quantity < n.awarded_quantity AND f.tender_id = %d"""
                    .formatted(shown.tender.id())));
    Actor officer = shown.stage.world().anOfficerOf(entity);
    ViewAgreements view = shown.app.get(ViewAgreements.class);
    AgreementQueries.Agreement first = view.list(officer).get(0);
    for (Instant at :
        List.of(
            midnight(first.startsOn()).minus(Duration.ofHours(1)),
            midnight(first.startsOn()).plus(Duration.ofHours(1)),
            midnight(first.endsOn().minusMonths(3)).minus(Duration.ofHours(1)),
            midnight(first.endsOn().minusMonths(3)).plus(Duration.ofHours(1)),
            midnight(first.endsOn()).plus(Duration.ofHours(23)),
            midnight(first.endsOn()).plus(Duration.ofHours(25)))) {
      shown.stage.run(
          at,
          () -> {
            long orderable =
                view.list(officer).stream()
                    .map(a -> view.get(officer, a.id()))
                    .filter(ViewAgreements.AgreementView::mayOrder)
                    .filter(s -> s.entitlements().stream().anyMatch(e -> e.left().signum() > 0))
                    .filter(s -> !at.isBefore(midnight(s.agreement().endsOn().minusMonths(3))))
                    .count();
            assertThat(
                    shown.app.get(Home.class).tasks(officer).stream()
                        .filter(t -> t.kind() == Task.TaskKind.CALL_OFF)
                        .count())
                .as("agreements to order of at " + at)
                .isEqualTo(orderable);
          });
    }
  }

  /** The beginning of a day in Riyadh. */
  private static Instant midnight(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.ofHours(3)).toInstant();
  }

  /** What programs are told to wait for somebody, and what the page says in both languages. */
  private long told(Actor person, String kind) {
    JsonNode task =
        list(json(shown.app, person, "/api/v1/home"), "tasks").stream()
            .filter(t -> text(t, "kind").equals(kind))
            .findFirst()
            .orElseThrow();
    long count = number(task, "count").longValue();
    Browserless browser = Browserless.signedInAs(shown.app, person);
    for (Language language : Language.values()) {
      browser.get("/language/" + language.tag());
      assertThat(browser.get("/").body())
          .contains(Texts.in(language).get("home.task." + kind + ".text", count));
    }
    return count;
  }
}
