package org.muwahhad.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.muwahhad.db.EmbeddedDatabase;
import org.muwahhad.db.EmbeddedDatabaseSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * From the README's command to the first page: a clean build, a first start on an empty data
 * directory with the demonstration data, and warm starts. The floor of a warm start is an empty JVM
 * plus the embedded server alone on the same directory.
 */
@Command(
    name = "start",
    description =
        "Clean build, first start to first page, warm start; run from the project's root.")
final class StartBench implements Callable<Integer> {
  private static final int WARM_STARTS = 3;

  @Option(names = "--build", description = "Measure the clean build too.")
  private boolean build;

  @Override
  public Integer call() throws Exception {
    Figures.machine();
    if (build) {
      Path clone = Files.createTempDirectory(Path.of(".").toAbsolutePath(), ".bench-clone-");
      try {
        command(clone, "git", "clone", "-q", Path.of(".").toAbsolutePath().toString(), ".");
        Figures.Time time =
            Figures.time(() -> command(clone, "mvn", "-ntp", "-q", "-DskipTests", "package"));
        Figures.print("clean build of a fresh clone: %.1f s", time.wallMillis() / 1000.0);
      } finally {
        delete(clone);
      }
    }
    Path data = Files.createTempDirectory(Path.of("bench/target").toAbsolutePath(), "start-");
    try {
      Figures.print("first start, empty data directory, to first page: %.1f s", start(data));
      for (int i = 0; i < WARM_STARTS; i++) {
        Figures.print("warm start to first page: %.1f s", start(data));
      }
      floor(data);
    } finally {
      delete(data);
    }
    return 0;
  }

  private static double start(Path data) throws Exception {
    int port = freePort();
    long began = System.nanoTime();
    Process service =
        new ProcessBuilder(
                java(),
                "-jar",
                "app/target/muwahhad.jar",
                "--demo",
                "--data-dir",
                data.toString(),
                "--port",
                Integer.toString(port))
            .redirectErrorStream(true)
            .redirectOutput(data.resolve("service.log").toFile())
            .start();
    awaitPage(service, port);
    double seconds = (System.nanoTime() - began) / 1e9;
    service.destroy();
    service.waitFor();
    return seconds;
  }

  private static void floor(Path data) throws Exception {
    Figures.Time jvm = Figures.time(() -> command(Path.of("."), java(), "-version"));
    Figures.Time database =
        Figures.time(
            () -> {
              try (EmbeddedDatabase ignored =
                  EmbeddedDatabase.start(EmbeddedDatabaseSettings.in(data.resolve("database")))) {
                Figures.print("(the server answered)");
              }
            });
    Figures.print(
        "floor: empty JVM %.1f s, embedded server start and stop %.1f s",
        jvm.wallMillis() / 1000.0, database.wallMillis() / 1000.0);
  }

  private static void awaitPage(Process service, int port) throws Exception {
    HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    HttpRequest page =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/sign-in")).build();
    while (service.isAlive()) {
      try {
        if (client.send(page, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException e) {
        Thread.sleep(20);
      }
    }
    throw new IllegalStateException("The service ended while starting");
  }

  private static void command(Path folder, String... words) throws Exception {
    List<String> line = new ArrayList<>(List.of(words));
    Process process =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("Failed: " + line);
    }
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
