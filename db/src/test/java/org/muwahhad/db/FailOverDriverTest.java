package org.muwahhad.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Of several hosts the first that serves is used. */
class FailOverDriverTest {
  private static final TestSchema SCHEMA = TestDatabase.emptySchema();
  private static final String HERE = "127.0.0.1:" + TestDatabase.server().port();

  @Test
  void an_address_of_several_hosts_is_that_of_each_with_the_same_settings() {
    assertThat(FailOverDriver.addresses("jdbc:mysql://a:1,b/muwahhad?x=1,2"))
        .containsExactly("jdbc:mysql://a:1/muwahhad?x=1,2", "jdbc:mysql://b/muwahhad?x=1,2");
    assertThat(FailOverDriver.isFor("jdbc:mysql://a/muwahhad?x=1,2")).isFalse();
  }

  @Test
  void a_host_that_is_away_or_silent_is_passed_over_and_then_asked_last() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String url =
          SCHEMA.url().replace(HERE, "127.0.0.1:1,127.0.0.1:" + silent.getLocalPort() + "," + HERE);
      FailOverDriver driver = new FailOverDriver();

      try (Connection connection = Objects.requireNonNull(driver.connect(url, account()))) {
        assertThat(connection.isValid(1)).isTrue();
        assertThat(connection.getNetworkTimeout()).as("as the address says").isEqualTo(60_000);
      }
      long began = System.nanoTime();
      Objects.requireNonNull(driver.connect(url, account())).close();
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
    }
  }

  @Test
  @Tag("long")
  void who_waits_for_a_host_that_falls_silent_is_let_go_and_finds_the_next_host() throws Exception {
    try (SilencedHost first = new SilencedHost(TestDatabase.server().port())) {
      String url = SCHEMA.url().replace(HERE, "127.0.0.1:" + first.port() + "," + HERE);
      FailOverDriver driver = new FailOverDriver();

      try (Connection connection = Objects.requireNonNull(driver.connect(url, account()));
          Statement statement = connection.createStatement()) {
        statement.execute("SELECT 1");
        first.fallSilent();
        long began = System.nanoTime();

        assertThatThrownBy(() -> statement.execute("SELECT 1"))
            .isInstanceOfSatisfying(
                SQLException.class, e -> assertThat(e.getSQLState()).startsWith("08"));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(15));
        assertThat(connection.isClosed()).isTrue();
      }
      long began = System.nanoTime();
      Objects.requireNonNull(driver.connect(url, account())).close();
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
    }
  }

  /** A host before the real one, which at some moment passes nothing on and closes nothing. */
  private static final class SilencedHost implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final int server;
    private volatile boolean silent;

    SilencedHost(int server) throws IOException {
      this.server = server;
      start(this::accept);
    }

    int port() {
      return socket.getLocalPort();
    }

    void fallSilent() {
      silent = true;
    }

    private void accept() throws IOException {
      while (true) {
        Socket from = socket.accept();
        Socket to = new Socket(InetAddress.getLoopbackAddress(), server);
        sockets.add(from);
        sockets.add(to);
        start(() -> pass(from, to));
        start(() -> pass(to, from));
      }
    }

    private void pass(Socket from, Socket to) throws IOException {
      byte[] buffer = new byte[8192];
      for (int read = from.getInputStream().read(buffer);
          read >= 0;
          read = from.getInputStream().read(buffer)) {
        if (!silent) {
          to.getOutputStream().write(buffer, 0, read);
        }
      }
    }

    private interface Relay {
      void run() throws IOException;
    }

    private static void start(Relay relay) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  relay.run();
                } catch (IOException e) {
                  // One side closed its connection, or the test ended.
                }
              });
      thread.setDaemon(true);
      thread.start();
    }

    @Override
    public void close() throws IOException {
      socket.close();
      for (Socket one : sockets) {
        one.close();
      }
    }
  }

  @Test
  void where_no_host_serves_it_says_so() {
    assertThatThrownBy(
            () -> FailOverDriver.choose("jdbc:mysql://127.0.0.1:1,127.0.0.1:2/muwahhad", "a", "b"))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void the_server_that_serves_is_chosen_once_for_the_migrations() throws SQLException {
    String url = SCHEMA.url().replace(HERE, "127.0.0.1:1," + HERE);

    assertThat(FailOverDriver.choose(url, SCHEMA.user(), SCHEMA.password()))
        .isEqualTo(SCHEMA.url());
  }

  private static Properties account() {
    Properties account = new Properties();
    account.setProperty("user", SCHEMA.user());
    account.setProperty("password", SCHEMA.password());
    return account;
  }
}
