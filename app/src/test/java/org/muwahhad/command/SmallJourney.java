package org.muwahhad.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.muwahhad.access.DemoPersonQueries;

/** Reads, acts and a report, on a demonstration that was just loaded. */
final class SmallJourney {
  private SmallJourney() {}

  static void on(ServiceProcess service) {
    String buyer = service.signIn("buyer", DemoPersonQueries.PASSWORD);
    String round = service.send("POST", "/api/v1/rounds", buyer, plan());
    String id = ServiceProcess.field(round, "id");
    service.send("POST", "/api/v1/rounds/" + id + "/open", buyer, "");
    String officer = service.signIn("officer.kw", DemoPersonQueries.PASSWORD);
    String draft = service.send("POST", "/api/v1/rounds/" + id + "/submissions", officer, "");
    String report = service.send("GET", "/api/v1/tenders/1/reports/award/ARABIC/PDF", buyer, "");

    assertThat(ServiceProcess.field(draft, "id")).isNotBlank();
    assertThat(report).startsWith("%PDF-");
  }

  private static String plan() {
    Instant now = Instant.now();
    return """
    {"code":"R-25","name":{"ar":"جولة","en":"Round"},"opensAt":"%s","closesAt":"%s",
     "endorsementUntil":"%s","categories":["30000000"],"states":["KW"],
     "urgency":"Needed at once"}"""
        .formatted(
            now.minusSeconds(60), now.plus(Duration.ofDays(30)), now.plus(Duration.ofDays(37)));
  }
}
