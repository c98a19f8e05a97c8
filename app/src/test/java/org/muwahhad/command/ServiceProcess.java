package org.muwahhad.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The service as a process of its own, as an operator starts it. */
final class ServiceProcess {
  private static final Duration START_LIMIT = Duration.ofMinutes(6);
  private static final Pattern ADDRESS = Pattern.compile("is open at.*(http://[0-9.]+:[0-9]+)");
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private final Process process;
  private final Path output;

  private ServiceProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  static ServiceProcess start(Path dataDirectory, String... options) {
    return start(Path.of(System.getProperty("java.home")), dataDirectory, options);
  }

  /** Starts it on another Java than that of the tests. */
  static ServiceProcess start(Path javaHome, Path dataDirectory, String... options) {
    return start(javaHome, dataDirectory, Map.of(), "0", options);
  }

  /** Starts it at a port with some variables of the environment. */
  static ServiceProcess start(
      Path dataDirectory, int port, Map<String, String> environment, String... options) {
    Path home = Path.of(System.getProperty("java.home"));
    return start(home, dataDirectory, environment, String.valueOf(port), options);
  }

  private static ServiceProcess start(
      Path javaHome,
      Path dataDirectory,
      Map<String, String> environment,
      String port,
      String... options) {
    try {
      Path output = Files.createTempFile("muwahhad-", ".log");
      List<String> command = new ArrayList<>();
      command.add(javaHome.resolve(Path.of("bin", "java")).toString());
      // The log of the service, not that of the tests on the class path.
      command.add("-Dlogback.configurationFile=logback.xml");
      command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp"));
      command.add(System.getProperty("java.class.path"));
      command.add("org.muwahhad.Muwahhad");
      command.addAll(List.of("--data-dir", dataDirectory.toString(), "--port", port));
      command.addAll(List.of(options));
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().putAll(environment);
      return new ServiceProcess(
          builder.redirectErrorStream(true).redirectOutput(output.toFile()).start(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it serves, once it does. */
  URI address() {
    long limit = System.nanoTime() + START_LIMIT.toNanos();
    while (process.isAlive() && System.nanoTime() < limit) {
      Matcher found = ADDRESS.matcher(output());
      if (found.find()) {
        return URI.create(found.group(1));
      }
      sleep();
    }
    throw new AssertionError("The service did not start:\n" + output());
  }

  /** Waits until it has told something. */
  void awaitLine(String text) {
    long limit = System.nanoTime() + START_LIMIT.toNanos();
    while (!output().contains(text)) {
      if (!process.isAlive() || System.nanoTime() > limit) {
        throw new AssertionError("Not told: " + text + "\n" + output());
      }
      sleep();
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What it runs beside itself: the database and anyone who loads the demonstration. */
  List<ProcessHandle> descendants() {
    return process.descendants().toList();
  }

  /** Kills the JVM as {@code kill -9} does. */
  void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Asks it to stop as Ctrl-C does, and returns once it has. */
  int stop() {
    process.destroy();
    return awaitEnd();
  }

  int awaitEnd() {
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("The service did not end:\n" + output());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Opens a session and returns its token. */
  String signIn(String login, String password) {
    String body = "{\"login\":\"" + login + "\",\"password\":\"" + password + "\"}";
    return field(send("POST", "/api/v1/session", "", body), "token");
  }

  /** Sends JSON and returns the JSON answered; anything but success fails. */
  String send(String method, String path, String token, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address().resolve(path))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      HttpResponse<String> response =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() >= 300) {
        throw new AssertionError(path + " answered " + response.statusCode() + response.body());
      }
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The first value of a field in a JSON text. */
  static String field(String json, String name) {
    Matcher found = Pattern.compile("\"" + name + "\":\"?([^\",}]+)").matcher(json);
    if (!found.find()) {
      throw new AssertionError("No " + name + " in " + json);
    }
    return found.group(1);
  }

  static void sleep() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
