package org.muwahhad.web;

import io.micronaut.context.annotation.Value;
import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.muwahhad.db.ClockReading;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the clocks agree by which deadlines are decided. The clock of the database decides, which
 * in a cluster is that of the server asked. It is compared with the clock of this machine at
 * intervals. While the two are further apart than {@code muwahhad.clock.most-apart}, one of them is
 * wrong, and this node takes no acts.
 */
@Singleton
public class ClockAgreement {
  private static final Logger LOG = LoggerFactory.getLogger(ClockAgreement.class);

  /** A reading of a server that was not asked since counts for this number of intervals. */
  private static final int COUNTS_FOR = 6;

  private final ConnectionOperations<Connection> connections;
  private final Duration mostApart;
  private final Duration interval;
  private final Map<Long, DatedReading> readings = new ConcurrentHashMap<>();

  private record DatedReading(ClockReading reading, long takenAt) {}

  ClockAgreement(
      ConnectionOperations<Connection> connections,
      @Value("${muwahhad.clock.most-apart:1s}") Duration mostApart,
      @Value("${muwahhad.clock.interval:5s}") Duration interval) {
    this.connections = connections;
    this.mostApart = mostApart;
    this.interval = interval;
  }

  /** Whether some server's clock is too far from this machine's. */
  public boolean isBroken() {
    return readings.values().stream().anyMatch(r -> r.reading().isBeyond(mostApart));
  }

  /** How far the clock that differs most is ahead; zero where none was read. */
  Duration widest() {
    return readings.values().stream()
        .map(r -> r.reading().ahead())
        .max(Comparator.comparing(Duration::abs))
        .orElse(Duration.ZERO);
  }

  /** Reads the clock of the server that answers now. */
  void look() {
    note(connections.executeRead(status -> read(status.getConnection())));
  }

  /** Takes a reading into account. */
  void note(ClockReading now) {
    long moment = System.nanoTime();
    long old = moment - interval.multipliedBy(COUNTS_FOR).toNanos();
    boolean broken = isBroken();
    readings.values().removeIf(r -> r.takenAt() - old < 0);
    readings.put(now.server(), new DatedReading(now, moment));
    tell(broken, now);
  }

  private static ClockReading read(Connection connection) {
    try {
      return ClockReading.take(connection);
    } catch (SQLException e) {
      throw new DataAccessException("The clock of the database could not be read", e);
    }
  }

  private void tell(boolean before, ClockReading now) {
    if (now.isBeyond(mostApart) && !before) {
      LOG.error(
          "The clock of database server {} is {} ms ahead of this machine's: acts are refused",
          now.server(),
          now.ahead().toMillis());
    } else if (before && !isBroken()) {
      LOG.warn("The clocks agree again: acts are taken");
    }
  }

  @Scheduled(fixedDelay = "${muwahhad.clock.interval:5s}")
  void lookOften() {
    try {
      look();
    } catch (RuntimeException e) {
      Optional<Outage> outage = Outage.find(e);
      LOG.debug("The clock of the database could not be read ({})", outage, e);
    }
  }
}
