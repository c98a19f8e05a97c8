package org.muwahhad.opendata.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.log.ViewLog;
import org.muwahhad.audit.log.WorkLog;
import org.muwahhad.award.scenario.WorkScenarios;
import org.muwahhad.opendata.bundle.BundlePrograms.Reader;

/**
 * The bundles of the demonstration, published by the service.
 *
 * @param tenders the numbers of their tenders
 */
record DemoBundles(TestApp app, Actor auditor, List<String> tenders) {

  static DemoBundles publish(TestApp app) {
    app.get(WorkScenarios.class).run();
    app.get(PublishBundles.class).run();
    app.get(WorkLog.class).run();
    List<String> tenders =
        Arrays.asList(
            app.ask(
                    """
                    SELECT GROUP_CONCAT(t.number ORDER BY t.id)
                      FROM joint_tender t JOIN tender_bundle b ON b.tender_id = t.id
                       AND b.edition = 1\
                    """)
                .split(","));
    return new DemoBundles(app, World.over(app).aPersonWho(Role.AUDITOR), tenders);
  }

  /** The first of the tenders. */
  String tender() {
    return tenders.get(0);
  }

  byte[] bundle(String tender) {
    return bytes(app.get(ViewBundles.class).file(tender, 1, null));
  }

  String openings(String tender) {
    return new String(bytes(app.get(ViewBundles.class).openings(auditor, tender, 1)), UTF_8);
  }

  static byte[] bytes(InputStream file) {
    try (file) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Reader stranger(@Nullable String openings) {
    ViewLog.LogView log = app.get(ViewLog.class).get();
    return new Reader(
        log.verifierKey(),
        log.witnesses().stream().map(ViewLog.WitnessView::verifierKey).toList(),
        openings,
        null);
  }
}
