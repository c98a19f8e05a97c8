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
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.muwahhad.db.EmbeddedDatabase;
import org.muwahhad.db.EmbeddedDatabaseSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * From the README's command to the first page: a clean build, a first start on an empty data
 * directory to the page that shows how far the demonstration has come and to all of it, and warm
 * starts, by the clock and in processor time of the service. The floor of a warm start is an empty
 * JVM plus the embedded server alone on the same directory.
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
            Figures.time(
                () -> command(clone, "mvn", "-ntp", "-q", "-T2", "-Dmaven.test.skip", "package"));
        Figures.print("clean build of a fresh clone: %.1f s", time.wallMillis() / 1000.0);
      } finally {
        delete(clone);
      }
    }
    Path data = Files.createTempDirectory(Path.of("bench/target").toAbsolutePath(), "start-");
    try {
      Start first = start(data);
      Figures.print(
          "first start, empty data directory: first page %.1f s, whole demonstration %.1f s",
          first.page(), first.open());
      for (int i = 0; i < WARM_STARTS; i++) {
        Start warm = start(data);
        Figures.print(
            "warm start to sign-in page: %.1f s, processor time %.1f s",
            warm.open(), warm.processor());
      }
      floor(data);
    } finally {
      delete(data);
    }
    return 0;
  }

  /**
   * One start, in seconds.
   *
   * @param page until any page is shown
   * @param open until people can sign in
   * @param processor time of the service's JVM until then
   */
  private record Start(double page, double open, double processor) {}

  private static Start start(Path data) throws Exception {
    int port = freePort();
    long began = System.nanoTime();
    Process service =
        new ProcessBuilder(
                java(),
                "@app/target/muwahhad",
                "--demo",
                "--data-dir",
                data.toString(),
                "--port",
                Integer.toString(port))
            .redirectErrorStream(true)
            .redirectOutput(data.resolve("service.log").toFile())
            .start();
    double page = awaitPage(service, port, began, Set.of(200, 503));
    double open = awaitPage(service, port, began, Set.of(200));
    double processor =
        service.toHandle().info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1000.0;
    service.destroy();
    service.waitFor();
    return new Start(page, open, processor);
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

  private static double awaitPage(Process service, int port, long began, Set<Integer> answers)
      throws Exception {
    HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    HttpRequest page =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/sign-in")).build();
    while (service.isAlive()) {
      try {
        int status = client.send(page, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (answers.contains(status)) {
          return (System.nanoTime() - began) / 1e9;
        }
      } catch (IOException e) {
        // Nobody listens yet.
      }
      Thread.sleep(20);
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
