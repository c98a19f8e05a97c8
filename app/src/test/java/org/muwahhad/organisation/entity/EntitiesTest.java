package org.muwahhad.organisation.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.demand.round.OpenRound;
import org.muwahhad.demand.round.PlanRound;
import org.muwahhad.demand.round.ViewRounds;
import org.muwahhad.demand.submission.StartSubmission;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.ListChoice;

/** Procuring entities and their delivery sites, and what closing them stops. */
class EntitiesTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final AtomicInteger COUNTER = new AtomicInteger();
  private final Actor admin = WORLD.aPersonWho(Role.ADMINISTRATOR);

  @Test
  void an_administrator_adds_an_entity_and_its_site_and_both_are_on_record() {
    long id = APP.get(AddEntity.class).run(admin, ministry("KW-NEW"));
    long site = APP.get(AddSite.class).run(admin, id, "KW-NEW-S1", site());

    ViewEntities.EntityView sheet = APP.get(ViewEntities.class).get(admin, id);
    assertThat(sheet.entity().name().ar()).isEqualTo("وزارة جديدة");
    assertThat(sheet.sites()).extracting(EntityQueries.SiteRow::id).containsExactly(site);
    assertThat(acts("entity", id)).containsExactly("organisation.entity-added");
    assertThat(acts("site", site)).containsExactly("organisation.site-added");
  }

  @Test
  void a_code_is_of_its_state_and_given_once() {
    APP.get(AddEntity.class).run(admin, ministry("KW-ONCE"));

    assertFault(() -> APP.get(AddEntity.class).run(admin, ministry("KW-ONCE")), "code");
    assertFault(() -> APP.get(AddEntity.class).run(admin, ministry("OM-MOH")), "code");
    assertFault(
        () ->
            APP.get(AddEntity.class)
                .run(admin, new AddEntity.NewEntity("XX-MOH", "XX", new Bilingual("", ""))),
        "state",
        "name.ar",
        "name.en");
  }

  @Test
  void only_an_administrator_may() {
    Actor buyer = WORLD.aPersonWho(Role.CENTRAL_BUYER);
    long entity = WORLD.anEntityIn("OM");
    long site = WORLD.siteOf(entity);

    assertNotPermitted(() -> APP.get(AddEntity.class).run(buyer, ministry("KW-BUYER")));
    assertNotPermitted(() -> APP.get(RenameEntity.class).run(buyer, entity, name()));
    assertNotPermitted(() -> APP.get(CloseEntity.class).run(buyer, entity, "merged"));
    assertNotPermitted(() -> APP.get(ReopenEntity.class).run(buyer, entity));
    assertNotPermitted(() -> APP.get(AddSite.class).run(buyer, entity, "S-1", site()));
    assertNotPermitted(() -> APP.get(ChangeSite.class).run(buyer, site, site()));
    assertNotPermitted(() -> APP.get(CloseSite.class).run(buyer, site));
    assertNotPermitted(() -> APP.get(ReopenSite.class).run(buyer, site));
  }

  @Test
  void a_coordinator_sees_the_entities_of_the_state_an_officer_the_own_one() {
    long omani = WORLD.anEntityIn("OM");
    long other = WORLD.anEntityIn("OM");
    long qatari = WORLD.anEntityIn("QA");
    Actor coordinator = WORLD.aPersonWho(Role.NATIONAL_COORDINATOR, "OM");
    Actor officer = WORLD.anOfficerOf(omani);
    ViewEntities view = APP.get(ViewEntities.class);

    assertThat(view.list(coordinator, new ListChoice("/", "", "", "", 1)).entries())
        .extracting(EntityQueries.EntityRow::stateCode)
        .containsOnly("OM");
    assertThat(view.list(officer, new ListChoice("/", "", "", "", 1)).entries())
        .extracting(EntityQueries.EntityRow::id)
        .containsExactly(omani);
    assertThatThrownBy(() -> view.get(coordinator, qatari)).isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> view.get(officer, other)).isInstanceOf(Refusal.NotFound.class);
    assertThat(view.list(coordinator, new ListChoice("/", "", "QA", "", 1)).total()).isZero();
    assertNotPermitted(
        () -> view.list(WORLD.aBidderFor(WORLD.aSupplier()), new ListChoice("/", "", "", "", 1)));
  }

  @Test
  void a_rename_keeps_the_former_names_on_record() {
    long id = APP.get(AddEntity.class).run(admin, ministry("KW-REN"));

    APP.get(RenameEntity.class).run(admin, id, new Bilingual("وزارة الصحة", "Ministry of Health"));

    assertThat(APP.get(ViewEntities.class).get(admin, id).entity().name().en())
        .isEqualTo("Ministry of Health");
    assertThat(
            APP.ask(
                "SELECT detail FROM audit_entry WHERE act = 'organisation.entity-renamed'"
                    + " AND object_id = '"
                    + id
                    + "'"))
        .contains("New ministry", "Ministry of Health");
  }

  @Test
  void a_closed_entity_starts_no_submission_and_a_reopened_one_does() {
    long entity = WORLD.anEntityIn("KW");
    Actor officer = WORLD.anOfficerOf(entity);
    long round = anOpenRound();

    APP.get(CloseEntity.class).run(admin, entity, "Merged by decree 12 of 2026");

    assertThatThrownBy(() -> APP.get(StartSubmission.class).run(officer, round))
        .hasMessage("organisation.entity-closed");
    assertThat(APP.get(ViewRounds.class).get(admin(Role.CENTRAL_BUYER), round).entities())
        .extracting(e -> e.entityId())
        .doesNotContain(entity);
    APP.get(ReopenEntity.class).run(admin, entity);
    assertThat(APP.get(StartSubmission.class).run(officer, round)).isPositive();
    assertThat(acts("entity", entity))
        .containsExactly("organisation.entity-closed", "organisation.entity-reopened");
  }

  @Test
  void closing_needs_a_reason_and_happens_once() {
    long entity = WORLD.anEntityIn("BH");

    assertFault(() -> APP.get(CloseEntity.class).run(admin, entity, " "), "reason");
    APP.get(CloseEntity.class).run(admin, entity, "merged");
    assertThatThrownBy(() -> APP.get(CloseEntity.class).run(admin, entity, "again"))
        .hasMessage("organisation.entity-closed");
    assertThatThrownBy(() -> APP.get(AddSite.class).run(admin, entity, "BH-X-1", site()))
        .hasMessage("organisation.entity-closed");
    assertThatThrownBy(() -> APP.get(ReopenEntity.class).run(admin, WORLD.anEntityIn("BH")))
        .hasMessage("organisation.entity-open");
  }

  @Test
  void the_database_takes_no_submission_of_a_closed_entity_past_the_code() {
    long entity = WORLD.anEntityIn("KW");
    Actor officer = WORLD.anOfficerOf(entity);
    long round = anOpenRound();
    String start =
        """
        INSERT INTO submission (round_id, entity_id, state_code, status, created_by, created_at,
                                updated_at)
        VALUES (%d, %d, 'KW', 'DRAFT', %d, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))"""
            .formatted(round, entity, officer.personId());
    APP.get(CloseEntity.class).run(admin, entity, "merged");

    assertThatThrownBy(() -> APP.sql(start)).hasMessageContaining("organisation.entity-closed");

    APP.get(ReopenEntity.class).run(admin, entity);
    long submission = WORLD.insert(start);
    APP.sql(
        "UPDATE submission SET status = 'WITHDRAWN', status_reason = 'x' WHERE id = " + submission);
    APP.get(CloseEntity.class).run(admin, entity, "merged again");
    assertThatThrownBy(
            () -> APP.sql("UPDATE submission SET status = 'DRAFT' WHERE id = " + submission))
        .hasMessageContaining("organisation.entity-closed");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "INSERT INTO role_grant (origin, person_id, role, state_code, entity_id)"
                        + " VALUES ('OPERATOR', "
                        + admin.personId()
                        + ", 'PROCUREMENT_OFFICER', 'KW', "
                        + entity
                        + ")"))
        .hasMessageContaining("organisation.entity-closed");
  }

  @Test
  void a_closed_site_is_on_no_new_line_past_the_code_either() {
    long entity = WORLD.anEntityIn("KW");
    Actor officer = WORLD.anOfficerOf(entity);
    long site = WORLD.siteOf(entity);
    long other = APP.get(AddSite.class).run(admin, entity, "KW-OTHER-" + next(), site());
    long submission = APP.get(StartSubmission.class).run(officer, anOpenRound());
    long revision = WORLD.anItem("SIT-" + next(), "30213100", "100");
    APP.get(CloseSite.class).run(admin, site);

    assertThatThrownBy(() -> APP.sql(line(submission, entity, 1, revision, site)))
        .hasMessageContaining("organisation.site-closed");
    APP.sql(line(submission, entity, 1, revision, other));
    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE demand_line SET site_id = "
                        + site
                        + " WHERE submission_id = "
                        + submission))
        .hasMessageContaining("organisation.site-closed");
    assertThatThrownBy(() -> APP.get(CloseSite.class).run(admin, site))
        .hasMessage("organisation.site-closed");
    APP.get(ReopenSite.class).run(admin, site);
    APP.sql(line(submission, entity, 2, revision, site));
    assertThat(acts("site", site))
        .containsExactly("organisation.site-closed", "organisation.site-reopened");
  }

  @Test
  void a_site_opens_again_only_when_it_is_closed_and_its_entity_is_not() {
    long entity = WORLD.anEntityIn("QA");
    long site = WORLD.siteOf(entity);
    assertThatThrownBy(() -> APP.get(ReopenSite.class).run(admin, site))
        .hasMessage("organisation.site-open");

    APP.get(CloseSite.class).run(admin, site);
    APP.get(CloseEntity.class).run(admin, entity, "merged");

    assertThatThrownBy(() -> APP.get(ReopenSite.class).run(admin, site))
        .hasMessage("organisation.entity-closed");
  }

  @Test
  void a_site_is_corrected_but_keeps_its_code() {
    long site = WORLD.siteOf(WORLD.anEntityIn("QA"));

    APP.get(ChangeSite.class).run(admin, site, site());

    assertThat(APP.ask("SELECT city_en FROM delivery_site WHERE id = " + site)).isEqualTo("Jahra");
    assertThat(acts("site", site)).containsExactly("organisation.site-changed");
    assertFault(
        () -> APP.get(ChangeSite.class).run(admin, site, new SiteContent(null, null)),
        "name.ar",
        "name.en",
        "city.ar",
        "city.en");
  }

  @Test
  void nothing_of_them_is_deleted_or_changes_its_identity_past_the_code() {
    long entity = WORLD.anEntityIn("SA");
    long site = WORLD.siteOf(entity);
    long supplier = WORLD.aSupplier();

    for (String delete :
        List.of(
            "DELETE FROM delivery_site WHERE id = " + site,
            "DELETE FROM procuring_entity WHERE id = " + entity,
            "DELETE FROM supplier WHERE id = " + supplier)) {
      assertThatThrownBy(() -> APP.sql(delete)).hasMessageContaining("organisation.never-deleted");
    }
    for (String change :
        List.of(
            "UPDATE delivery_site SET code = 'OTHER' WHERE id = " + site,
            "UPDATE procuring_entity SET code = 'SA-OTHER' WHERE id = " + entity,
            "UPDATE supplier SET registration_number = '0' WHERE id = " + supplier)) {
      assertThatThrownBy(() -> APP.sql(change)).hasMessageContaining("organisation.identity-fixed");
    }
    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE procuring_entity SET closed_at = UTC_TIMESTAMP(6) WHERE id = "
                        + entity))
        .hasMessageContaining("ck_procuring_entity_closed");
  }

  private static Actor admin(Role role) {
    return WORLD.aPersonWho(role);
  }

  private static int next() {
    return COUNTER.incrementAndGet();
  }

  private static long anOpenRound() {
    Actor buyer = WORLD.aPersonWho(Role.CENTRAL_BUYER);
    Instant now = Instant.now();
    long round =
        APP.get(PlanRound.class)
            .run(
                buyer,
                new PlanRound.Plan(
                    "R-" + next(),
                    new Bilingual("جولة", "Round"),
                    now,
                    now.plus(Duration.ofDays(30)),
                    now.plus(Duration.ofDays(37)),
                    List.of("30000000"),
                    List.of("KW"),
                    null,
                    "Needed at once"));
    APP.get(OpenRound.class).run(buyer, round);
    return round;
  }

  private static String line(long submission, long entity, int number, long revision, long site) {
    return """
        INSERT INTO demand_line (submission_id, entity_id, line_number, revision_id, unit_code,
                                 quantity, need_by, site_id, estimated_unit_price, currency,
                                 commitment, budget_line, justification)
        VALUES (%d, %d, %d, %d, 'C62', 5, '2031-01-01', %d, 10, 'KWD', 'FIRM', 'B', 'J')"""
        .formatted(submission, entity, number, revision, site);
  }

  private static AddEntity.NewEntity ministry(String code) {
    return new AddEntity.NewEntity(code, "KW", name());
  }

  private static Bilingual name() {
    return new Bilingual("وزارة جديدة", "New ministry");
  }

  private static SiteContent site() {
    return new SiteContent(
        new Bilingual("مخزن الجهراء", "Jahra store"), new Bilingual("الجهراء", "Jahra"));
  }

  private static List<String> acts(String type, long id) {
    return List.of(
        APP.ask(
                "SELECT GROUP_CONCAT(act ORDER BY id) FROM audit_entry WHERE object_type = '"
                    + type
                    + "' AND object_id = '"
                    + id
                    + "'")
            .split(","));
  }

  private static void assertFault(Runnable act, String... fields) {
    assertThatThrownBy(act::run)
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> assertThat(r.faults()).extracting(Refusal.Fault::field).contains(fields));
  }

  private static void assertNotPermitted(Runnable act) {
    assertThatThrownBy(act::run).isInstanceOf(Refusal.NotPermitted.class);
  }
}
