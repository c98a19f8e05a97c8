package org.muwahhad.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;

/** How many of one unit of an item make another: a pack of ten is ten of each. */
class ItemUnitsTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final Actor MANAGER = WORLD.aPersonWho(Role.CATALOG_MANAGER);
  private static final AtomicInteger COUNTER = new AtomicInteger();
  private final String code = "PEN-" + COUNTER.incrementAndGet();
  private final long revision = WORLD.anItem(code, "30213100", "2");
  private final String page = "/catalog/" + code + "/units";
  private final String api = "/api/v1/items/" + code + "/units";

  @BeforeAll
  static void addUnits() {
    APP.sql(
        """
        INSERT INTO unit_of_measure (code, name_ar, name_en, is_whole) VALUES
        ('XPK', 'عبوة', 'package', TRUE), ('KGM', 'كيلوغرام', 'kilogram', FALSE)""");
  }

  @Test
  void a_manager_adds_changes_and_removes_a_conversion_in_the_browser() {
    Browserless manager = Browserless.signedInAs(APP, MANAGER);
    assertThat(manager.get("/catalog/" + code).body()).contains(page);
    assertThat(manager.get(page).body()).contains("No conversions");

    manager.post(page, "unit", "XPK", "factor", "12", "base", "C62");
    HttpResponse<String> changed = manager.post(page, "unit", "XPK", "factor", "١٠", "base", "C62");

    assertThat(changed.body()).contains("The conversion was saved.", "1 package = 10\u00a0one");
    assertThat(lastAct()).isEqualTo("aggregation.unit-set");
    assertThat(manager.post(page + "/remove", "unit", "XPK", "base", "C62").body())
        .contains("The conversion was removed.", "No conversions");
    assertThat(lastAct()).isEqualTo("aggregation.unit-removed");
  }

  @Test
  void what_is_wrong_is_told_at_its_field_and_what_was_typed_is_kept() {
    Browserless manager = Browserless.signedInAs(APP, MANAGER);
    manager.get(page);

    HttpResponse<String> fraction =
        manager.post(page, "unit", "KGM", "factor", "2.5", "base", "C62");

    assertThat(fraction.statusCode()).isEqualTo(422);
    assertThat(fraction.body()).contains("This unit is counted in whole numbers", "value=\"2.5\"");
    assertThat(manager.post(page, "unit", "", "factor", "many", "base", "C62").body())
        .contains("Choose a unit of measure from the list", "Enter the factor as a number");
    assertThat(manager.post(page, "unit", "C62", "factor", "2", "base", "C62").body())
        .contains("Choose two different units");
  }

  @Test
  void what_is_counted_whole_may_be_any_part_of_what_is_not() {
    Browserless manager = Browserless.signedInAs(APP, MANAGER);
    manager.get(page);

    assertThat(manager.post(page, "unit", "C62", "factor", "1/3", "base", "KGM").body())
        .contains("1 one = 1/3\u00a0kilogram");
  }

  @Test
  void a_program_sets_reads_and_removes_conversions() {
    ApiCaller manager = ApiCaller.of(APP, MANAGER);

    assertThat(manager.send("PUT", api + "/XPK/C62", "{\"factor\": \"10\"}").body())
        .contains("\"unitCode\":\"XPK\"", "\"numerator\":10");
    HttpResponse<String> otherWay = manager.send("PUT", api + "/C62/XPK", "{\"factor\": \"0.1\"}");
    assertThat(otherWay.statusCode()).isEqualTo(422);
    assertThat(otherWay.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(otherWay.body())
        .contains("\"base\"", "aggregation.unit-other-way")
        .contains("\"factor\"", "aggregation.factor-fraction", "هذه الوحدة لا تتجزأ");
    ApiCaller officer = ApiCaller.of(APP, WORLD.anOfficerOf(WORLD.anEntityIn("KW")));
    assertThat(officer.get(api).body()).contains("\"baseCode\":\"C62\"");
    assertThat(officer.send("PUT", api + "/XPK/C62", "{\"factor\": \"9\"}").statusCode())
        .isEqualTo(403);
    assertThat(officer.send("DELETE", api + "/XPK/C62", "").statusCode()).isEqualTo(403);
    assertThat(manager.send("DELETE", api + "/XPK/C62", "").body()).isEqualTo("[]");
    assertThat(manager.send("DELETE", api + "/XPK/C62", "").statusCode()).isEqualTo(404);
    assertThat(manager.get("/api/v1/items/NO-SUCH/units").statusCode()).isEqualTo(404);
  }

  @Test
  void past_the_service_no_conversion_leaves_a_fraction_of_what_is_counted_whole() {
    String insert =
        "INSERT INTO item_unit (item_id, unit_code, base_unit_code, numerator, denominator)"
            + " SELECT item_id, '%s', '%s', %d, %d FROM item_revision WHERE id = "
            + revision;

    assertThatThrownBy(() -> APP.sql(insert.formatted("KGM", "C62", 5, 2)))
        .hasMessageContaining("aggregation.factor-fraction");
    APP.sql(insert.formatted("XPK", "C62", 10, 1));
    assertThatThrownBy(() -> APP.sql(insert.formatted("C62", "XPK", 1, 1)))
        .hasMessageContaining("aggregation.unit-other-way");
    assertThatThrownBy(
            () -> APP.sql("UPDATE item_unit SET denominator = 3 WHERE unit_code = 'XPK'"))
        .hasMessageContaining("aggregation.factor-fraction");
  }

  private String lastAct() {
    return APP.ask(
        "SELECT act FROM audit_entry WHERE object_type = 'item' ORDER BY id DESC LIMIT 1");
  }
}
