package org.muwahhad.framework.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.muwahhad.TestApp;
import org.muwahhad.framework.calloff.PlaceCallOff;
import org.muwahhad.played.PlayedAgreement;
import org.muwahhad.played.Stage;

/** An agreement of which its officer orders, by the service and past it, at any time. */
record LifeOfAgreementFixture(TestApp app, Stage stage, PlayedAgreement played) {

  long order() {
    return app.get(PlaceCallOff.class)
        .run(
            played.officer(),
            played.id(),
            new PlaceCallOff.Order(
                UUID.randomUUID().toString(),
                List.of(new PlaceCallOff.OrderLine(played.item(), BigDecimal.ONE))));
  }

  String callOff() {
    return """
        INSERT INTO call_off (number, agreement_id, entity_id, request_key, placed_by, placed_at,
                              vat_percent)
        VALUES ('CO-past-%1$d', %1$d, %2$d, 'past', %3$d, UTC_TIMESTAMP(6), 0)"""
        .formatted(played.id(), played.entity(), played.officer().personId());
  }

  /** At an instant, on a connection of its own. */
  void pastTheCode(Instant at, String statement) throws SQLException {
    try (Connection connection = app.connect();
        Statement s = connection.createStatement()) {
      s.execute("SET timestamp = " + at.getEpochSecond());
      s.executeUpdate(statement);
    }
  }

  void refused(Instant at, String code, Runnable act) {
    assertThatThrownBy(() -> stage.run(at, act)).hasMessage(code);
  }
}
