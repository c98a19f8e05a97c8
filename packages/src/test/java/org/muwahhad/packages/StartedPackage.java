package org.muwahhad.packages;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The service, started out of a package. */
final class StartedPackage implements AutoCloseable {
  private static final Pattern ADDRESS =
      Pattern.compile("is open at.*?http://[0-9.]+:(?<port>[0-9]+)");
  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private final Process process;
  private final Path output;

  private StartedPackage(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  static StartedPackage of(ProcessBuilder command) throws IOException {
    Path output = Files.createTempFile("muwahhad-", ".log");
    return new StartedPackage(
        command.redirectErrorStream(true).redirectOutput(output.toFile()).start(), output);
  }

  /** Status that the service answers with, asked as a load balancer does. */
  int readiness() throws IOException, InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + port() + "/health/readiness");
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private int port() throws IOException, InterruptedException {
    long limit = System.nanoTime() + START_LIMIT.toNanos();
    while (process.isAlive() && System.nanoTime() < limit) {
      Matcher found = ADDRESS.matcher(output());
      if (found.find()) {
        return Integer.parseInt(found.group("port"));
      }
      Thread.sleep(100);
    }
    throw new AssertionError("The service did not start:\n" + output());
  }

  String output() throws IOException {
    return Files.readString(output);
  }

  /** Asks it to stop and returns its exit code. */
  int stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("The service did not end");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
