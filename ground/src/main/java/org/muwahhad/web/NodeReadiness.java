package org.muwahhad.web;

import io.micronaut.core.async.publisher.AsyncSingleResultPublisher;
import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;

/**
 * Whether this node should get requests: its database reads tables and takes writes, the clocks
 * agree, and nobody asked it to stop. A server that is cut off from its cluster answers a driver
 * that asks whether it lives, and refuses every table.
 */
@Singleton
class NodeReadiness implements HealthIndicator {
  private static final String NAME = "node";
  private static final Set<String> OFF = Set.of("0", "OFF");
  private final ConnectionOperations<Connection> connections;
  private final ClockAgreement clocks;
  private final DrainRequests drain;
  private final ExecutorService executor;

  NodeReadiness(
      ConnectionOperations<Connection> connections,
      ClockAgreement clocks,
      DrainRequests drain,
      @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
    this.connections = connections;
    this.clocks = clocks;
    this.drain = drain;
    this.executor = executor;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    return new AsyncSingleResultPublisher<>(executor, this::result);
  }

  private HealthResult result() {
    boolean ready = !drain.isBegun() && !clocks.isBroken() && takesWrites();
    return HealthResult.builder(NAME, ready ? HealthStatus.UP : HealthStatus.DOWN).build();
  }

  private boolean takesWrites() {
    try {
      return connections.executeRead(status -> takesWrites(status.getConnection()));
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static boolean takesWrites(Connection connection) {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT @@global.read_only, COUNT(*) FROM member_state")) {
      return row.next() && OFF.contains(String.valueOf(row.getString(1)));
    } catch (SQLException e) {
      return false;
    }
  }
}
