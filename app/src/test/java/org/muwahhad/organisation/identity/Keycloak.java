package org.muwahhad.organisation.identity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A real Keycloak on this machine, with a realm that a test writes. */
final class Keycloak implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** It ends before a second compiler or a collector of many threads would pay. */
  private static final String OPTIONS =
      "-Xmx512m -XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=128m"
          + " -XX:-UseG1GC -XX:+UseSerialGC";

  private final Path folder;
  private final Process process;
  private final int port;

  private Keycloak(Path folder, Process process, int port) {
    this.folder = folder;
    this.process = process;
    this.port = port;
  }

  /** A port that nobody uses now. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  static String address(int port) {
    return "http://localhost:" + port + "/realms/kw";
  }

  /** Starts it with the realm of the tests. */
  static Keycloak start(int port, Map<String, String> values) throws Exception {
    Path folder = Files.createTempDirectory("keycloak");
    Path home = unpack(folder);
    Path realms = Files.createDirectories(home.resolve("data/import"));
    Files.writeString(realms.resolve("kw-realm.json"), realm(values));
    ProcessBuilder builder =
        new ProcessBuilder(
                home.resolve("bin/kc.sh").toString(),
                "start-dev",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--hostname-strict=false",
                "--import-realm")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keycloak.log").toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("JAVA_OPTS_APPEND", OPTIONS);
    Keycloak started = new Keycloak(folder, builder.start(), port);
    started.await();
    return started;
  }

  private static String realm(Map<String, String> values) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(
            Keycloak.class.getResourceAsStream("/identity/keycloak-realm.json"))) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      for (Map.Entry<String, String> value : values.entrySet()) {
        text = text.replace("@" + value.getKey() + "@", value.getValue());
      }
      return text;
    }
  }

  private static Path unpack(Path folder) throws IOException {
    Path zip = Path.of(System.getProperty("muwahhad.keycloak", ""));
    Path home = folder;
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path file = folder.resolve(entry.getName()).normalize();
        if (!file.startsWith(folder)) {
          throw new IOException("Outside of the folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(Objects.requireNonNull(file.getParent()));
          Files.copy(in, file);
          if (entry.getName().endsWith("bin/kc.sh")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
            home = Objects.requireNonNull(file.getParent()).getParent();
          }
        }
      }
    }
    return Objects.requireNonNull(home);
  }

  private void await() throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      if (!process.isAlive()) {
        throw new IllegalStateException(Files.readString(folder.resolve("keycloak.log")));
      }
      try {
        HttpResponse<String> answer =
            client.send(
                HttpRequest.newBuilder(URI.create(address(port))).build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() == 200) {
          return;
        }
      } catch (IOException e) {
        // It does not listen yet.
      }
      Thread.sleep(500);
    }
    throw new IllegalStateException(Files.readString(folder.resolve("keycloak.log")));
  }

  /** Ends what was started here, and nothing else. */
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
      try (Stream<Path> all = Files.walk(folder)) {
        all.sorted(Comparator.reverseOrder()).forEach(Keycloak::delete);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      file.toFile().deleteOnExit();
    }
  }
}
